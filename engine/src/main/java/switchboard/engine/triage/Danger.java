package switchboard.engine.triage;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.engine.danger.Severity;

/// One danger we can tell from others, as `dangers.yaml` has it.
///
/// @param in kinds of business where it counts; empty: everywhere
/// @param season whether it is grave only while it is cold
/// @param usual whether what a business advises for everything fits here
/// @param keys words under which a business may have advice of its own for it
/// @param heard patterns by language
/// @param advice what to do, by language; `{emergency}` and `{gas}` stand for numbers
record Danger(
    String id,
    Severity severity,
    List<String> in,
    boolean season,
    boolean usual,
    List<String> keys,
    Map<String, List<String>> heard,
    Map<String, String> advice) {

  /// As far as a denial reaches, in characters.
  private static final int NEAR = 48;

  private static final Pattern DENIAL =
      Pattern.compile(
          "(?:^|\\W)(?:no|not|isn't|aren't|wasn't|never|without|don't|doesn't|didn't|nobody|sin|ning[uú]n[ao]?)"
              + "(?:\\W+\\w+){0,2}\\W*$");

  Danger {
    in = in == null ? List.of() : List.copyOf(in);
    keys = keys == null ? List.of() : List.copyOf(keys);
    advice = advice == null ? Map.of() : Map.copyOf(advice);
  }

  boolean counts(String vertical) {
    return in.isEmpty() || in.contains(vertical);
  }

  /// Patterns of this language, ready for use.
  List<Pattern> patterns(String language) {
    return heard.getOrDefault(language, List.of()).stream().map(Pattern::compile).toList();
  }

  /// Whether a pattern is found, and what it finds is not denied.
  static boolean found(Pattern pattern, String words) {
    var match = pattern.matcher(words);
    while (match.find()) {
      var before = words.substring(Math.max(0, match.start() - NEAR), match.start());
      if (!DENIAL.matcher(before).find()) return true;
    }
    return false;
  }

  @Nullable String advice(String language) {
    return advice.getOrDefault(language, advice.get("en"));
  }
}
