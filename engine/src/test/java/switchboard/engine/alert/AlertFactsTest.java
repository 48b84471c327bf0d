package switchboard.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;

class AlertFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Matter MATTER =
      new Matter(
          "CA1",
          Optional.of("c1"),
          new Alarm("gas", Severity.LIFE),
          new Personal("I smell gas"),
          Optional.of(new Personal("Robin Sample")),
          Optional.of(new Personal("+12025550142")),
          Optional.of(new Personal("1 Oak Street")));

  static Stream<Event> facts() {
    var sam = new Chain.Member(new Personal("Sam Example"), new Personal("+12025550143"));
    var chain = new Chain(List.of(sam), Duration.ofMinutes(3), Duration.ofMinutes(1), 2, true);
    var by = new Taker(Optional.of(sam.name()), Optional.of(0), Taker.Via.KEY);
    return Stream.of(
        new Event.Raised(MATTER, chain, AT),
        new Event.Described(MATTER, AT),
        new Event.Texted(0, 0, AT.plusSeconds(180), AT),
        new Event.Called(1, 0, AT.plusSeconds(60), AT),
        new Event.Dialled(1, AT),
        new Event.Placed(1, "CA9", AT),
        new Event.Missed(1, Event.Why.NO_ANSWER, AT),
        new Event.Acknowledged(by, AT),
        new Event.Exhausted(AT));
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

  @Test
  void what_nobody_told_is_left_out() {
    var bare =
        new Matter(
            "CA1",
            Optional.empty(),
            new Alarm("other", Severity.CRITICAL),
            new Personal("help"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    new GoldenFile("alert.described.bare").matches(new Event.Described(bare, AT));
    var owner = new Taker(Optional.empty(), Optional.empty(), Taker.Via.PAGE);
    new GoldenFile("alert.acknowledged.bare").matches(new Event.Acknowledged(owner, AT));
  }
}
