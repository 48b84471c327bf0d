package switchboard.engine.change;

import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What is new about a change; what is empty stays as it was. Done all together or not at all.
///
/// @param implementedOn the day it went live, of a change that is completed
/// @param today the day to take for that where none is told
public record Revision(
    Optional<Status> status,
    Optional<Estimate> estimate,
    Optional<Personal> notes,
    Optional<LocalDate> implementedOn,
    Optional<Priority> priority,
    Optional<String> job,
    LocalDate today) {

  public static Revision to(Status status, LocalDate today) {
    return nothing(today).with(status);
  }

  public static Revision nothing(LocalDate today) {
    return new Revision(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        today);
  }

  public Revision with(Status next) {
    return new Revision(Optional.of(next), estimate, notes, implementedOn, priority, job, today);
  }

  public Revision with(Estimate it) {
    return new Revision(status, Optional.of(it), notes, implementedOn, priority, job, today);
  }
}
