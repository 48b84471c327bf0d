package switchboard.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Event;
import switchboard.engine.calendar.Calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Calendar.Event.Cancelled;
import switchboard.engine.calendar.Calendar.Event.Confirmed;
import switchboard.engine.calendar.Calendar.Event.Held;
import switchboard.engine.calendar.Calendar.Event.Moved;
import switchboard.engine.calendar.Calendar.Event.Released;
import switchboard.engine.calendar.Calendar.Visit;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// The journal is for ever: golden files are never edited, only added to.
class CalendarFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Slot SLOT =
      new Slot(Instant.parse("2026-01-06T15:00:00Z"), Instant.parse("2026-01-06T16:00:00Z"));

  static Stream<Golden> facts() {
    var visit =
        new Visit(
            "c-1", "CA-1", "faucet-fix", true, Duration.ofMinutes(15), Duration.ofMinutes(30));
    return Stream.of(
        new Golden("held", new Held("a-1", visit, SLOT, AT.plusSeconds(300), AT)),
        new Golden("confirmed", new Confirmed("a-1", AT)),
        new Golden("released", new Released("a-1", AT)),
        new Golden("moved", new Moved("a-1", SLOT, By.CUSTOMER, AT)),
        new Golden("cancelled", new Cancelled("a-1", By.OWNER, AT)),
        new Golden("attendance-confirmed", new AttendanceConfirmed("a-1", AT)));
  }

  record Golden(String name, Event event) {

    String json() throws IOException {
      var file = "/golden/calendar." + name + ".json";
      try (var in = requireNonNull(CalendarFactsTest.class.getResourceAsStream(file), file)) {
        return new String(in.readAllBytes(), UTF_8).strip();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_is_written_exactly_so(Golden golden) throws IOException {
    var stored = FactCodec.store(golden.event(), Seal.PLAIN);
    assertThat(new String(stored.json(), UTF_8)).isEqualTo(golden.json());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_stored_fact_is_read_back(Golden golden) throws IOException {
    var stored = new StoredFact(golden.json().getBytes(UTF_8));
    assertThat(FactCodec.restore(stored, Seal.PLAIN)).isEqualTo(golden.event());
  }

  @Test
  void every_fact_has_a_golden_file() {
    var kept = facts().map(it -> it.event().getClass()).collect(Collectors.toSet());
    assertThat(Arrays.asList(Event.class.getPermittedSubclasses()))
        .containsExactlyInAnyOrderElementsOf(kept);
  }
}
