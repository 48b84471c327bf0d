package switchboard.engine.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.engine.dialogue.Tongue;
import switchboard.engine.sms.Gsm;

/// The texts of one language, each in several wordings, the fullest first.
final class Sentences {

  private static final Pattern GAP = Pattern.compile("\\{[a-z]+}");

  private static final Map<String, Sentences> SHIPPED = new ConcurrentHashMap<>();

  private final Map<String, List<String>> wordings;

  private Sentences(Map<String, List<String>> wordings) {
    this.wordings = wordings;
  }

  /// Those of a language (BCP 47), or of English where it is not spoken.
  static Sentences in(String language) {
    return SHIPPED.computeIfAbsent(Tongue.of(language).code(), Sentences::of);
  }

  static Sentences of(String language) {
    var file = language + ".yaml";
    try (var in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file)) {
      return new Sentences(
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// The fullest wording of those sent as the fewest messages. One with a gap there is nothing for
  /// is not considered; of each text there is one without.
  String say(String key, Map<String, String> values) {
    return wordings(key, values.containsKey("link")).stream()
        .filter(it -> GAP.matcher(it).results().allMatch(gap -> has(values, gap.group())))
        .map(it -> Gsm.thrifty(filled(it, values)))
        .min(Comparator.comparingInt(Gsm::parts))
        .orElseThrow(() -> new IllegalArgumentException("nothing to say for " + key));
  }

  /// A word that stands for something unknown.
  String word(String key) {
    return Objects.requireNonNull(wordings.get("word-" + key), key).getFirst();
  }

  Map<String, List<String>> all() {
    return Map.copyOf(wordings);
  }

  private List<String> wordings(String key, boolean linked) {
    var all = linked ? wordings.get(key + "-linked") : null;
    return all == null ? Objects.requireNonNull(wordings.get(key), key) : all;
  }

  private static boolean has(Map<String, String> values, String gap) {
    return values.containsKey(gap.substring(1, gap.length() - 1));
  }

  /// In one go, so that nothing in a value is taken for a gap.
  private static String filled(String wording, Map<String, String> values) {
    var text =
        GAP.matcher(wording)
            .replaceAll(gap -> Matcher.quoteReplacement(value(values, gap.group())));
    return text.replaceAll(" {2,}", " ").replace(" .", ".").strip();
  }

  private static String value(Map<String, String> values, String gap) {
    return Gsm.plain(Objects.requireNonNull(values.get(gap.substring(1, gap.length() - 1)), gap));
  }
}
