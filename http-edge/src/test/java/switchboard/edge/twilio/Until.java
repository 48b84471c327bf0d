package switchboard.edge.twilio;

import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/// Waits for a fact, not for a time.
public final class Until {

  private Until() {}

  public static void holds(BooleanSupplier fact) {
    var deadline = System.nanoTime() + 20_000_000_000L;
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() > deadline) Assertions.fail("did not come true in 20 s");
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }
}
