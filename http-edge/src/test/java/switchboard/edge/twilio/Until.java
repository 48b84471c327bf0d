package switchboard.edge.twilio;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/// Waits for a fact, not for a time.
public final class Until {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Until() {}

  public static void holds(BooleanSupplier fact) {
    holds("the fact", fact);
  }

  public static void holds(String what, BooleanSupplier fact) {
    var deadline = System.nanoTime() + LONGEST.toNanos();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() > deadline) Assertions.fail("did not come true: " + what);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
