package switchboard.edge.message;

import java.time.Duration;

/// How long to wait before the next attempt: 5 seconds, doubled each time, an hour at most.
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);

  private Backoff() {}

  /// @param attempts made so far, at least 1
  /// @param jitter 0 to 1: from half the time to all of it
  static Duration after(int attempts, double jitter) {
    var doublings = Math.clamp(attempts - 1, 0, 20);
    var whole = FIRST.multipliedBy(1L << doublings);
    var bounded = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
    return Duration.ofMillis(Math.round(bounded.toMillis() * (0.5 + jitter / 2)));
  }
}
