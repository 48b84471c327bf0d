package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;

/// A half-open stretch of time: `end` is free again.
public record Slot(Instant start, Instant end) {

  public Slot {
    if (!start.isBefore(end)) throw new IllegalArgumentException("a slot ends after it starts");
  }

  public static Slot of(Instant start, Duration length) {
    return new Slot(start, start.plus(length));
  }

  public boolean overlaps(Slot other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /// This slot with room before and after it.
  public Slot padded(Duration before, Duration after) {
    return new Slot(start.minus(before), end.plus(after));
  }
}
