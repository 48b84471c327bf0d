package switchboard.edge.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// What is counted of calls over the text socket; nothing of a person.
public final class RelayMetrics {

  private final MeterRegistry registry;
  private final String prefix;
  private final AtomicInteger live = new AtomicInteger();
  private final Timer first;

  public RelayMetrics(MeterRegistry registry) {
    this(registry, "switchboard.relay");
  }

  /// @param prefix of all its names
  public RelayMetrics(MeterRegistry registry, String prefix) {
    this.registry = registry;
    this.prefix = prefix;
    registry.gauge(prefix + ".sessions", live);
    this.first =
        Timer.builder(prefix + ".first.token")
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
    registry.counter(prefix + ".closed", "reason", reason).increment();
  }

  /// A message that changed nothing.
  void ignored(String reason) {
    registry.counter(prefix + ".ignored", "reason", reason).increment();
  }

  /// The network reports that something did not work.
  void fault(String code) {
    registry.counter(prefix + ".faults", "code", code).increment();
  }

  /// A session ended and the call went on.
  public void resumed(String reason) {
    registry.counter(prefix + ".resumed", "reason", reason).increment();
  }

  /// From the caller's words to the first of ours.
  void answered(Duration took) {
    first.record(took);
  }
}
