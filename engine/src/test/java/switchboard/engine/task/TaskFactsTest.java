package switchboard.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Event.Reopened;
import switchboard.engine.task.Event.Snoozed;

class TaskFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Personal WHAT = new Personal("call \"Zoë\" back 🙂");

  static Stream<Event> facts() {
    return Stream.of(
        new Added(
            new Todo(
                Optional.of("c1"), Todo.Kind.ESTIMATE, WHAT, Optional.of("CA1"), Optional.of("x1")),
            AT.plusSeconds(3600),
            AT),
        new Snoozed(AT.plusSeconds(7200), AT),
        new Assigned(new Personal("Kit Example"), AT),
        new Completed(AT),
        new Reopened(AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void what_was_not_told_is_not_stored() {
    var bare =
        new Todo(Optional.empty(), Todo.Kind.CALL_BACK, WHAT, Optional.empty(), Optional.empty());
    new GoldenFile("task.added.bare").matches(new Added(bare, AT, AT));
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
