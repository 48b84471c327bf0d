package switchboard.edge.page;

import static org.apache.pekko.http.javadsl.model.StatusCodes.NOT_FOUND;
import static org.apache.pekko.http.javadsl.model.StatusCodes.NOT_IMPLEMENTED;
import static org.apache.pekko.http.javadsl.model.StatusCodes.SERVICE_UNAVAILABLE;
import static org.apache.pekko.http.javadsl.model.StatusCodes.UNAUTHORIZED;
import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.extractStrictEntity;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/// A stand-in for the API: the contract of `openapi.yaml` over the one day told in `world.json`. A
/// live call goes on when the test says so; the stream can be cut and the server be made to fail.
final class StubApi {

  static final String KEY = "sbk_demo";
  static final String TOKEN = "sbo_demo";

  private static final Set<String> EMPTIED =
      Set.of(
          "appointments",
          "conversations",
          "customers",
          "messages",
          "blocks",
          "waitlist",
          "reschedules",
          "consents",
          "alerts");

  private final ObjectNode world;
  private final Set<BoundedSourceQueue<ByteString>> listeners = ConcurrentHashMap.newKeySet();
  private final StubCalendar calendar;
  private final StubLine line;
  private final StubDesk desk = new StubDesk();
  private final Queue<String> writes = new ConcurrentLinkedQueue<>();
  private int spoken;
  private volatile boolean down;

