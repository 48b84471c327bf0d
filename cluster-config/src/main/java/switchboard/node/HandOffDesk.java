package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.handoff.HandOffApi;
import switchboard.edge.handoff.HandOffMeans;
import switchboard.edge.handoff.HandingOver;
import switchboard.edge.handoff.Slack;
import switchboard.edge.handoff.SlackApi;
import switchboard.edge.handoff.SlackPosting;
import switchboard.edge.handoff.SlackTelling;
import switchboard.edge.recording.RecordingApi;
import switchboard.edge.recording.RecordingCare;
import switchboard.edge.telephony.Arranging;
import switchboard.edge.telephony.HoursApi;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.Music;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.RecordingRoutes;
import switchboard.edge.twilio.TakingRoutes;
import switchboard.edge.twilio.TwilioGate;
import switchboard.edge.twilio.VoiceRoutes;
import switchboard.edge.twilio.WaitingRoutes;
import switchboard.engine.CardEntities;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.recording.Recording;
import switchboard.engine.tenant.Tenant;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.handoff.JdbcHandOffs;
import switchboard.persistence.handoff.JdbcPresences;
import switchboard.persistence.handoff.JdbcSlackHooks;
import switchboard.persistence.recording.JdbcRecordings;

/// Everything that puts callers through to people: what falls due, what the network asks and
/// reports, and the business's API.
final class HandOffDesk {

  private final Premises premises;
  private final CardEntities<HandOff.Command, HandOff.Reply, HandOff.Card> handOffs;
  private final CardEntities<Recording.Command, Recording.Reply, Recording.Card> recordings;
  private final OnCallLinks links;
  private final Slack slack;

  HandOffDesk(Premises premises) {
    this.premises = premises;
    this.handOffs = HandOff.cards(premises.exchange().entities(HandOff.KEY));
    this.recordings = Recording.cards(premises.exchange().entities(Recording.KEY));
    this.links = premises.links("hand-off");
    var standIn = premises.settings().read(it -> Optional.ofNullable(it.get("SLACK_API_BASE_URL")));
    this.slack = new Slack(standIn.filter(it -> !it.isBlank()), Duration.ofSeconds(5));
  }

  Map<Kind, Handler> handlers(MeterRegistry registry) {
    var means = means(registry);
    var all = new EnumMap<Kind, Handler>(Kind.class);
    all.put(Kind.HANDOFF, new HandingOver(means));
    var care = care();
    var posting = new SlackPosting(hooks(), slack, registry, premises.clock());
    var telling = new SlackTelling(means, posting);
    all.put(
        Kind.SLACK,
        it ->
            it.fact("what").filter("voicemail"::equals).isPresent()
                ? posting.post(it, () -> care.told(it.tenant(), it.subject()))
                : telling.handle(it));
    all.put(Kind.RECORDING, care);
    return all;
  }

  private DataSource views() {
    return premises.storage().database().views();
  }

  private RecordingCare care() {
    return new RecordingCare(
        premises.tenants(),
        recordings,
        premises.callBacks(),
        new JdbcRecordings(views()),
        Senders.vault(premises.settings()),
        premises.post(),
        it -> HandOffMeans.page(premises.base().get(), it),
        premises.clock());
  }

  private HandOffMeans means(MeterRegistry registry) {
    var ringer = Senders.urgent(premises.settings(), premises.exchange());
    return new HandOffMeans(
        premises.tenants(),
        handOffs,
        premises.callBacks(),
        new JdbcConversations(views()),
        new JdbcPresences(views()),
        premises.post(),
        premises.calling(ringer, links),
        registry,
        premises.clock());
  }

  private JdbcSlackHooks hooks() {
    return new JdbcSlackHooks(views(), premises.storage().seals());
  }

  Route twilio(TwilioGate gate, PublicUrl url, VoiceRoutes voice, EdgeMetrics metrics) {
    var tenants = premises.tenants();
    var asking = premises.asking(handOffs);
    var records = premises.asking(recordings);
    return concat(
        new WaitingRoutes(gate, url, tenants, asking, voice, metrics).routes(),
        new TakingRoutes(premises.calls(gate, url, handOffs, links, metrics)).routes(),
        new RecordingRoutes(gate, url, tenants, records, metrics, premises.clock()).routes(),
        Music.route());
  }

  Route api(Reading reading, Writing writing) {
    var tenants = premises.tenants();
    var settings = premises.exchange().entities(Tenant.KEY);
    var clock = premises.clock();
    return concat(
        new HandOffApi(
                reading,
                writing,
                new JdbcHandOffs(views()),
                new JdbcPresences(views()),
                new JdbcCustomers(views()),
                tenants,
                settings,
                clock)
            .routes(),
        new RecordingApi(
                reading,
                writing,
                new JdbcRecordings(views()),
                premises.exchange().entities(Recording.KEY),
                Senders.vault(premises.settings()),
                tenants,
                settings,
                clock)
            .routes(),
        new HoursApi(reading, writing, new Arranging(tenants, settings), clock).routes(),
        new SlackApi(reading, writing, hooks(), slack, clock).routes());
  }
}
