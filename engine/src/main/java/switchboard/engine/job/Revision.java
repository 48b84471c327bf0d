package switchboard.engine.job;

import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.privacy.Personal;

/// What is new about a job; what is empty stays as it was. Done all together or not at all.
///
/// @param note what was done, in words
public record Revision(
    Optional<Status> status,
    Optional<Integer> percent,
    Optional<Personal> note,
    Optional<Personal> title,
    Optional<Personal> manager,
    Optional<LocalDate> deadline,
    Optional<String> invoice) {

  public static final Revision NONE =
      new Revision(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public static Revision to(Status status) {
    return new Revision(
        Optional.of(status),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// It has come this far.
  public static Revision at(int percent, Optional<Personal> note) {
    return new Revision(
        Optional.empty(),
        Optional.of(percent),
        note,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
