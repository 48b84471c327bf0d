package switchboard.edge.twilio;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Requests;
import switchboard.engine.assessment.Oddity;
import switchboard.engine.tenant.Tenants;

/// What the telephony edge counts: by tenant and kind of webhook, never by anything about a person.
/// A request no tenant could be found for counts under tenant `none`.
public final class EdgeMetrics {

  private static final Logger log = LoggerFactory.getLogger(EdgeMetrics.class);
  private static final int LATEST = 4096;

  private final MeterRegistry registry;
  private final Map<String, Boolean> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > LATEST;
        }
      };

  public EdgeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// The route, counted and timed under its own name.
  Route counted(String name, Route route) {
    return Requests.counted(registry, name, route);
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

  /// What somebody said or wrote, if there is anything odd about it. The words are not kept.
  public void said(Tenants.Card tenant, Webhook.Kind kind, String words) {
    for (var it : Oddity.of(words, tenant.profile().language())) {
      log.info("odd words of kind {} for tenant {}", it.code(), tenant.id());
      registry
          .counter("odd.words", "tenant", tenant.id(), "kind", kind.label(), "oddity", it.code())
          .increment();
    }
  }

  /// A call has begun. Told again soon after, it still counts once, on this node.
  public void session(String tenant, String conversation) {
    if (begun(conversation)) registry.counter("voice.sessions", "tenant", tenant).increment();
  }

  private boolean begun(String conversation) {
    synchronized (latest) {
      return latest.put(conversation, true) == null;
    }
  }

  /// Who answered a call of the business's own, in a word.
  void answeredBy(String who) {
    registry.counter("switchboard.outbound.answered", "by", who).increment();
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
