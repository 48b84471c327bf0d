package switchboard.engine.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;

class HandOffFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Matter MATTER =
      new Matter(
          "CA1",
          3,
          Trigger.ASKED,
          Optional.of("c1"),
          Optional.of(new Personal("Robin Sample")),
          Optional.of(new Personal("+12025550142")),
          new Personal("about a flat in W9"));

  static Stream<Event> facts() {
    var sam = new Ring.Member("sam", new Personal("Sam Example"), new Personal("+12025550143"));
    var ring = new Ring(List.of(sam), Duration.ofSeconds(20), Duration.ofMinutes(2), 1);
    return Stream.of(
        new Event.Asked(MATTER, ring, AT),
        new Event.Tried(0, AT.plusSeconds(50), AT),
        new Event.Dialled(0, AT),
        new Event.Placed(0, "CA9", AT),
        new Event.Missed(0, Event.Why.VOICEMAIL, AT),
        new Event.Accepted(0, AT),
        new Event.Unanswered(AT),
        new Event.Left(AT),
        new Event.Finished(AT));
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
