package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Reading;
import switchboard.edge.admin.AdminRoutes;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.CrmRoutes;
import switchboard.edge.docs.DocsRoutes;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Requests;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.live.Audience;
import switchboard.edge.live.LineRoutes;
import switchboard.edge.live.LiveRoutes;
import switchboard.edge.ops.Check;
import switchboard.edge.ops.OpsRoutes;
import switchboard.edge.owner.AskRoutes;
import switchboard.edge.owner.DayRoutes;
import switchboard.edge.owner.OwnerRoutes;
import switchboard.edge.owner.RolloutRoutes;
import switchboard.edge.owner.SpeechRoutes;
import switchboard.edge.owner.StaffRoutes;
import switchboard.edge.page.PageRoutes;
import switchboard.edge.specialist.SpecialistRoutes;
import switchboard.edge.speech.EspeakSpeech;
import switchboard.edge.twilio.Asking;
import switchboard.edge.twilio.AuthTokens;
import switchboard.edge.twilio.Distress;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.Envelope;
import switchboard.edge.twilio.LiveTwiml;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.SmsRoutes;
import switchboard.edge.twilio.StatusRoutes;
import switchboard.edge.twilio.TakeOverRoutes;
import switchboard.edge.twilio.TwilioGate;
import switchboard.edge.twilio.VoiceRoutes;
import switchboard.edge.vendor.Voices;
import switchboard.edge.voice.Passes;
import switchboard.edge.voice.VoiceApi;
import switchboard.edge.widget.ScriptRoutes;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.message.Outbox;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.tenant.Speaking;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.calendar.JdbcSchedule;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;

