package switchboard.edge.access;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.admin.AdminRoutes;
import switchboard.edge.alert.AlertApi;
import switchboard.edge.calendar.CalendarApi;
import switchboard.edge.calendar.Memory;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.CrmRoutes;
import switchboard.edge.estate.EstateApi;
import switchboard.edge.handoff.HandOffApi;
import switchboard.edge.handoff.Slack;
import switchboard.edge.handoff.SlackApi;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Listening;
import switchboard.edge.ladder.BrowserSound;
import switchboard.edge.live.Audience;
import switchboard.edge.live.LineRoutes;
import switchboard.edge.live.LiveRoutes;
import switchboard.edge.message.Lines.Fate;
import switchboard.edge.message.Vault;
import switchboard.edge.outbound.Callees;
import switchboard.edge.outbound.OutboundApi;
import switchboard.edge.owner.AskRoutes;
import switchboard.edge.owner.DayRoutes;
import switchboard.edge.owner.Echo;
import switchboard.edge.owner.OwnerRoutes;
import switchboard.edge.owner.Remembered;
import switchboard.edge.owner.RolloutRoutes;
import switchboard.edge.owner.SpeechRoutes;
import switchboard.edge.owner.StaffRoutes;
import switchboard.edge.page.PageRoutes;
import switchboard.edge.recording.RecordingApi;
import switchboard.edge.specialist.SpecialistRoutes;
import switchboard.edge.telephony.Arranging;
import switchboard.edge.telephony.HoursApi;
import switchboard.edge.telephony.OutgoingApi;
import switchboard.edge.twilio.LiveTwiml;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.work.Studio;
import switchboard.engine.Phone;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Tenant.KeyKind;

