package switchboard.edge.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.server.Directives;
import switchboard.edge.access.Access;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Contract;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Records;
import switchboard.edge.access.Registry;
import switchboard.edge.http.Client;
import switchboard.edge.http.Json;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Listening;
import switchboard.edge.owner.DayRoutes;
import switchboard.edge.owner.OwnerRoutes;
import switchboard.engine.calendar.Slot;
import switchboard.engine.consent.Consents;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.waitlist.Waitlists;

/// Two businesses whose calendars work, on a free port: `alpha`, a plumber in Chicago's zone with
/// two vans and a workshop, and `beta`, an estate agency in London. It is Monday, nine in the
/// morning in Chicago.
public final class Town implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  public final Registry tenants = new Registry();
  public final Memory memory;
  public final Listening server;
  public Instant now = NOW;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  public Town() {
    this(TextToSpeech.NONE);
  }

  public Town(TextToSpeech speech) {
    var clock = clock();
    tenants.register("alpha", alpha(), keys("alpha"));
    tenants.register("beta", Presets.all().get(1).profile(), keys("beta"));
    memory = new Memory(tenants, clock);
    var meters = new SimpleMeterRegistry();
    var knocks = new Knocks(1000, Duration.ofSeconds(1), 100, clock);
    var access = new Access(tenants, Optional.empty(), new Client(false), knocks, meters);
    var reading = new Reading(access, new Blocking(executor, Duration.ofSeconds(10)), meters);
    var records = new Records(NOW);
    server =
        new Listening(
            Directives.concat(
                OwnerRoutes.create(
                    reading, records.conversations(), memory, records.outbox(), meters, clock),
                DayRoutes.create(
                    reading, records.conversations(), memory, records.outbox(), speech, clock),
                api(reading, new Writing(access, meters, executor, Duration.ofSeconds(10)), clock)
                    .routes()));
  }

  private CalendarApi api(Reading reading, Writing writing, Clock clock) {
    return new CalendarApi(
        reading,
        writing,
        tenants,
        memory.calendars(),
        memory.waitlist(),
        memory.consent(),
        memory.acquaintance(),
        memory,
        new Waiting(),
        new Asked(),
        memory.duties,
        clock,
        () -> UUID.randomUUID().toString().replace("-", ""));
  }

  /// The plumber moves to another zone; opening hours stay what they are on the wall.
  public void relocate(String zone) {
    tenants
        .<Reply>ask("alpha", it -> new Command.ChangeProfile(alpha(ZoneId.of(zone)), it))
        .toCompletableFuture()
        .join();
  }

  private static Profile alpha() {
    return alpha(Presets.all().getFirst().profile().zone());
  }

  private static Profile alpha(ZoneId zone) {
    var it = Presets.all().getFirst().profile();
    var services = Stream.concat(it.services().stream(), Stream.of(benchTest(it)));
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        zone,
        it.currency(),
        it.language(),
        it.address(),
        it.numbers(),
        it.persona(),
        it.hours(),
        services.toList(),
        List.of(
            new Resource("van-1", "Van 1", Kind.VAN),
            new Resource("van-2", "Van 2", Kind.VAN),
            new Resource("workshop", "The workshop", Kind.ROOM)),
        it.rules(),
        it.emergencies(),
        it.alerts(),
        it.recognition(),
        it.faq(),
        it.demo(),
        Planning.NONE,
        Telephony.NONE);
  }

  private static Service benchTest(Profile it) {
    return new Service(
        "bench-test",
        "bench test",
        List.of(),
        it.services().getFirst().duration(),
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        List.of("van-1", "van-2"),
        List.of(),
        List.of(Kind.ROOM),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<KeyKind, String> keys(String tenant) {
    return Map.of(
        KeyKind.API, Keys.hash(tenant + "-key"), KeyKind.OWNER, Keys.hash(tenant + "-token"));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /// Holds every answer against the contract.
  ///
  /// @param headers names and values in turn
  public HttpResponse<String> send(
      String tenant, String method, String path, String body, String... headers) {
    var answer = server.send(request(tenant, method, path, body, headers));
    var type = answer.headers().firstValue("Content-Type").orElse("");
    var operation =
        Contract.operations().stream()
            .filter(it -> it.method().equals(method) && fits(it.path(), path))
            .findFirst()
            .orElseThrow();
    if (type.equals("application/json"))
      assertThat(Contract.faults(operation, answer.statusCode(), answer.body()))
          .as(method + " " + path + " " + answer.body())
          .isEmpty();
    return answer;
  }

  private static boolean fits(String template, String path) {
    var plain = path.split("\\?", 2)[0].replaceFirst("^/api/", "/v1/");
    return plain.matches(template.replace(".", "\\.").replace("{id}", "[^/]+"));
  }

  public HttpRequest request(
      String tenant, String method, String path, String body, String... headers) {
    var request =
        server
            .request(path)
            .header("X-API-Key", tenant + "-key")
            .header("X-Owner-Token", tenant + "-token")
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return request.build();
  }

  public HttpResponse<String> get(String tenant, String path) {
    return send(tenant, "GET", path, "");
  }

  public HttpResponse<String> post(String tenant, String path, String body, String... headers) {
    return send(tenant, "POST", path, body, headers);
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The waitlist as it is.
  private final class Waiting implements Waitlists {
    @Override
    public List<Waitlists.Row> list(String tenant, Instant at) {
      var state = memory.waitlists.getOrDefault(tenant, switchboard.engine.waitlist.State.EMPTY);
      return state.waiting().stream()
          .map(it ->
              new Waitlists.Row(
                  it.id(),
                  it.entry().customer(),
                  Optional.empty(),
                  Optional.empty(),
                  it.entry().service(),
                  it.entry().times(),
                  it.entry().resource(),
                  it.entry().with(),
                  it.since(),
                  it.entry().until(),
                  it.open(at)
                      .map(one ->
                          new Offered(one.appointment(), one.resource(), one.slot(), one.until()))))
          .toList();
    }

    @Override
    public Optional<Waitlists.Row> open(String tenant, String customer, Instant at) {
      return Optional.empty();
    }
  }

  /// The questions as they are.
  private final class Asked implements Consents {
    @Override
    public List<Consents.Row> open(String tenant, Instant at) {
      return memory.consents.keySet().stream()
          .filter(it -> it.startsWith(tenant + ":"))
          .flatMap(it -> byId(tenant, it.substring(tenant.length() + 1)).stream())
          .filter(it -> it.status() == switchboard.engine.consent.Consent.Status.OPEN)
          .toList();
    }

    @Override
    public Optional<Consents.Row> byId(String tenant, String id) {
      return Optional.ofNullable(memory.consents.get(tenant + ":" + id))
          .map(it -> new Consents.Row(id, it.what().orElseThrow(), it.status(), NOW, it.until()));
    }
  }

  static Slot slot(String start, int minutes) {
    return Slot.of(Instant.parse(start), Duration.ofMinutes(minutes));
  }

  @Override
  public void close() {
    server.close();
    tenants.close();
    executor.close();
  }
}
