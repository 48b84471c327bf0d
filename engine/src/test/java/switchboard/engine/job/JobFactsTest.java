package switchboard.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.job.Event.Changed;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.Event.Progressed;
import switchboard.engine.job.Event.StatusChanged;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;

class JobFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Personal TITLE = new Personal("Website for \"Zoë's\" bakery 🥐");

  static Stream<Event> facts() {
    return Stream.of(
        new Opened(
            new Plan(
                "c1",
                TITLE,
                Optional.of(new Personal("Sam Example")),
                Optional.of(LocalDate.of(2026, 3, 2)),
                Optional.of("INV-7")),
            Status.IN_PROGRESS,
            40,
            AT),
        new Progressed(75, Optional.of(new Personal("The menu is done")), AT),
        new StatusChanged(Status.REVIEW, AT),
        new Changed(
            Optional.of(TITLE),
            Optional.of(new Personal("Kit Example")),
            Optional.of(LocalDate.of(2026, 4, 1)),
            Optional.of("INV-8"),
            AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void what_was_not_told_is_not_stored() {
    new GoldenFile("job.opened.bare")
        .matches(new Opened(new Plan("c1", TITLE), Status.PLANNED, 0, AT));
    new GoldenFile("job.progressed.bare").matches(new Progressed(10, Optional.empty(), AT));
    new GoldenFile("job.changed.bare")
        .matches(
            new Changed(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("INV-8"), AT));
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