/// The whole API on a free port over memory, with the tenants `alpha` and `beta`, whose keys are
/// `<tenant>-key`, `<tenant>-token` and `<tenant>-widget`.
public final class House implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  public static final String ADMIN = "the-platform";

  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final Registry tenants = new Registry();
  public final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
  public final Audience audience;
  public final Studio studio;
  public final Echo talks = new Echo();
  public final Remembered pins = new Remembered();
  public final Network network = new Network();
  public final Map<String, TextToSpeech> voices = new ConcurrentHashMap<>();
  public final Listening server;
  private final Optional<BrowserSound> sound;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  public House(int burst) {
    this(burst, Optional.of(ADMIN));
  }

  public House(int burst, Optional<String> admin) {
    this(burst, admin, Optional.empty());
  }

  /// @param sound the way to a speech vendor
  public House(int burst, Optional<String> admin, Optional<BrowserSound> sound) {
    this.sound = sound;
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    tenants.register("alpha", Presets.all().get(0).profile(), keys("alpha"));
    tenants.register("beta", Presets.all().get(1).profile(), keys("beta"));
    var knocks = new Knocks(burst, Duration.ofSeconds(1), 100, clock);
    var access = new Access(tenants, admin, new Client(false), knocks, meters);
    var blocking = new Blocking(executor, Duration.ofSeconds(10));
    var reading = new Reading(access, blocking, meters);
    var records = new Records(NOW, "alpha", "beta");
    studio = new Studio(clock, "alpha", "beta");
    var writing = new Writing(access, meters, executor, Duration.ofSeconds(10));
    audience = Audience.of(this::watched, 3);
    server =
        new Listening(
            Directives.concat(
                owners(reading, records, clock),
                CrmRoutes.create(reading, records.conversations(), records.customers()),
                DayRoutes.create(
                    reading,
                    records.conversations(),
                    records.schedule(),
                    records.outbox(),
                    TextToSpeech.NONE,
                    clock),
                AskRoutes.create(writing, talks, TextToSpeech.NONE),
                StaffRoutes.create(reading, writing, pins, tenants, tenants, clock),
                calendars(reading, access, records, clock).routes(),
                studio.api(reading, writing, records.schedule(), records.customers()).routes(),
                estate(reading, access, records, clock).routes(),
                alerts(reading, writing, records).routes(),
                SpecialistRoutes.create(reading, writing, tenants),
                LiveRoutes.create(access, audience, meters),
                browsers(reading, writing, records, clock),
                line(reading, writing, records, clock),
                through(reading, writing, records, clock),
                speech(reading, writing),
                admin(access, blocking),
                PageRoutes.create()));
  }

  private Route speech(Reading reading, Writing writing) {
    return SpeechRoutes.create(reading, writing, voices, tenants, tenants)
        .orElse(RolloutRoutes.create(reading, writing, () -> Set.of("deepgram"), tenants, tenants));
  }

  private Route owners(Reading reading, Records records, Clock clock) {
    return OwnerRoutes.create(
        reading, records.conversations(), records.schedule(), records.outbox(), meters, clock);
  }

  private Route browsers(Reading reading, Writing writing, Records records, Clock clock) {
    var browsers =
        new Browsers(tenants, talks, records.conversations(), sound, meters, clock, executor);
    return browsers.routes(reading, writing);
  }

  private Route through(Reading reading, Writing writing, Records records, Clock clock) {
    var people = records.customers();
    var handOffs = Lines.handOffs(NOW);
    var presences = Lines.presences();
    return Directives.concat(
        new HandOffApi(reading, writing, handOffs, presences, people, tenants, tenants, clock)
            .routes(),
        new SlackApi(
                reading,
                writing,
                Lines.hooks(),
                new Slack(Optional.empty(), Duration.ofSeconds(1)),
                clock)
            .routes(),
        new HoursApi(reading, writing, new Arranging(tenants, tenants), clock).routes(),
        new OutgoingApi(reading, writing, new Arranging(tenants, tenants)).routes(),
        new OutboundApi(
                reading, writing, callees(records), OutboundRecords.nobody(), tenants, clock)
            .routes(),
        new RecordingApi(
                reading,
                writing,
                Lines.recordings(NOW),
                Lines.nobody(),
                Vault.NONE,
                tenants,
                tenants,
                clock)
            .routes());
  }

  private static Callees callees(Records records) {
    return new Callees(
        OutboundRecords.nobody(),
        records.customers(),
        records.conversations(),
        OutboundRecords.outbounds(NOW),
        OutboundRecords.refusals(),
        (_, _, _) -> Optional.empty());
  }

  private Route line(Reading reading, Writing writing, Records records, Clock clock) {
    var twiml = new LiveTwiml(new PublicUrl(Optional.of("https://us.example")));
    var reach = new LineRoutes.Reach(talks, network, twiml);
    return LineRoutes.create(reading, writing, records.conversations(), reach, clock);
  }

  private Route admin(Access access, Blocking blocking) {
    return AdminRoutes.create(access, blocking, meters, tenants, tenants, new SecureRandom());
  }

  private CalendarApi calendars(Reading reading, Access access, Records records, Clock clock) {
    var memory = new Memory(tenants, clock);
    return new CalendarApi(
        reading,
        new Writing(access, meters, executor, Duration.ofSeconds(10)),
        tenants,
        memory.calendars(),
        memory.waitlist(),
        memory.consent(),
        memory.acquaintance(),
        records.schedule(),
        records.waitlists(),
        records.consents(),
        records.duties(),
        clock,
        () -> "new");
  }

  private AlertApi alerts(Reading reading, Writing writing, Records records) {
    var alerts = new AlertRecords(records, NOW);
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new AlertApi(reading, writing, alerts, alerts, tenants, tenants, clock);
  }

  private EstateApi estate(Reading reading, Access access, Records records, Clock clock) {
    var homes = new switchboard.edge.estate.Homes(clock);
    return new EstateApi(
        reading,
        new Writing(access, meters, executor, Duration.ofSeconds(10)),
        new EstateRecords(records, NOW),
        homes.properties(),
        new EstateRecords(records, NOW).tickets(),
        homes.tickets(),
        clock,
        () -> "new");
  }

  /// The telephone network, as far as it changes calls.
  public static final class Network implements switchboard.edge.message.Lines {
    public Fate outcome = Fate.DONE;
    public final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public Fate change(String call, String twiml) {
      told.add(call + " " + twiml);
      return outcome;
    }

    @Override
    public Fate redirect(String call, String url) {
      return change(call, url);
    }

    @Override
    public Fate hangUp(String call) {
      return change(call, "");
    }
  }

  private static Map<KeyKind, String> keys(String tenant) {
    return Map.of(
        KeyKind.API,
        Keys.hash(tenant + "-key"),
        KeyKind.OWNER,
        Keys.hash(tenant + "-token"),
        KeyKind.WIDGET,
        Keys.hash(tenant + "-widget"));
  }

  public static List<String> marks(String tenant) {
    var profile = Presets.all().get(tenant.equals("alpha") ? 0 : 1).profile();
    var numbers = profile.numbers().stream().map(Phone::e164);
    return java.util.stream.Stream.concat(
            numbers, java.util.stream.Stream.of("-" + tenant, "of " + tenant, profile.name()))
        .toList();
  }

  public HttpRequest.Builder as(String key, String token, String path) {
    return server.request(path).header("X-API-Key", key).header("X-Owner-Token", token);
  }

  public HttpResponse<String> get(String tenant, String path) {
    return server.send(as(tenant + "-key", tenant + "-token", path).build());
  }

  public HttpResponse<String> admin(String method, String path, String... body) {
    var publisher = HttpRequest.BodyPublishers.ofString(String.join("", Arrays.asList(body)));
    return server.send(
        server.request(path).header("X-Admin-API-Key", ADMIN).method(method, publisher).build());
  }

  public void tell(String topic) {
    watchers.forEach(it -> it.accept(topic));
  }

  @Override
  public void close() {
    audience.close();
    server.close();
    tenants.close();
    executor.close();
  }

  private AutoCloseable watched(Consumer<String> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }
}
