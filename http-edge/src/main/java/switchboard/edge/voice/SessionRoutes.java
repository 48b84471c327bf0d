package switchboard.edge.voice;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Json;
import switchboard.edge.http.Limits;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Hosted.Answer.Briefed;
import switchboard.engine.function.Vendor;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Keys;

/// `/v1/voice/sessions`: a call that a hosted agent leads begins and ends like any other.
final class SessionRoutes {

  private static final String NAME = "/v1/voice/sessions";
  private static final String OTHER = "other";
  private static final String SESSION = "voice-[A-Za-z0-9-]{8,60}";

  private final VoiceApi api;
  private final Door door;

  SessionRoutes(VoiceApi api) {
    this.api = api;
    this.door = new Door(api);
  }

  Route routes() {
    return pathPrefix(
        "sessions",
        () ->
            concat(
                pathEnd(() -> post(this::begin)),
                path(PathMatchers.segment().slash("end"), session -> post(() -> end(session)))));
  }

  private Route begin() {
    return Requests.counted(
        api.registry(),
        NAME,
        api.access().business(visit -> admitted(visit, () -> body(it -> begin(visit, it)))));
  }

  private Route admitted(Visit visit, java.util.function.Supplier<Route> inner) {
    if (!visit.tenant().active()) return door.refuse(Trouble.SUSPENDED);
    return api.paced(visit.id()) ? inner.get() : door.refuse(Trouble.TOO_OFTEN);
  }

  private static Route body(Function<JsonNode, Route> inner) {
    return Limits.body(Limits.JSON, entity -> inner.apply(read(entity.getData().toArray())));
  }

  /// Nothing, where it is no JSON.
  private static JsonNode read(byte[] body) {
    try {
      return body.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.MAPPER.readTree(body);
    } catch (IOException _) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private Route begin(Visit visit, JsonNode body) {
    if (!body.isObject()) return refuse(Problem.of(400, "The body is not the JSON expected here."));
    var vendor = body.path("vendor").asText("");
    if (Vendor.of(vendor).isEmpty() && !vendor.equals(OTHER))
      return refuse(
          Problem.of(400, "vendor must be ultravox, deepgram, openai, retell or other.")
              .in("vendor"));
    var reference = body.path("reference").asText("");
    if (reference.length() > 200)
      return refuse(Problem.of(400, "reference must have at most 200 characters.").in("reference"));
    var session = session(visit, vendor, reference);
    var arrival = arrival(visit, body, vendor, reference.isEmpty() ? session : reference);
    return Door.answer(
        begun(EntityIds.of(visit.id(), session), arrival),
        reply -> response(visit, session, vendor, reply));
  }

  private static Route refuse(Problem problem) {
    return Directives.complete(problem.response());
  }

  /// The same call begun again is the same session.
  private String session(Visit visit, String vendor, String reference) {
    var of = reference.isEmpty() ? api.around().ids().get() : vendor + "|" + reference;
    return "voice-" + Keys.hash(visit.id() + "|" + of).substring(0, 24);
  }

  private static Arrival arrival(Visit visit, JsonNode body, String vendor, String reference) {
    var country = visit.tenant().profile().country();
    var caller = Phone.of(body.path("caller").asText(""), country);
    return new Arrival(
        Arrival.Channel.VOICE,
        caller.map(Phone::e164).map(Personal::of),
        Phone.of(body.path("dialled").asText(""), country),
        reference,
        Optional.of(vendor));
  }

  private CompletionStage<Reply> begun(String id, Arrival arrival) {
    return api.conversations()
        .<Reply>ask(id, to -> new Command.Begin(arrival, to))
        .thenCompose(reply ->
            reply instanceof Reply.Say
                ? api.conversations().<Reply>ask(id, Hosted.Brief::new)
                : CompletableFuture.completedStage(reply));
  }

  private HttpResponse response(Visit visit, String session, String vendor, Reply reply) {
    if (!(reply instanceof Briefed(var greeting, var prompt))) return Trouble.BROKEN.response();
    var expires = api.around().clock().instant().plus(VoiceApi.LASTING);
    var token = api.passes().token(new Pass(visit.id(), session, expires));
    var sheet = api.sheet(visit.tenant(), visit.request(), token);
    ObjectNode it = Json.MAPPER.createObjectNode();
    it.put("session", session).put("token", token);
    it.put(
        "expires",
        ZonedDateTime.ofInstant(expires, visit.tenant().profile().zone())
            .toOffsetDateTime()
            .withNano(0)
            .toString());
    it.put("greeting", text(greeting)).put("prompt", text(prompt));
    it.set("functions", sheet.of(Vendor.of(vendor).orElse(Vendor.OPENAI)));
    return Json.ok(it).withStatus(StatusCodes.CREATED);
  }

  private static String text(Personal it) {
    return it.erased() ? "" : it.text();
  }

  /// By whoever has the token of just this session, or the key of the business.
  private Route end(String session) {
    var name = NAME + "/{id}/end";
    return Directives.extractRequest(request ->
        Door.header(request, Access.API_KEY).isPresent()
            ? Requests.counted(
                api.registry(),
                name,
                api.access().business(it -> admitted(it, () -> end(it.id(), session))))
            : door.open(
                name,
                guest ->
                    guest.pass().session().equals(session)
                        ? end(guest.pass().tenant(), session)
                        : door.refuse(Trouble.UNKNOWN_SESSION)));
  }

  private Route end(String tenant, String session) {
    if (!session.matches(SESSION)) return door.refuse(Trouble.UNKNOWN_SESSION);
    return body(json -> {
      var it = Ending.of(json);
      return Door.answer(
          api.conversations()
              .<Reply>ask(
                  EntityIds.of(tenant, session),
                  to -> new Hosted.Leave(it.transcript(), it.outcome(), it.lasted(), to)),
          reply -> ended(session, reply));
    });
  }

  private static HttpResponse ended(String session, Reply reply) {
    if (reply instanceof Reply.Rejected(var why)) return Trouble.of(why).response();
    return Json.ok(Json.MAPPER.createObjectNode().put("session", session).put("ended", true));
  }
}
