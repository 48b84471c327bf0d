package switchboard.edge.twilio;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;

/// What the telephony edge counts: by tenant and kind of webhook, never by anything about a person.
/// A request no tenant could be found for counts under tenant `none`.
public final class EdgeMetrics {

  private final MeterRegistry registry;

  public EdgeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  public void request(Optional<String> tenant, Webhook.Kind kind) {
    registry.counter("twilio.requests", "tenant", name(tenant), "kind", kind.label()).increment();
  }

  /// @param reason one of a few words in the code, never taken from a request
  public void error(Optional<String> tenant, Webhook.Kind kind, String reason) {
    registry
        .counter("twilio.errors", "tenant", name(tenant), "kind", kind.label(), "reason", reason)
        .increment();
  }

  public void session(String tenant) {
    registry.counter("voice.sessions", "tenant", tenant).increment();
  }

  public void badSignature(Webhook.Kind kind) {
    registry.counter("signature.failures", "kind", kind.label()).increment();
  }

  /// How long a webhook took from its last byte in to its answer.
  public void answered(Webhook.Kind kind, Duration took) {
    Timer.builder("twilio.webhook")
        .tag("kind", kind.label())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(15))
        .register(registry)
        .record(took);
  }

  private static String name(Optional<String> tenant) {
    return tenant.orElse("none");
  }
}
