package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import switchboard.engine.understanding.Understander.Expectation;

class SentenceTablesTest {

  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();
  private static final Instant JULY = Instant.parse("2026-07-14T15:00:00Z");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private static Understanding heard(
      String vertical, String country, String text, Expectation asked) {
    return UNDERSTANDER.understand(
        text, JULY, CHICAGO, new Vocabulary(vertical, country, List.of()), asked);
  }

  @Test
  void times_come_out_exactly() {
    var misses = new ArrayList<String>();
    var rows = Sentences.rows("times.txt");
    var clock = List.of("");
    for (var row : rows) {
      if (row.getFirst().startsWith("@")) {
        clock = List.of(row.getFirst().split(" "));
        continue;
      }
      var got = when(clock, row.getFirst());
      var wanted = wanted(clock, row);
      if (!got.equals(wanted)) misses.add(row + " <- " + got);
    }
    assertThat(rows).hasSizeGreaterThan(60);
    assertThat(misses).isEmpty();
  }

  private static String when(List<String> clock, String text) {
    var zone = ZoneId.of(clock.get(2));
    var now = OffsetDateTime.parse(offset(clock.get(1), zone)).toInstant();
    var vocabulary = new Vocabulary("trades", clock.get(3), List.of());
    var heard =
        UNDERSTANDER.understand(text, now, zone, vocabulary, Expectation.valueOf(clock.get(4)));
    return heard
        .slots()
        .when()
        .map(it ->
            it.start()
                + " "
                + it.end().map(Object::toString).orElse("-")
                + " "
                + it.grain().name().toLowerCase(Locale.ROOT))
        .orElse("none");
  }

  private static String wanted(List<String> clock, List<String> row) {
    if (row.get(1).equals("none")) return "none";
    var zone = ZoneId.of(clock.get(2));
    return offset(row.get(1), zone) + " " + offset(row.get(2), zone) + " " + row.get(3);
  }

  private static String offset(String time, ZoneId zone) {
    if (time.equals("-")) return time;
    if (time.length() > 16) return OffsetDateTime.parse(time).toString();
    return LocalDateTime.parse(time).atZone(zone).toOffsetDateTime().toString();
  }

  @Test
  void telephone_numbers_come_out_in_e164() {
    Sentences.hold(
        Sentences.rows("phones.txt"),
        1,
        row ->
            heard("trades", row.getFirst(), row.get(1), Expectation.ANYTHING)
                .slots()
                .phone()
                .orElse("none"));
  }

  @Test
  void email_addresses_are_read_from_speech() {
    Sentences.hold(
        Sentences.rows("emails.txt"),
        1,
        row ->
            heard("trades", "US", row.getFirst(), Expectation.EMAIL)
                .slots()
                .email()
                .orElse("none"));
  }

  @Test
  void names_are_written_as_they_should_be() {
    Sentences.hold(
        Sentences.rows("names.txt"),
        0.97,
        row ->
            heard("trades", "US", row.get(1), Expectation.valueOf(row.getFirst()))
                .slots()
                .name()
                .orElse("none"));
  }

  @Test
  void addresses_become_one_line() {
    Sentences.hold(
        Sentences.rows("addresses.txt"),
        0.97,
        row ->
            heard("trades", "US", row.get(1), Expectation.valueOf(row.getFirst()))
                .slots()
                .address()
                .orElse("none"));
  }

  @Test
  void intents_are_recognised() {
    Sentences.hold(
        Sentences.rows("intents.txt"),
        0.95,
        row -> heard(row.getFirst(), "US", row.get(1), Expectation.ANYTHING).intent());
  }

  @Test
  void emergencies_are_told_from_lookalikes() {
    Sentences.hold(
        Sentences.rows("emergencies.txt"),
        0.98,
        row -> {
          var day = Instant.parse(row.get(1) + "T15:00:00Z");
          var vocabulary = new Vocabulary(row.getFirst(), "US", List.of());
          var heard =
              UNDERSTANDER.understand(row.get(2), day, CHICAGO, vocabulary, Expectation.ANYTHING);
          return String.valueOf(heard.emergency());
        });
  }
}
