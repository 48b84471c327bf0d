package switchboard.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Event.StatusChanged;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;

class ChangeFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Personal NEED = new Personal("add a \"contact\" form 🙂");

  static Stream<Event> facts() {
    return Stream.of(
        new Requested(
            new Request(
                "c1", Optional.of("j1"), NEED, Priority.HIGH, Via.VOICE, Optional.of("CA1")),
            AT),
        new StatusChanged(Status.REVIEWING, AT),
        new Estimated(new Estimate(Optional.of(Duration.ofHours(6)), Optional.of(45_000L)), AT),
        new Completed(LocalDate.of(2026, 1, 9), AT),
        new Noted(new Personal("Ask for the address"), AT),
        new Graded(Priority.URGENT, AT),
        new JobAssigned("j2", AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void what_was_not_told_is_not_stored() {
    new GoldenFile("change.requested.bare")
        .matches(
            new Requested(
                new Request(
                    "c1", Optional.empty(), NEED, Priority.LOW, Via.EMAIL, Optional.empty()),
                AT));
    new GoldenFile("change.estimated.bare")
        .matches(new Estimated(new Estimate(Optional.empty(), Optional.of(45_000L)), AT));
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
