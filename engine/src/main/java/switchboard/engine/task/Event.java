package switchboard.engine.task;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Personal;

/// Everything that happens to one task.
public sealed interface Event extends Fact {
  Instant at();

  @JsonTypeName("task.added")
  record Added(Todo what, Instant due, Instant at) implements Event {}

  /// It is due later, or sooner.
  @JsonTypeName("task.snoozed")
  record Snoozed(Instant due, Instant at) implements Event {}

  @JsonTypeName("task.assigned")
  record Assigned(Personal to, Instant at) implements Event {}

  @JsonTypeName("task.completed")
  record Completed(Instant at) implements Event {}

  @JsonTypeName("task.reopened")
  record Reopened(Instant at) implements Event {}
}
