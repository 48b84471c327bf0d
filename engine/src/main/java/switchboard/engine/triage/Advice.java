package switchboard.engine.triage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.engine.danger.Alarm;
import switchboard.engine.tenant.Profile;

/// What to do until help comes: as the business says it, or else as is right for such a danger in
/// its country.
public final class Advice {

  private static final String ALL = "*";
  private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");

  private Advice() {}

  /// Empty if there is nothing to say.
  ///
  /// @param words in which it was told
  public static String of(Profile profile, Optional<Alarm> alarm, String words) {
    var own = new LinkedHashMap<>(profile.emergencies().advice());
    var all = Optional.ofNullable(own.remove(ALL));
    var danger = alarm.flatMap(it -> Dangers.SHIPPED.named(it.danger()));
    var shipped = danger.flatMap(it -> shipped(it, profile));
    boolean usual = danger.map(Danger::usual).orElse(true);
    return danger
        .flatMap(it -> named(own, it))
        .or(() ->
            danger.filter(it -> !it.usual()).isPresent() ? Optional.empty() : said(own, words))
        .or(() -> usual ? all : Optional.empty())
        .or(() -> shipped)
        .or(() -> all)
        .orElse("");
  }

  private static Optional<String> named(Map<String, String> own, Danger danger) {
    return own.entrySet().stream()
        .filter(it -> it.getKey().equals(danger.id()) || danger.keys().contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> said(Map<String, String> own, String words) {
    var said = Triage.plain(words);
    return own.entrySet().stream()
        .filter(it -> said.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<String> shipped(Danger it, Profile profile) {
    var lines = Dangers.SHIPPED.lines(profile);
    return Optional.ofNullable(it.advice(Dangers.language(profile)))
        .map(text ->
            GAP.matcher(text)
                .replaceAll(
                    gap -> Matcher.quoteReplacement(lines.getOrDefault(gap.group(1), "112"))));
  }
}
