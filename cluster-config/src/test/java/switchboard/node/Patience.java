package switchboard.node;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for a fact, not for a time.
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);

  private Patience() {}

  static void until(String fact, Callable<Boolean> holds) throws Exception {
    until(fact, LONGEST, holds);
  }

  static void until(String fact, Duration longest, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > end) throw new AssertionError("never came true: " + fact);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
