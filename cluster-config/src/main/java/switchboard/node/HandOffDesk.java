package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.handoff.HandOffApi;
import switchboard.edge.handoff.HandOffMeans;
import switchboard.edge.handoff.HandingOver;
import switchboard.edge.handoff.Slack;
import switchboard.edge.handoff.SlackApi;
import switchboard.edge.handoff.SlackTelling;
import switchboard.edge.notice.Post;
import switchboard.edge.recording.RecordingApi;
import switchboard.edge.recording.RecordingCare;
import switchboard.edge.telephony.Arranging;
import switchboard.edge.telephony.HoursApi;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.HandOffAsking;
import switchboard.edge.twilio.Music;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.RecordingRoutes;
import switchboard.edge.twilio.TakingRoutes;
import switchboard.edge.twilio.TwilioGate;
import switchboard.edge.twilio.VoiceRoutes;
import switchboard.edge.twilio.WaitingRoutes;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.message.Outbox;
import switchboard.engine.recording.Recording;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.handoff.JdbcHandOffs;
import switchboard.persistence.handoff.JdbcPresences;
import switchboard.persistence.handoff.JdbcSlackHooks;
import switchboard.persistence.recording.JdbcRecordings;

/// Everything that puts callers through to people: what falls due, what the network asks and
/// reports, and the business's API.
final class HandOffDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Settings settings;
  private final Storage storage;
  private final Exchange exchange;
  private final Tenants tenants;
  private final Outbox outbox;
  private final Clock clock;
  private final OnCallLinks links;
  private final Slack slack;
  private final AtomicReference<Optional<String>> base;

  HandOffDesk(
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
    var key = storage.seals().hash("switchboard", "key", "hand-off").toCompletableFuture().join();
    this.links = new OnCallLinks(key.getBytes(StandardCharsets.UTF_8));
    var standIn = settings.read(it -> Optional.ofNullable(it.get("SLACK_API_BASE_URL")));
    this.slack = new Slack(standIn.filter(it -> !it.isBlank()), Duration.ofSeconds(5));
  }

  /// Where we can be reached, once that is known.
  void reachableAt(Optional<String> url) {
    base.set(url);
  }

  Map<Kind, Handler> handlers(MeterRegistry registry) {
    var means = means(registry);
    var all = new EnumMap<Kind, Handler>(Kind.class);
    all.put(Kind.HANDOFF, new HandingOver(means));
    all.put(Kind.SLACK, new SlackTelling(means, hooks(), slack));
    all.put(Kind.RECORDING, care());
    return all;
  }

  private RecordingCare care() {
    var views = storage.database().views();
    return new RecordingCare(
        tenants,
        exchange.entities(Recording.KEY),
        exchange.entities(Task.KEY),
        new JdbcRecordings(views),
        Senders.vault(settings),
        new Post(outbox, new JdbcCustomers(views), clock),
        it -> HandOffMeans.page(base.get(), it),
        clock);
  }

  private HandOffMeans means(MeterRegistry registry) {
    var views = storage.database().views();
    return new HandOffMeans(
        tenants,
        exchange.entities(HandOff.KEY),
        exchange.entities(Task.KEY),
        new JdbcConversations(views),
        new JdbcPresences(views),
        new Post(outbox, new JdbcCustomers(views), clock),
        new HandOffMeans.Calling(
            Senders.ringer(settings), Senders.lines(settings), links, base::get),
        registry,
        clock);
  }

  private JdbcSlackHooks hooks() {
    return new JdbcSlackHooks(storage.database().views(), storage.seals());
  }

  Route twilio(TwilioGate gate, PublicUrl url, VoiceRoutes voice, EdgeMetrics metrics) {
    var handOffs = new HandOffAsking(exchange.entities(HandOff.KEY), PATIENCE);
    return concat(
        new WaitingRoutes(gate, url, tenants, handOffs, voice, metrics).routes(),
        new TakingRoutes(gate, url, tenants, handOffs, links, metrics, clock).routes(),
        new RecordingRoutes(
                gate, url, tenants, exchange.entities(Recording.KEY), PATIENCE, metrics, clock)
            .routes(),
        Music.route());
  }

  Route api(Reading reading, Writing writing) {
    var views = storage.database().views();
    return concat(
        new HandOffApi(
                reading,
                writing,
                new JdbcHandOffs(views),
                new JdbcPresences(views),
                new JdbcCustomers(views),
                tenants,
                exchange.entities(Tenant.KEY),
                clock)
            .routes(),
        new RecordingApi(
                reading,
                writing,
                new JdbcRecordings(views),
                exchange.entities(Recording.KEY),
                Senders.vault(settings),
                tenants,
                exchange.entities(Tenant.KEY),
                clock)
            .routes(),
        new HoursApi(
                reading, writing, new Arranging(tenants, exchange.entities(Tenant.KEY)), clock)
            .routes(),
        new SlackApi(reading, writing, hooks(), slack, clock).routes());
  }
}
