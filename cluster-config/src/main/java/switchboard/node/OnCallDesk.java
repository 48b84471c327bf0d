package switchboard.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.alert.AlertApi;
import switchboard.edge.alert.AlertMeans;
import switchboard.edge.alert.Alerting;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.notice.Post;
import switchboard.edge.twilio.AlertAsking;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.OnCallRoutes;
import switchboard.edge.twilio.OnCallTexts;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.TwilioGate;
import switchboard.engine.alert.Alert;
import switchboard.engine.message.Outbox;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.alert.JdbcAlerts;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;

/// Everything that fetches people in an emergency: what falls due, what the network asks and
/// reports, what people on call text, and the owner's API.
final class OnCallDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Settings settings;
  private final Storage storage;
  private final Exchange exchange;
  private final Tenants tenants;
  private final Outbox outbox;
  private final Clock clock;
  private final OnCallLinks links;
  private final AtomicReference<Optional<String>> base;

  OnCallDesk(
      Settings settings,
      Storage storage,
      Exchange exchange,
      Tenants tenants,
      Outbox outbox,
      Clock clock) {
    this.settings = settings;
    this.storage = storage;
    this.exchange = exchange;
    this.tenants = tenants;
    this.outbox = outbox;
    this.clock = clock;
    this.base = new AtomicReference<>(settings.publicBaseUrl());
    var key = storage.seals().hash("switchboard", "key", "on-call").toCompletableFuture().join();
    this.links = new OnCallLinks(key.getBytes(StandardCharsets.UTF_8));
  }

  /// Where we can be reached, once that is known.
  void reachableAt(Optional<String> url) {
    base.set(url);
  }

  Handler handler(MeterRegistry registry) {
    var views = storage.database().views();
    return new Alerting(
        new AlertMeans(
            tenants,
            exchange.entities(Alert.KEY),
            exchange.entities(Task.KEY),
            new JdbcConversations(views),
            new Post(outbox, new JdbcCustomers(views), clock),
            new AlertMeans.Calling(Senders.urgent(settings, exchange), links, base::get),
            registry,
            clock));
  }

  Route twilio(TwilioGate gate, PublicUrl url, EdgeMetrics metrics) {
    return new OnCallRoutes(gate, url, tenants, asking(), links, metrics, clock).routes();
  }

  OnCallTexts texts(Executor threads) {
    var alerts = new JdbcAlerts(storage.database().views());
    return new OnCallTexts(alerts, asking(), threads, clock);
  }

  private AlertAsking asking() {
    return new AlertAsking(exchange.entities(Alert.KEY), PATIENCE);
  }

  Route api(Reading reading, Writing writing) {
    return new AlertApi(
            reading,
            writing,
            new JdbcAlerts(storage.database().views()),
            exchange.entities(Alert.KEY),
            tenants,
            exchange.entities(Tenant.KEY),
            clock)
        .routes();
  }
}
