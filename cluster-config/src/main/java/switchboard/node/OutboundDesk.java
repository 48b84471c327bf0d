package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.handoff.HandOffMeans.Calling;
import switchboard.edge.notice.Post;
import switchboard.edge.outbound.Callees;
import switchboard.edge.outbound.CallingOut;
import switchboard.edge.outbound.OutboundApi;
import switchboard.edge.outbound.OutboundMeans;
import switchboard.edge.outbound.Visits;
import switchboard.edge.telephony.Arranging;
import switchboard.edge.telephony.OutgoingApi;
import switchboard.edge.twilio.Asking;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.OutboundRoutes;
import switchboard.edge.twilio.TwilioGate;
import switchboard.edge.twilio.VoiceRoutes;
import switchboard.engine.message.Outbox;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.outbound.JdbcOutbounds;
import switchboard.persistence.outbound.JdbcRefusals;

/// Everything that calls people of the business's own accord: what falls due, what the network asks
/// and reports, and the owner's API.
final class OutboundDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Settings settings;
  private final Storage storage;
  private final Exchange exchange;
  private final Tenants tenants;
  private final Outbox outbox;
  private final Clock clock;
  private final Visits visits;
  private final OnCallLinks links;
  private final AtomicReference<Optional<String>> base;

  OutboundDesk(
      Settings settings,
      Storage storage,
      Exchange exchange,
      Tenants tenants,
      Outbox outbox,
      Clock clock,
      Visits visits) {
    this.settings = settings;
    this.storage = storage;
    this.exchange = exchange;
    this.tenants = tenants;
    this.outbox = outbox;
    this.clock = clock;
    this.visits = visits;
    this.base = new AtomicReference<>(settings.publicBaseUrl());
    var key = storage.seals().hash("switchboard", "key", "outbound").toCompletableFuture().join();
    this.links = new OnCallLinks(key.getBytes(StandardCharsets.UTF_8));
  }

  /// Where we can be reached, once that is known.
  void reachableAt(Optional<String> url) {
    base.set(url);
  }

  Handler handler(MeterRegistry registry) {
    var calling = new Calling(Senders.ringer(settings), Senders.lines(settings), links, base::get);
    var customers = new JdbcCustomers(storage.database().views());
    return new CallingOut(
        new OutboundMeans(
            tenants,
            exchange.entities(Outbound.KEY),
            callees(),
            new Post(outbox, customers, clock),
            calling,
            exchange.pacing(settings),
            registry,
            clock));
  }

  private Callees callees() {
    var views = storage.database().views();
    return new Callees(
        exchange.entities(Task.KEY),
        new JdbcCustomers(views),
        new JdbcConversations(views),
        new JdbcOutbounds(views),
        new JdbcRefusals(views),
        visits);
  }

  Route twilio(TwilioGate gate, VoiceRoutes voice, Asking asking, EdgeMetrics metrics) {
    var means =
        new OutboundRoutes.Means(
            tenants, exchange.entities(Outbound.KEY), asking, links, PATIENCE, clock);
    return new OutboundRoutes(gate, means, voice, metrics).routes();
  }

  Route api(Reading reading, Writing writing) {
    var outbounds = exchange.entities(Outbound.KEY);
    var arranging = new Arranging(tenants, exchange.entities(Tenant.KEY));
    return concat(
        new OutboundApi(reading, writing, callees(), outbounds, tenants, clock).routes(),
        new OutgoingApi(reading, writing, arranging).routes());
  }
}