  StubApi() {
    try (var json = StubApi.class.getResourceAsStream("world.json")) {
      world = (ObjectNode) new JsonMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    calendar = new StubCalendar(world);
    line = new StubLine(world);
  }

  /// Somebody calls.
  synchronized void ring(String id, String... language) {
    tell("conversation", line.ring(id, language));
  }

  synchronized void hangUp(String id) {
    line.hangUp(id);
    tell("conversation", id);
  }

  /// Whatever was asked to be changed: method, path and body.
  Queue<String> writes() {
    return writes;
  }

  Route route() {
    return pathPrefix(
        "v1",
        () ->
            extractRequest(request ->
                extractStrictEntity(
                    Duration.ofSeconds(5),
                    entity -> complete(answer(request, entity.getData().utf8String())))));
  }

  /// Whether anybody listens to the stream.
  boolean heard() {
    return !listeners.isEmpty();
  }

  /// The live call goes on by one turn.
  synchronized void speak() {
    var next = world.withArray("script").get(spoken++);
    var turns = (ArrayNode) world.at("/transcripts/k1");
    ((ObjectNode) turns.get(turns.size() - 1)).put("heard", true);
    turns.add(next);
    tell("conversation", "k1");
  }

  /// Somebody has booked: the schedule shows it.
  synchronized void book(String need) {
    var visits = (ArrayNode) world.get("appointments");
    var visit = (ObjectNode) item("appointments", "b3").orElseThrow().deepCopy();
    visits.add(visit.put("id", "new").put("need", need).put("resource", "riley"));
    tell("appointment", "new");
  }

  /// Somebody is in danger, and nobody has taken it yet.
  synchronized void alarm(String id, String severity, String what) {
    ((ArrayNode) world.get("alerts"))
        .addObject()
        .put("id", id)
        .put("severity", severity)
        .put("danger", "gas")
        .put("status", "open")
        .put("what", what)
        .put("name", "Robin Fields")
        .put("phone", "+15555550140")
        .put("place", "8 Mill Lane, Springfield")
        .put("raised", "2026-03-03T10:02:00-05:00");
    tell("alert", id);
  }

  synchronized void rename(String customer, String name) {
    item("customers", customer).ifPresent(it -> ((ObjectNode) it).put("name", name));
  }

  /// Cuts every stream; until [#up] nothing answers.
  void down() {
    down = true;
    listeners.forEach(BoundedSourceQueue::complete);
    listeners.clear();
  }

  void up() {
    down = false;
  }

  /// A world without anything in it.
  synchronized void emptied() {
    desk.emptied();
    for (var list : EMPTIED) ((ArrayNode) world.get(list)).removeAll();
    for (var list : Set.of("emergencies", "waiting", "live"))
      ((ArrayNode) world.at("/today/" + list)).removeAll();
    ((ObjectNode) world.at("/today/counts")).put("failedMessages", 0);
    ((ArrayNode) world.at("/today/facts"))
        .removeAll()
        .addObject()
        .put("kind", "quiet")
        .put("text", "A quiet day so far.");
  }

  private void tell(String topic, String id) {
    var change = "event: change\ndata: {\"topic\":\"%s\",\"id\":\"%s\"}\n\n".formatted(topic, id);
    listeners.forEach(it -> it.offer(ByteString.fromString(change)));
  }

  private synchronized HttpResponse answer(HttpRequest request, String body) {
    if (down) return problem(SERVICE_UNAVAILABLE, "Back in a moment.");
    if (!says(request, "X-API-Key", KEY) || !says(request, "X-Owner-Token", TOKEN))
      return problem(UNAUTHORIZED, "These keys are not known.");
    var path = request.getUri().path();
    if (!request.method().equals(HttpMethods.GET)) return changed(request, parsed(body));
    var last = URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    return switch (path) {
      case "/v1/owner/business" -> json(world.get("business"));
      case "/v1/owner/today" -> json(world.get("today"));
      case "/v1/owner/sms-metrics" -> json(world.get("smsMetrics"));
      case "/v1/owner/messages" -> list(request, "messages", _ -> true);
      case "/v1/owner/events" -> events();
      case "/v1/owner/speech" -> json(world.get("speech"));
      case "/v1/owner/live" -> json(line.read(query(request, "ids")));
      case "/v1/crm/appointments" -> list(request, "appointments", during(request));
      case "/v1/crm/blocks" -> list(request, "blocks", during(request));
      case "/v1/crm/waitlist" -> list(request, "waitlist", _ -> true);
      case "/v1/crm/alerts" -> list(request, "alerts", _ -> true);
      case "/v1/owner/reschedules" -> list(request, "reschedules", _ -> true);
      case "/v1/owner/staff" -> json(world.get("staff"));
      case "/v1/owner/consents" -> list(request, "consents", _ -> true);
      case "/v1/owner/schedule/tomorrow" -> json(world.get("tomorrow"));
      case "/v1/owner/schedule/tomorrow/audio" ->
          problem(NOT_IMPLEMENTED, "No voice is configured.");
      case "/v1/owner/service-mix" -> json(world.get("serviceMix"));
      case "/v1/owner/service-mix.csv" -> csv();
      case "/v1/availability" -> said(free(request));
      case "/v1/crm/conversations" -> list(request, "conversations", wanted(request));
      case "/v1/crm/customers" -> list(request, "customers", found(request));
      case String it when it.startsWith("/v1/crm/conversations/") -> transcript(last);
      case String it when it.startsWith("/v1/crm/customers/") -> one("customers", last);
      default ->
          desk.read(path, request.getUri().query())
              .orElseGet(() -> problem(NOT_FOUND, "There is no such address."));
    };
  }

  /// Everything that changes something is told on the stream, as the server does.
  private HttpResponse changed(HttpRequest request, JsonNode body) {
    var parts = request.getUri().path().split("/");
    var method = request.method().value();
    writes.add(method + " " + request.getUri().path() + " " + body);
    var answer =
        switch (parts[3]) {
          case "calls" -> line.done(parts[4], parts[5], body);
          case "appointments" -> appointment(method, parts, body);
          case "blocks", "waitlist" -> listed(method, parts, body);
          case "ask" -> new StubCalendar.Answer(200, answered(body));
          case "speech" -> line.speech(method, body);
          case "hand-off", "presence", "recording", "recordings", "rollout", "outbound" ->
              desk.changed(method, parts, body);
          case "staff" -> new StubCalendar.Answer(200, JsonNodeFactory.instance.objectNode());
          default -> decided(parts[3], parts[4]);
        };
    if (answer.status() < 300) tell(topic(parts[3]), answer.body().path("id").asText());
    return said(answer);
  }

  /// What the business would say.
  private JsonNode answered(JsonNode body) {
    var said = body.get("text").asText();
    var answer = world.get("answer").deepCopy();
    return said.contains("tomorrow")
        ? answer
        : ((ObjectNode) answer).put("say", "You are welcome.");
  }

  private static String topic(String kind) {
    return switch (kind) {
      case "blocks" -> "block";
      case "waitlist" -> "waitlist";
      case "consents" -> "consent";
      case "alerts" -> "alert";
      case "calls" -> "conversation";
      case "outbound" -> "outbound";
      case "presence" -> "hand-off";
      case "recordings" -> "recording";
      default -> "appointment";
    };
  }

  private StubCalendar.Answer appointment(String method, String[] parts, JsonNode body) {
    if (method.equals("PATCH")) return calendar.patch(parts[4], body);
    return parts.length > 5 ? calendar.cancel(parts[4]) : calendar.make(body);
  }

  private StubCalendar.Answer listed(String method, String[] parts, JsonNode body) {
    if (method.equals("DELETE")) return decided(parts[3], parts[4]);
    if (body.path("to").asText("z").compareTo(body.path("from").asText("")) <= 0)
      return StubCalendar.refused(400, "It must end after it begins.", "to");
    var item = (ObjectNode) body;
    item.put("id", "x" + world.get(parts[3]).size());
    for (var end : List.of("from", "to"))
      if (item.has("date"))
        item.put(
            end.equals("from") ? "start" : "end",
            item.get("date").asText() + "T" + item.get(end).asText() + ":00-05:00");
    ((ArrayNode) world.get(parts[3])).add(item);
    return new StubCalendar.Answer(201, item);
  }

  /// What was decided waits no more.
  private StubCalendar.Answer decided(String kind, String id) {
    ((ArrayNode) world.get(kind)).removeIf(it -> it.get("id").asText().equals(id));
    return new StubCalendar.Answer(200, JsonNodeFactory.instance.objectNode());
  }

  private StubCalendar.Answer free(HttpRequest request) {
    return calendar.availability(
        query(request, "service").orElseThrow(),
        query(request, "resource"),
        query(request, "from").orElseThrow(),
        query(request, "to").orElseThrow());
  }

  private static HttpResponse csv() {
    return HttpResponse.create()
        .withEntity(
            HttpEntities.create(ContentTypes.TEXT_CSV_UTF8, "service,appointments\nDrain,34\n"));
  }

  private static HttpResponse said(StubCalendar.Answer answer) {
    return json(answer.body()).withStatus(answer.status());
  }

  private static JsonNode parsed(String body) {
    try {
      return new JsonMapper().readTree(body.isEmpty() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse events() {
    Source<ByteString, BoundedSourceQueue<ByteString>> source = Source.queue(64);
    Source<ByteString, NotUsed> opened =
        source
            .mapMaterializedValue(it -> {
              listeners.add(it);
              return NotUsed.getInstance();
            })
            .prepend(Source.single(ByteString.fromString(": open\nretry: 2000\n\n")));
    return HttpResponse.create()
        .withEntity(
            HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), opened));
  }

  private HttpResponse transcript(String id) {
    var conversation = item("conversations", id);
    if (conversation.isEmpty()) return problem(NOT_FOUND, "There is no conversation with this id.");
    return json(line.whole((ObjectNode) conversation.get()));
  }

  private HttpResponse one(String kind, String id) {
    return item(kind, id)
        .map(StubApi::json)
        .orElseGet(() -> problem(NOT_FOUND, "Nobody has this id."));
  }

  private Optional<JsonNode> item(String kind, String id) {
    return world.get(kind).valueStream().filter(it -> it.get("id").asText().equals(id)).findFirst();
  }

  private HttpResponse list(HttpRequest request, String kind, Predicate<JsonNode> filter) {
    var all = world.get(kind).valueStream().filter(filter).toList();
    var from = query(request, "cursor").map(Integer::parseInt).orElse(0);
    var to =
        Math.min(all.size(), from + query(request, "limit").map(Integer::parseInt).orElse(500));
    var answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("items").addAll(all.subList(from, to));
    if (to < all.size()) answer.put("next", String.valueOf(to));
    return json(answer);
  }

  private static Predicate<JsonNode> during(HttpRequest request) {
    var from = OffsetDateTime.parse(query(request, "from").orElseThrow());
    var to = OffsetDateTime.parse(query(request, "to").orElseThrow());
    return it ->
        OffsetDateTime.parse(it.get("start").asText()).isBefore(to)
            && OffsetDateTime.parse(it.get("end").asText()).isAfter(from);
  }

  private static Predicate<JsonNode> wanted(HttpRequest request) {
    var channel = query(request, "channel");
    var live = query(request, "live").map(Boolean::parseBoolean);
    var customer = query(request, "customer");
    return it ->
        channel.stream().allMatch(it.path("channel").asText()::equals)
            && live.stream().allMatch(wish -> wish == !it.has("ended"))
            && customer.stream().allMatch(it.path("customer").asText()::equals);
  }

  private static Predicate<JsonNode> found(HttpRequest request) {
    var search = query(request, "search").orElse("").toLowerCase(Locale.ROOT);
    return it -> it.toString().toLowerCase(Locale.ROOT).contains(search);
  }

  private static Optional<String> query(HttpRequest request, String name) {
    return request.getUri().query().get(name);
  }

  private static boolean says(HttpRequest request, String header, String value) {
    return request.getHeader(header).filter(it -> it.value().equals(value)).isPresent();
  }

  static HttpResponse json(JsonNode body) {
    return HttpResponse.create()
        .withEntity(
            HttpEntities.create(MediaTypes.APPLICATION_JSON.toContentType(), body.toString()));
  }

  private static HttpResponse problem(StatusCode status, String detail) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("title", status.reason()).put("status", status.intValue()).put("detail", detail);
    return json(body).withStatus(status);
  }
}
