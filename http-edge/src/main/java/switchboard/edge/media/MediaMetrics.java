package switchboard.edge.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What is counted of telephones' sound, as `switchboard_media_*`. Reasons are words of the code.
final class MediaMetrics {

  private final MeterRegistry registry;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Counter in;
  private final Counter out;
  private final Timer bargeIn;
  private final Timer turn;

  MediaMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("switchboard.media.open", open);
    registry.gauge("switchboard.media.unstarted", waiting);
    in = registry.counter("switchboard.media.frames", "way", "in");
    out = registry.counter("switchboard.media.frames", "way", "out");
    bargeIn = timer("switchboard.media.barge.in", Duration.ofSeconds(1));
    turn = timer("switchboard.media.turn", Duration.ofSeconds(10));
  }

  private Timer timer(String name, Duration longest) {
    return Timer.builder(name)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(longest)
        .register(registry);
  }

  int open() {
    return open.get();
  }

  void opened() {
    open.incrementAndGet();
  }

  /// A call's socket was closed, by us or by the telephone.
  void closed(String reason) {
    open.decrementAndGet();
    registry.counter("switchboard.media.closed", "reason", reason).increment();
  }

  void arrived() {
    waiting.incrementAndGet();
  }

  void left() {
    waiting.decrementAndGet();
  }

  /// A socket was turned away before it had a call.
  void refused(String reason) {
    registry.counter("switchboard.media.refused", "reason", reason).increment();
  }

  /// Something was wrong with a message, and it was passed over.
  void odd(String reason) {
    registry.counter("switchboard.media.odd", "reason", reason).increment();
  }

  void frames(int came, int went) {
    in.increment(came);
    out.increment(went);
  }

  /// Sound was not played, or not passed on.
  void dropped(String reason, int millis) {
    registry.counter("switchboard.media.dropped.ms", "reason", reason).increment(millis);
  }

  /// From the first sound of speech coming in to `clear` going out.
  void bargedIn(long nanos) {
    bargeIn.record(nanos, TimeUnit.NANOSECONDS);
  }

  /// From the last sound of the caller's speech to the first of the answer.
  void answered(long nanos) {
    turn.record(nanos, TimeUnit.NANOSECONDS);
  }

  /// A session was renewed before its vendor ended it.
  void renewed(String vendor) {
    registry.counter("switchboard.media.renewed", "vendor", vendor).increment();
  }
}
