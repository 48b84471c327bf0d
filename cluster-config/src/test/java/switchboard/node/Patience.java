package switchboard.node;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for a fact, not for a time. An assertion that fails while looking means "not yet": what is
/// read back may still be on its way to the read model.
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);

  private Patience() {}

  static void until(String fact, Callable<Boolean> holds) throws Exception {
    until(fact, LONGEST, holds);
  }

  static void until(String fact, Duration longest, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    AssertionError last = null;
    while (true) {
      try {
        if (holds.call()) return;
        last = null;
      } catch (AssertionError notYet) {
        last = notYet;
      }
      if (System.nanoTime() > end) throw new AssertionError("never came true: " + fact, last);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
