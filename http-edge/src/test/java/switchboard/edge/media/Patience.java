package switchboard.edge.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a fact, not for long.
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Patience() {}

  static void until(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!fact.getAsBoolean() && System.nanoTime() - end < 0) LockSupport.parkNanos(2_000_000);
    assertThat(fact.getAsBoolean()).as(what).isTrue();
  }
}
