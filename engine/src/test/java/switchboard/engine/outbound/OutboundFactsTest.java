package switchboard.engine.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;

class OutboundFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  static Stream<Event> facts() {
    var matter =
        new Matter(
            "t1",
            new Purpose(Purpose.Kind.CALL_BACK, Optional.of(new Personal("about a boiler"))),
            Optional.of("c1"),
            Optional.of(new Personal("Robin Sample")),
            new Personal("+12025550142"));
    var plan =
        new Plan(
            List.of(ZoneId.of("America/New_York")),
            LocalTime.of(9, 0),
            LocalTime.of(20, 0),
            3,
            Duration.ofMinutes(30),
            true);
    return Stream.of(
        new Event.Wanted(matter, plan, AT),
        new Event.Planned(0, AT.plusSeconds(50), AT),
        new Event.Dialled(0, AT),
        new Event.HeldBack(0, AT),
        new Event.Placed(0, "CA9", AT),
        new Event.Answered(0, "CA9", AT),
        new Event.Finished(0, AT),
        new Event.WordLeft(0, "CA9", AT),
        new Event.Missed(0, Event.Why.BUSY, AT),
        new Event.Exhausted(AT),
        new Event.Withdrawn(Event.Reason.DONE, AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
