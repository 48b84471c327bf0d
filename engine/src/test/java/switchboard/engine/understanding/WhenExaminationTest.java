package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import switchboard.engine.understanding.Understander.Expectation;

/// Measures times on the sets kept apart. One half of each, told by the hash of its id, is there to
/// learn from and its misses are shown; the other half only counts.
class WhenExaminationTest {

  private static final Path SETS =
      Path.of("../cluster-config/src/main/resources/switchboard/node/examination");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();

  @Test
  void english_times_come_out_exactly() {
    holds("when.jsonl", 0.95);
  }

  @Test
  void english_times_of_a_second_set_come_out_exactly() {
    holds("when-2.jsonl", 0.9);
  }

  @Test
  void spanish_times_come_out_exactly() {
    holds("slots-es.jsonl", 0.9);
  }

  private static void holds(String file, double share) {
    var rows = rows(file);
    var shown = rows.stream().filter(WhenExaminationTest::shown).toList();
    var hidden = rows.stream().filter(Predicate.not(WhenExaminationTest::shown)).toList();
    shown.stream()
        .filter(Predicate.not(WhenExaminationTest::right))
        .forEach(it -> System.out.println(told(it)));
    var figures =
        "%s: shown half %.4f of %d, hidden half %.4f of %d"
            .formatted(file, share(shown), shown.size(), share(hidden), hidden.size());
    System.out.println(figures);
    assertThat(share(rows)).as(figures).isGreaterThanOrEqualTo(share);
  }

  private static double share(List<JsonNode> rows) {
    return (double) rows.stream().filter(WhenExaminationTest::right).count() / rows.size();
  }

  private static boolean shown(JsonNode row) {
    return Math.floorMod(row.get("id").asText().hashCode(), 2) == 0;
  }

  private static boolean right(JsonNode row) {
    return heard(row).equals(wanted(row));
  }

  private static String told(JsonNode row) {
    return "%s | %s | %s %s | wanted %s | heard %s"
        .formatted(
            row.get("id").asText(),
            row.get("text").asText(),
            OffsetDateTime.ofInstant(
                Instant.parse(row.get("now").asText()), ZoneId.of(row.get("zone").asText())),
            row.get("zone").asText(),
            local(row.get("when")),
            heard(row));
  }

  private static String local(JsonNode when) {
    return when.isNull() ? "none" : when.get("start").asText() + " " + when.get("end").asText();
  }

  private static String heard(JsonNode row) {
    var zone = row.get("zone").asText();
    var country = zone.startsWith("Europe/London") ? "GB" : "US";
    var vocabulary = new Vocabulary(row.get("vertical").asText(), country, List.of());
    var now = Instant.parse(row.get("now").asText());
    return UNDERSTANDER
        .understand(
            row.get("text").asText(), now, ZoneId.of(zone), vocabulary, Expectation.ANYTHING)
        .slots()
        .when()
        .map(it ->
            it.start().toInstant()
                + " "
                + it.end().map(end -> end.toInstant().toString()).orElse("null"))
        .orElse("none");
  }

  private static String wanted(JsonNode row) {
    var when = row.get("when");
    if (when.isNull()) return "none";
    var start = OffsetDateTime.parse(when.get("start").asText()).toInstant().toString();
    var end = when.get("end");
    return start
        + " "
        + (end.isNull() ? "null" : OffsetDateTime.parse(end.asText()).toInstant().toString());
  }

  private static List<JsonNode> rows(String file) {
    try {
      return Files.readAllLines(SETS.resolve(file)).stream()
          .filter(it -> !it.isBlank())
          .map(WhenExaminationTest::row)
          .filter(it -> it.has("when"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode row(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
