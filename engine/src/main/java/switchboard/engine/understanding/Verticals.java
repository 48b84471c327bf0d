package switchboard.engine.understanding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The language data that ships: word classes, phrases of every intent, patterns of emergencies.
final class Verticals {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).registerModule(new Jdk8Module());
  static final List<String> NAMES = List.of("trades", "estate_agency", "med_spa", "web_agency");

  /// @param classes words that mean much the same, by the name of what they mean
  /// @param without intents of every business that this kind names otherwise
  record Language(
      Optional<Map<String, List<String>>> classes,
      Optional<List<String>> without,
      Map<String, List<String>> intents) {}

  record Alarm(
      List<List<String>> groups,
      Optional<Integer> span,
      Optional<String> season,
      Optional<List<String>> not) {}

  record Alarms(
      Map<String, List<String>> verticals,
      List<List<String>> lookalikes,
      Map<String, List<Alarm>> sections,
      List<List<String>> past,
      List<List<String>> resolved,
      List<String> others) {}

  private Verticals() {}

  static Map<String, List<String>> classes() {
    return read("language.yaml", Language.class).classes().orElse(Map.of());
  }

  /// Phrases by intent; an unknown kind of business gets those of the trades.
  static Map<String, List<String>> phrases(String vertical) {
    var own = read(known(vertical) + ".yaml", Language.class);
    var phrases = new LinkedHashMap<>(read("language.yaml", Language.class).intents());
    own.without().ifPresent(it -> it.forEach(phrases::remove));
    own.intents().forEach((intent, more) -> phrases.merge(intent, more, Verticals::both));
    return phrases;
  }

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  static String known(String vertical) {
    return NAMES.contains(vertical) ? vertical : "trades";
  }

  static Alarms alarms() {
    return read("emergencies.yaml", Alarms.class);
  }

  private static <T> T read(String file, Class<T> type) {
    try (var data = Verticals.class.getResourceAsStream(file)) {
      if (data == null) throw new IllegalStateException("missing resource " + file);
      return YAML.readValue(data, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
