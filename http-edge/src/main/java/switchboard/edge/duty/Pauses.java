package switchboard.edge.duty;

import java.time.Duration;

/// How long to wait before the next attempt: 2 seconds, doubled each time, half an hour at most.
final class Pauses {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private Pauses() {}

  /// @param attempts made so far, at least 1
  /// @param jitter 0 to 1: from half the time to all of it
  static Duration after(int attempts, double jitter) {
    var whole = FIRST.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
    var bounded = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
    return Duration.ofMillis(Math.round(bounded.toMillis() * (0.5 + jitter / 2)));
  }
}
