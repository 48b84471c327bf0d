package switchboard.edge.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// What is counted of calls over the text socket; nothing of a person.
public final class RelayMetrics {

  private final MeterRegistry registry;
  private final AtomicInteger live = new AtomicInteger();
  private final Timer first;

  public RelayMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("switchboard.relay.sessions", live);
    this.first =
        Timer.builder("switchboard.relay.first.token")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
  }

  void opened() {
    live.incrementAndGet();
  }

  /// @param reason one of a few words in the code
  void closed(String reason) {
    live.decrementAndGet();
    registry.counter("switchboard.relay.closed", "reason", reason).increment();
  }

  /// A message that changed nothing.
  void ignored(String reason) {
    registry.counter("switchboard.relay.ignored", "reason", reason).increment();
  }

  /// The network reports that something did not work.
  void fault(String code) {
    registry.counter("switchboard.relay.faults", "code", code).increment();
  }

  /// A session ended and the call went on.
  public void resumed(String reason) {
    registry.counter("switchboard.relay.resumed", "reason", reason).increment();
  }

  /// From the caller's words to the first of ours.
  void answered(Duration took) {
    first.record(took);
  }
}
