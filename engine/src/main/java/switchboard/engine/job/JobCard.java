package switchboard.engine.job;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;

/// What a customer may be told about a job of theirs.
///
/// @param percent how much of it is done, 0 to 100
/// @param manager the name of whoever looks after it
public record JobCard(
    String id,
    String title,
    Status status,
    int percent,
    @JsonInclude(NON_EMPTY) Optional<LocalDate> deadline,
    @JsonInclude(NON_EMPTY) Optional<String> manager) {

  /// How a job stands.
  public enum Status {
    PLANNED,
    IN_PROGRESS,
    ON_HOLD,
    REVIEW,
    DONE,
    CANCELLED
  }
}
