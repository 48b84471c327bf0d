package switchboard.node.examination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.When;

/// What a set examines: which key of the result it counts for, the file it is read from, the field
/// that holds the right answer, and when an answer is right.
enum Subject {
  INTENT("intents", "intent"),
  WHEN("when", "when"),
  PHONE("phones", "phone"),
  EMAIL("emails", "email"),
  NAME("names", "name"),
  ADDRESS("addresses", "address"),
  EMERGENCY("emergencies", "emergency");

  final String file;
  final String field;

  Subject(String file, String field) {
    this.file = file;
    this.field = field;
  }

  /// Whether a line asks about this.
  boolean asked(JsonNode line) {
    return line.has(field);
  }

  /// What was understood, as it is shown in the table of misses; `-` when nothing was.
  String heard(Understanding heard, ZoneId zone) {
    var slots = heard.slots();
    var answer =
        switch (this) {
          case INTENT -> Optional.of(heard.intent());
          case EMERGENCY -> Optional.of(String.valueOf(heard.emergency()));
          case WHEN -> slots.when().map(it -> shown(it, zone));
          case PHONE -> slots.phone();
          case EMAIL -> slots.email();
          case NAME -> slots.name();
          case ADDRESS -> slots.address();
        };
    return answer.orElse("-");
  }

  private static String shown(When when, ZoneId zone) {
    return moment(when.start(), zone) + end(when.end().map(it -> moment(it, zone)));
  }

  private static String moment(OffsetDateTime it, ZoneId zone) {
    return it.atZoneSameInstant(zone).toLocalDateTime().toString();
  }

  private static String end(Optional<String> end) {
    return end.map(it -> " to " + it).orElse("");
  }

  /// Every right answer to a line: its field, and what its `accept` allows besides.
  List<String> right(JsonNode line, ZoneId zone) {
    var right = new ArrayList<String>();
    right.add(written(line.path(field), zone));
    line.path("accept").forEach(it -> right.add(written(it, zone)));
    return right;
  }

  private static String written(JsonNode answer, ZoneId zone) {
    if (answer.isNull() || answer.isMissingNode()) return "-";
    if (!answer.isObject()) return answer.asText();
    var end = answer.path("end");
    return wall(answer.path("start").asText(), zone)
        + end(end.isTextual() ? Optional.of(wall(end.asText(), zone)) : Optional.empty());
  }

  /// A moment of an answer, with an offset or on the wall clock of its zone.
  private static String wall(String text, ZoneId zone) {
    try {
      return moment(OffsetDateTime.parse(text), zone);
    } catch (DateTimeException _) {
      return LocalDateTime.parse(text).toString();
    }
  }

  /// Whether the answer heard is that right one; addresses may differ in commas, case and
  /// abbreviations.
  boolean same(String heard, String right) {
    return this == ADDRESS
        ? Addressing.plain(heard).equals(Addressing.plain(right))
        : heard.equals(right);
  }

  static Instant now(JsonNode line) {
    var text = line.path("now").asText("2026-07-14T15:00:00Z");
    return OffsetDateTime.parse(text).toInstant();
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