/// Every route of the node, each given what it needs.
record Edge(
    Settings settings,
    Storage storage,
    Exchange exchange,
    Tenants tenants,
    Outbox outbox,
    Distress distress,
    Audience audience,
    Scheduling scheduling,
    Relaying relay,
    Rungs rungs,
    BrowserSound sound,
    PrometheusMeterRegistry registry,
    Map<String, Check> checks,
    Clock clock) {

  /// Well under the 15 seconds Twilio waits.
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  Route routes() {
    return concat(
        twilio(),
        owner(),
        Requests.counted(registry, "operations", operations()),
        Requests.counted(registry, "docs", DocsRoutes.create()),
        Requests.counted(registry, "widget", ScriptRoutes.create()),
        Requests.counted(registry, "pages", PageRoutes.create()));
  }

  private Route twilio() {
    var metrics = new EdgeMetrics(registry);
    var url = new PublicUrl(settings.publicBaseUrl());
    var tokens = AuthTokens.single(settings.twilioAccount(), settings.twilioToken());
    var gate = new TwilioGate(url, tokens, metrics);
    var asking = new Asking(exchange.entities(Conversation.KEY), PATIENCE);
    var voice = new VoiceRoutes(gate, url, tenants, asking, distress, metrics, rungs, envelope());
    return concat(
        scheduling.handOffs().twilio(gate, url, voice, metrics),
        voice.routes(),
        relay.routes(gate, url, tenants, asking, distress, rungs, metrics),
        new SmsRoutes(
                gate,
                tenants,
                asking,
                storage.seals(),
                distress,
                scheduling.onCall().texts(threads()),
                metrics)
            .routes(),
        scheduling.onCall().twilio(gate, url, metrics),
        scheduling.outbound().twilio(gate, url, voice, asking, metrics),
        new TakeOverRoutes(
                gate,
                url,
                tenants,
                new JdbcConversations(storage.database().views()),
                voice,
                threads(),
                metrics)
            .routes(),
        new StatusRoutes(gate, tenants, asking, outbox, threads(), metrics, rungs::over).routes());
  }

  private Envelope envelope() {
    var key = storage.seals().hash("switchboard", "key", "turn").toCompletableFuture().join();
    return new Envelope(key.getBytes(StandardCharsets.UTF_8), new SecureRandom());
  }

  private Route owner() {
    var knocks = new Knocks(20, Duration.ofSeconds(3), 10_000, clock);
    var client = new Client(settings.publicBaseUrl().isPresent());
    var access = new Access(tenants, settings.adminKey(), client, knocks, registry);
    var blocking = new Blocking(threads(), Duration.ofSeconds(10));
    var reading = new Reading(access, blocking, registry);
    var views = storage.database().views();
    var conversations = new JdbcConversations(views);
    var schedule = new JdbcSchedule(views, clock);
    return concat(
        OwnerRoutes.create(reading, conversations, schedule, outbox, registry, clock),
        CrmRoutes.create(reading, conversations, new JdbcCustomers(views)),
        DayRoutes.create(reading, conversations, schedule, outbox, speech(), clock),
        scheduling.routes(access, reading, client, knocks, threads()),
        SpecialistRoutes.create(reading, writing(access), exchange.entities(Tenant.KEY)),
        staff(access, reading),
        LiveRoutes.create(access, audience, registry),
        LineRoutes.create(reading, writing(access), conversations, reach(), clock),
        SpeechRoutes.create(
            reading, writing(access), voices(settings), tenants, exchange.entities(Tenant.KEY)),
        RolloutRoutes.create(
            reading, writing(access), rungs::vendorsHere, tenants, exchange.entities(Tenant.KEY)),
        agents(access),
        new BrowserTalk(settings, storage, exchange, tenants, sound, registry, clock)
            .routes(client, reading, writing(access), threads()),
        AdminRoutes.create(
            access,
            blocking,
            registry,
            tenants,
            exchange.entities(Tenant.KEY),
            new SecureRandom()));
  }

  private LineRoutes.Reach reach() {
    var url = new PublicUrl(settings.publicBaseUrl());
    return new LineRoutes.Reach(
        exchange.entities(Conversation.KEY), Senders.lines(settings), new LiveTwiml(url));
  }

  private Writing writing(Access access) {
    return new Writing(access, registry, threads(), Duration.ofSeconds(10));
  }

  /// For hosted voice agents that lead calls in our place.
  private Route agents(Access access) {
    var key = storage.seals().hash("switchboard", "key", "voice").toCompletableFuture().join();
    return new VoiceApi(
            access,
            tenants,
            exchange.entities(Conversation.KEY),
            new Passes(key.getBytes(StandardCharsets.UTF_8)),
            VoiceApi.usual(clock),
            registry,
            new VoiceApi.Surroundings(
                settings.publicBaseUrl(), clock, () -> UUID.randomUUID().toString()))
        .routes();
  }

  /// What the business's own people ask, and who they are.
  private Route staff(Access access, Reading reading) {
    var writing = new Writing(access, registry, threads(), PATIENCE);
    return concat(
        AskRoutes.create(writing, exchange.entities(Conversation.KEY), speech()),
        StaffRoutes.create(
            reading, writing, storage.pins(), tenants, exchange.entities(Tenant.KEY), clock));
  }

  private TextToSpeech speech() {
    return speech(settings);
  }

  private static TextToSpeech speech(Settings settings) {
    return settings.read(it ->
        EspeakSpeech.of(it.getOrDefault("SWITCHBOARD_TTS", "auto"), it.getOrDefault("PATH", "")));
  }

  /// Who can speak here, by the name of the speaker.
  static Map<String, TextToSpeech> voices(Settings settings) {
    var all = new HashMap<>(settings.read(Voices::from));
    var speech = speech(settings);
    if (!speech.equals(TextToSpeech.NONE)) all.put(Speaking.LOCAL, speech);
    return Map.copyOf(all);
  }

  private Route operations() {
    return new OpsRoutes(new LinkedHashMap<>(checks), Duration.ofSeconds(2), registry::scrape)
        .routes();
  }

  private static Executor threads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }
}
