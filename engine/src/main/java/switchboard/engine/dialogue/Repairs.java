package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import switchboard.engine.ticket.Urgency;

/// What kind of repair somebody speaks of and how soon it must be seen to, by the words of
/// `repairs.yaml`.
final class Repairs {

  private static final String OTHER = "other";
  private static final Repairs ALL = read();

  private final Map<String, Pattern> categories;
  private final Pattern urgent;
  private final Pattern rooms;
  private final Pattern everywhere;
  private final Pattern since;

  private Repairs(Map<String, List<String>> data) {
    this.urgent = pattern(data, "urgent");
    this.rooms = pattern(data, "rooms");
    this.everywhere = pattern(data, "everywhere");
    this.since = pattern(data, "since");
    var all = new java.util.LinkedHashMap<String, Pattern>();
    for (var it : data.keySet())
      if (it.startsWith("category-")) all.put(it.substring(9), pattern(data, it));
    this.categories = all;
  }

  static Repairs shipped() {
    return ALL;
  }

  private static Pattern pattern(Map<String, List<String>> data, String key) {
    var words = Objects.requireNonNull(data.get(key), key);
    return Pattern.compile(
        "\\b(" + String.join("|", words) + ")\\b",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// The kind whose words are said first.
  String category(String words) {
    var best = OTHER;
    int first = Integer.MAX_VALUE;
    for (var it : categories.entrySet()) {
      var found = it.getValue().matcher(words);
      if (found.find() && found.start() < first) {
        first = found.start();
        best = it.getKey();
      }
    }
    return best;
  }

  /// Whether the words say what is wrong.
  boolean tells(String words) {
    return !category(words).equals(OTHER) || urgent.matcher(words).find();
  }

  Urgency urgency(String words, boolean emergency) {
    if (emergency) return Urgency.EMERGENCY;
    return urgent.matcher(words).find() ? Urgency.URGENT : Urgency.NORMAL;
  }

  /// Whether it is said where in the home it is, or it is all of it.
  boolean placed(String words) {
    return rooms.matcher(words).find() || everywhere.matcher(words).find();
  }

  boolean dated(String words) {
    return since.matcher(words).find();
  }

  private static Repairs read() {
    try (var in = Objects.requireNonNull(Repairs.class.getResourceAsStream("repairs.yaml"))) {
      return new Repairs(
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read repairs.yaml", e);
    }
  }
}
