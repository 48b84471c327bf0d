package switchboard.engine.change;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Personal;

/// Everything that happens to one request for a change.
public sealed interface Event extends Fact {
  Instant at();

  @JsonTypeName("change.requested")
  record Requested(Request what, Instant at) implements Event {}

  /// It has come to any status but the first and [Status#COMPLETED].
  @JsonTypeName("change.status-changed")
  record StatusChanged(Status status, Instant at) implements Event {}

  @JsonTypeName("change.estimated")
  record Estimated(Estimate estimate, Instant at) implements Event {}

  /// @param on the day it went live
  @JsonTypeName("change.completed")
  record Completed(LocalDate on, Instant at) implements Event {}

  /// For the business itself, in place of what was noted before.
  @JsonTypeName("change.noted")
  record Noted(Personal notes, Instant at) implements Event {}

  @JsonTypeName("change.graded")
  record Graded(Priority priority, Instant at) implements Event {}

  /// It belongs to this job.
  @JsonTypeName("change.job-assigned")
  record JobAssigned(String job, Instant at) implements Event {}
}
