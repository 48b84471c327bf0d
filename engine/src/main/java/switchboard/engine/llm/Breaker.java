package switchboard.engine.llm;

import java.time.Duration;
import java.time.Instant;

/// Keeps callers from waiting for a provider that is down: after three failures in a row nobody is
/// sent there for a while; then one may try, and if that fails too, the while doubles. Pure.
///
/// @param failures in a row
/// @param until nobody is sent there before
/// @param pause how long the next while is
public record Breaker(int failures, Instant until, Duration pause) {

  private static final int PATIENCE = 3;
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /// How long the one who tries keeps the others away, should it never report.
  private static final Duration TRIAL = Duration.ofSeconds(15);

  public static final Breaker CLOSED = new Breaker(0, Instant.MIN, FIRST);

  public boolean allows(Instant now) {
    return failures < PATIENCE || !now.isBefore(until);
  }

  /// Somebody is sent there.
  public Breaker asked(Instant now) {
    return failures < PATIENCE ? this : new Breaker(failures, now.plus(TRIAL), pause);
  }

  public Breaker succeeded() {
    return CLOSED;
  }

  public Breaker failed(Instant now) {
    int more = failures + 1;
    if (more < PATIENCE) return new Breaker(more, until, pause);
    var doubled = pause.multipliedBy(2);
    var next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return new Breaker(PATIENCE, now.plus(pause), next);
  }
}
