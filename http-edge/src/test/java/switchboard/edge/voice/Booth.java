package switchboard.edge.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import switchboard.edge.access.Access;
import switchboard.edge.access.Registry;
import switchboard.edge.http.Client;
import switchboard.edge.http.Json;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Listening;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Mind;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.job.JobCard;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// Real conversations behind real sockets: tenant `alpha` is the web agency, `beta` the plumber,
/// their keys are `<tenant>-key`. Tools answer as the test lets them.
final class Booth implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");

  volatile Instant now = NOON;
  volatile CompletableFuture<Result> gate = CompletableFuture.completedFuture(new Result.Done());
  final AtomicInteger ran = new AtomicInteger();
  final Registry tenants = new Registry();
  final Listening server;
  private final Map<String, ActorRef<Command>> alive = new ConcurrentHashMap<>();
  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  """
                  pekko.persistence.journal.plugin = "pekko.persistence.journal.inmem"
                  pekko.loglevel = WARNING
                  """)
              .withFallback(ConfigFactory.load()));
  private final Clock clock = new Moving();

  Booth(int burst) {
    tenants.register("alpha", Presets.all().getLast().profile(), keys("alpha"));
    tenants.register("beta", Presets.all().getFirst().profile(), keys("beta"));
    var meters = new SimpleMeterRegistry();
    var knocks = new Knocks(1_000, Duration.ofSeconds(1), 100, clock);
    var access = new Access(tenants, Optional.empty(), new Client(false), knocks, meters);
    var pace = new Knocks(burst, Duration.ofHours(1), 100, clock);
    var key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    server =
        new Listening(
            new VoiceApi(
                    access,
                    tenants,
                    new Sharded(),
                    new Passes(key),
                    pace,
                    meters,
                    new VoiceApi.Surroundings(
                        Optional.of("https://voice.example"),
                        clock,
                        () -> UUID.randomUUID().toString()))
                .routes());
  }

  private static Map<KeyKind, String> keys(String tenant) {
    return Map.of(KeyKind.API, Keys.hash(tenant + "-key"));
  }

  private final class Moving extends Clock {
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
  }

  private final class Sharded implements Entities<Command> {
    @Override
    public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
      var entity = alive.computeIfAbsent(id, Booth.this::conversation);
      return AskPattern.ask(entity, command::apply, Duration.ofSeconds(6), kit.scheduler());
    }
  }

  private ActorRef<Command> conversation(String id) {
    var means = new Conversation.Means(this::mind, (_, _, _, tool) -> run(tool), clock);
    return kit.spawn(Conversation.create(id, means, Seal.PLAIN, _ -> {}));
  }

  private Mind mind(String id) {
    var card = tenants.byId(EntityIds.tenant(id)).orElseThrow();
    return new Mind(
        id,
        card,
        (_, _, _, _, _) -> new Understanding("unknown", 0.1, false, Slots.NONE),
        new RuleBrain(Phrases.of("en")));
  }

  /// The node dies, and with it all that was not stored.
  void dies() {
    alive.values().forEach(kit::stop);
    alive.clear();
  }

  private CompletionStage<Result> run(Tool tool) {
    if (tool instanceof Tool.FindCustomer it && it.claim().isEmpty())
      return CompletableFuture.completedStage(found());
    ran.incrementAndGet();
    return gate.thenApply(_ -> result(tool));
  }

  private static Result.CustomerFound found() {
    return new Result.CustomerFound(
        "c-1",
        true,
        Optional.of(Personal.of("Pat Example")),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Result result(Tool tool) {
    return switch (tool) {
      case Tool.FindCustomer _ -> found().proved();
      case Tool.FindSlots _ ->
          new Result.SlotsFound(
              List.of(
                  new Result.Offer(
                      "dev-1", Slot.of(NOON.plusSeconds(86_400), Duration.ofHours(1)))),
              true);
      case RecordTool.FindJobs _ ->
          new RecordResult.JobsFound(
              List.of(
                  new JobCard(
                      "j1",
                      "Website redesign",
                      JobCard.Status.IN_PROGRESS,
                      75,
                      Optional.empty(),
                      Optional.empty())));
      case RecordTool.RequestChange _ ->
          new RecordResult.ChangeRequested("ch1", Optional.of("j1"), Duration.ofHours(24));
      case RecordTool.AddTask _ -> new RecordResult.TaskAdded("t1", NOON.plusSeconds(3_600));
      case Tool _ -> new Result.Done();
    };
  }

  HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) {
    var request =
        server
            .request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return server.send(request.build());
  }

  HttpResponse<String> post(String path, Map<String, String> headers, String body) {
    return post(path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode begin(String tenant, String reference) {
    var body =
        """
        {"vendor": "ultravox", "caller": "+19135550142", "reference": "%s"}\
        """
            .formatted(reference);
    return json(post("/v1/voice/sessions", Map.of("X-API-Key", tenant + "-key"), body));
  }

  Map<String, String> token(String tenant, String reference) {
    return Map.of("X-Voice-Token", begin(tenant, reference).path("token").asText());
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String recorded(String name) {
    try (var in = Booth.class.getResourceAsStream("/voice/" + name + ".json")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    kit.shutdownTestKit();
    tenants.close();
  }
}
