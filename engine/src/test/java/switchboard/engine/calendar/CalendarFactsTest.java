package switchboard.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Block.Weekly;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Concluded;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.LeadChanged;
import switchboard.engine.calendar.Event.MoveHeld;
import switchboard.engine.calendar.Event.MoveReleased;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Event.SourceLost;
import switchboard.engine.calendar.Event.Unblocked;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// The journal is for ever: golden files are never edited, only added to.
class CalendarFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Slot SLOT =
      new Slot(Instant.parse("2026-01-06T15:00:00Z"), Instant.parse("2026-01-06T16:00:00Z"));

  private static final Local LOCAL = Local.of(SLOT.start(), ZoneId.of("America/Chicago"));

  static Stream<Golden> facts() {
    var visit =
        new Visit(
            "c-1", "CA-1", "faucet-fix", true, Duration.ofMinutes(15), Duration.ofMinutes(30));
    var first =
        Stream.of(
            new Golden("held", new Held("a-1", visit, SLOT, AT.plusSeconds(300), AT)),
            new Golden("confirmed", new Confirmed("a-1", AT)),
            new Golden("released", new Released("a-1", AT)),
            new Golden("moved", new Moved("a-1", SLOT, By.CUSTOMER, AT)),
            new Golden("cancelled", new Cancelled("a-1", By.OWNER, AT)),
            new Golden("attendance-confirmed", new AttendanceConfirmed("a-1", AT)));
    return Stream.of(first, later(visit), surroundings()).flatMap(it -> it);
  }

  private static Stream<Golden> later(Visit visit) {
    var lead = visit.leading(List.of("room-1")).handedOverBy("anna");
    var about = Optional.of(new About(visit, SLOT));
    return Stream.of(
        new Golden(
            "held.with", new Held("a-1", lead, SLOT, AT.plusSeconds(300), AT, Optional.of(LOCAL))),
        new Golden("confirmed.unsure", new Confirmed("a-1", AT, true, about)),
        new Golden("assured", new Assured("a-1", AT, about)),
        new Golden("move-held", new MoveHeld("a-1", SLOT, AT.plusSeconds(300), AT, about)),
        new Golden("move-released", new MoveReleased("a-1", AT)),
        new Golden("moved.about", new Moved("a-1", SLOT, By.LINK, AT, Optional.of(LOCAL), about)),
        new Golden(
            "cancelled.late",
            new Cancelled("a-1", By.OUTSIDE, AT, Optional.of("no-time"), true, about)),
        new Golden("reminded", new Reminded("a-1", SLOT.start(), Duration.ofHours(24), AT)),
        new Golden("reschedule-asked", new RescheduleAsked("a-1", "customer", AT, about)),
        new Golden("reschedule-settled", new RescheduleSettled("a-1", AT)),
        new Golden("reschedule-settled.about", new RescheduleSettled("a-1", AT, about)),
        new Golden("displaced", new Displaced("a-1", "a-2", AT, about)),
        new Golden("lead-changed", new LeadChanged("a-1", "anna", AT)),
        new Golden(
            "concluded",
            new Concluded("a-1", Outcome.COMPLETED, Optional.of(Interest.HIGH), AT, about)));
  }

  private static Stream<Golden> surroundings() {
    return Stream.of(
        new Golden(
            "blocked",
            new Blocked(
                "b-1",
                new Block(
                    LocalDate.of(2026, 1, 7),
                    LocalTime.of(12, 0),
                    LocalTime.of(13, 0),
                    LOCAL.zone(),
                    Block.Kind.BREAK,
                    Optional.of(new Weekly(Set.of(DayOfWeek.WEDNESDAY), Optional.empty()))),
                AT)),
        new Golden("unblocked", new Unblocked("b-1", AT)),
        new Golden(
            "busy-learned",
            new BusyLearned(
                "google",
                List.of(
                    new Outside("e-1", Optional.of(SLOT)), new Outside("e-2", Optional.empty())),
                false,
                AT)),
        new Golden("source-lost", new SourceLost("google", AT)));
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
