package switchboard.persistence.database;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for a fact, with a deadline.
public final class Await {

  private Await() {}

  public static void until(Duration patience, String what, Callable<Boolean> fact)
      throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!fact.call()) {
      if (System.nanoTime() > deadline) throw new AssertionError("still not so: " + what);
      Thread.sleep(Duration.ofMillis(10));
    }
  }
}
