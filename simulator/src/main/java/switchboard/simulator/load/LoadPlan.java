package switchboard.simulator.load;

import java.time.Duration;

/// How much to ask of a server.
///
/// @param calls how many callers are on the phone at any time
/// @param period how long each takes from one turn to the next
/// @param warmup how long to call before anything is measured
/// @param length how long to measure
public record LoadPlan(int calls, Duration period, Duration warmup, Duration length) {

  public LoadPlan {
    if (calls < 1) throw new IllegalArgumentException("at least one call is needed");
    if (!period.isPositive()) throw new IllegalArgumentException("the period must be positive");
    if (warmup.isNegative()) throw new IllegalArgumentException("the warm-up must not be negative");
    if (!length.isPositive()) throw new IllegalArgumentException("the length must be positive");
  }

  /// That many callers with a turn each three seconds, measured for `length` after a warm-up of ten
  /// seconds.
  public static LoadPlan of(int calls, Duration length) {
    return new LoadPlan(calls, Duration.ofSeconds(3), Duration.ofSeconds(10), length);
  }
}
