package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;

/// Time as milliseconds, within a range that leaves room to add to it.
final class Millis {

  private static final long EARLIEST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

  private Millis() {}

  /// The last millisecond not after the moment.
  static long down(Instant at) {
    return clamped(at, 0);
  }

  /// The first millisecond not before the moment.
  static long up(Instant at) {
    return clamped(at, 999_999);
  }

  private static long clamped(Instant at, int more) {
    var seconds = Math.clamp(at.getEpochSecond(), EARLIEST, LATEST);
    return seconds * 1000 + (at.getNano() + more) / 1_000_000;
  }

  /// What is negative is nothing, what is longer than `most` is `most`.
  static long length(Duration length, Duration most) {
    if (length.isNegative()) return 0;
    return (length.compareTo(most) > 0 ? most : length).toMillis();
  }
}
