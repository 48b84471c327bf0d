package switchboard.engine.job;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.Fact;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.privacy.Personal;

/// Everything that happens to one job.
public sealed interface Event extends Fact {
  Instant at();

  /// @param percent how much of it was done already
  @JsonTypeName("job.opened")
  record Opened(Plan plan, Status status, int percent, Instant at) implements Event {}

  /// @param note what was done, in words
  @JsonTypeName("job.progressed")
  record Progressed(int percent, @JsonInclude(NON_EMPTY) Optional<Personal> note, Instant at)
      implements Event {}

  @JsonTypeName("job.status-changed")
  record StatusChanged(Status status, Instant at) implements Event {}

  /// What is empty stays as it was.
  @JsonTypeName("job.changed")
  record Changed(
      @JsonInclude(NON_EMPTY) Optional<Personal> title,
      @JsonInclude(NON_EMPTY) Optional<Personal> manager,
      @JsonInclude(NON_EMPTY) Optional<LocalDate> deadline,
      @JsonInclude(NON_EMPTY) Optional<String> invoice,
      Instant at)
      implements Event {}
}
