package switchboard.engine.understanding;

import java.time.OffsetDateTime;
import java.util.Optional;

/// A stretch of time somebody named, on the wall clock of the zone in which the words were meant.
///
/// @param end exclusive; empty when the words leave it open ("after five")
public record When(OffsetDateTime start, Optional<OffsetDateTime> end, Grain grain) {

  /// The smallest unit that was said: "Tuesday" is a day, "Tuesday morning" and "at five" an hour,
  /// "five fifteen" a minute.
  public enum Grain {
    YEAR,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE
  }
}
