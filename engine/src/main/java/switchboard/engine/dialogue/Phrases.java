package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The sentences a receptionist says, by key, in one language. A key may have several wordings: the
/// first is the plain one, the later ones are said when the earlier did not help.
public final class Phrases {

  private static final Map<String, Phrases> SHIPPED = new ConcurrentHashMap<>();

  private final Map<String, List<String>> wordings;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  private Phrases(Map<String, List<String>> wordings) {
    this.wordings = wordings;
  }

  /// The phrases in which a tongue speaks.
  static Phrases in(Tongue tongue) {
    return SHIPPED.computeIfAbsent(tongue.code(), Phrases::of);
  }

  /// The phrases of a language as shipped (`en`): those of `en.yaml` and of the files it lists
  /// under `files`, which lie in `en/`. No two files have a key in common.
  public static Phrases of(String language) {
    var all = new LinkedHashMap<>(read(language + ".yaml"));
    var files = Objects.requireNonNullElse(all.remove("files"), List.<String>of());
    for (var file : files)
      read(language + "/" + file + ".yaml")
          .forEach((key, wordings) -> {
            if (all.put(key, wordings) != null) throw new IllegalStateException("twice: " + key);
          });
    return new Phrases(all);
  }

  private static Map<String, List<String>> read(String file) {
    try (var in =
        Objects.requireNonNull(Phrases.class.getResourceAsStream(file), "no phrases " + file)) {
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// @param attempt 0 for the first time
  /// @param values names and values by turns, put in for `{name}`
  String say(String key, int attempt, String... values) {
    var all = wordings.get(key);
    if (all == null) throw new IllegalArgumentException("no phrase " + key);
    var text = all.get(Math.min(attempt, all.size() - 1));
    for (int i = 0; i + 1 < values.length; i += 2)
      text = text.replace("{" + values[i] + "}", values[i + 1]);
    return text.replace("  ", " ").strip();
  }

  boolean has(String key) {
    return wordings.containsKey(key);
  }

  /// What callers say, by the pattern that stands under `heard-…`.
  Pattern heard(String what) {
    return patterns.computeIfAbsent(
        what,
        it ->
            Pattern.compile(
                say("heard-" + it, 0),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
  }

  /// All there is to say, by key.
  Map<String, List<String>> all() {
    return Map.copyOf(wordings);
  }
}
