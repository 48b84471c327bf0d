package switchboard.edge.voice;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Parameters;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Json;
import switchboard.edge.http.Limits;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.edge.voice.Door.Guest;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Hosted.Answer.Told;
import switchboard.engine.function.Functions;
import switchboard.engine.function.Toolsheet;
import switchboard.engine.function.Vendor;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;

/// `/v1/voice/…`: each function at the path its definition names, all of them under
/// `/v1/voice/functions/{name}`, and their definitions in each vendor's form.
final class CallRoutes {

  private static final String ALL = "/v1/voice/functions";
  private static final String GENERATION = "X-Voice-Generation";
  private static final String CALL = "Idempotency-Key";

  private final VoiceApi api;
  private final Door door;

  CallRoutes(VoiceApi api) {
    this.api = api;
    this.door = new Door(api);
  }

  Route routes() {
    var own =
        Functions.paths().entrySet().stream()
            .map(it ->
                path(
                    matcher(it.getKey()),
                    () -> post(() -> call("/v1/voice/" + it.getKey(), Optional.of(it.getValue())))))
            .reduce(Route::orElse)
            .orElseThrow();
    return concat(own, pathPrefix("functions", this::functions));
  }

  private static PathMatcher0 matcher(String path) {
    return Stream.of(path.split("/"))
        .map(PathMatchers::segment)
        .reduce(PathMatcher0::slash)
        .orElseThrow();
  }

  private Route functions() {
    return concat(
        pathEnd(() -> concat(get(this::definitions), post(() -> call(ALL, Optional.empty())))),
        path(PathMatchers.segment(), name -> post(() -> call(ALL + "/{name}", Optional.of(name)))));
  }

  private Route definitions() {
    return Requests.counted(
        api.registry(),
        ALL,
        api.access().business(visit -> Directives.complete(definitions(visit))));
  }

  private HttpResponse definitions(Visit visit) {
    try {
      var vendors = new LinkedHashMap<String, Vendor>();
      for (var it : Vendor.values()) vendors.put(it.word(), it);
      var vendor = Parameters.of(visit.request()).choice("vendor", Map.copyOf(vendors));
      var sheet = api.sheet(visit.tenant(), visit.request(), Toolsheet.PLACEHOLDER);
      return Json.ok(sheet.of(vendor.orElse(Vendor.OPENAI)));
    } catch (BadParameter it) {
      return Problem.of(400, it.expected()).in(it.field()).response();
    }
  }

  /// @param function empty where the body names it
  private Route call(String name, Optional<String> function) {
    return door.open(
        name,
        guest ->
            Directives.extractRequest(request ->
                Limits.body(
                    Limits.JSON,
                    entity ->
                        Payload.of(entity.getData().toArray())
                            .map(it -> called(guest, request, function, it))
                            .orElseGet(() -> door.refuse(Trouble.MALFORMED)))));
  }

  private Route called(
      Guest guest, HttpRequest request, Optional<String> function, Payload payload) {
    var name = function.or(payload::function).orElse("");
    boolean known =
        Functions.of(guest.tenant().profile()).stream().anyMatch(it -> it.name().equals(name));
    if (!known) return door.refuse(Trouble.UNKNOWN_FUNCTION);
    boolean other = payload.function().filter(it -> !it.equals(name)).isPresent();
    if (other) return door.refuse(Trouble.MALFORMED);
    var generation = generation(request);
    if (generation.isEmpty()) return door.refuse(Trouble.MALFORMED);
    var call =
        Payload.sane(Door.header(request, CALL))
            .or(payload::call)
            .orElseGet(() -> api.around().ids().get());
    var id = EntityIds.of(guest.pass().tenant(), guest.pass().session());
    var arguments = Personal.of(payload.arguments().toString());
    return Door.answer(
        api.conversations()
            .<Reply>ask(id, to -> new Hosted.Invoke(call, generation.get(), name, arguments, to)),
        reply -> response(name, reply));
  }

  /// Negative where it does not count; empty where it is no number.
  private static Optional<Integer> generation(HttpRequest request) {
    var text = Door.header(request, GENERATION);
    if (text.isEmpty()) return Optional.of(-1);
    return text.filter(it -> it.matches("[0-9]{1,6}")).map(Integer::parseInt);
  }

  private HttpResponse response(String function, Reply reply) {
    return switch (reply) {
      case Told(_, var answer, var pending) -> {
        count(function, pending ? "pending" : "told");
        yield Json.ok(json(answer));
      }
      case Reply.Rejected(var why) -> {
        var trouble = Trouble.of(why);
        count(function, trouble.reason());
        yield trouble.response();
      }
      case Reply _ -> Trouble.BROKEN.response();
    };
  }

  private void count(String function, String outcome) {
    api.registry().counter("voice.calls", "function", function, "outcome", outcome).increment();
  }

  /// What was erased meanwhile is told as done.
  private static JsonNode json(Personal answer) {
    try {
      if (!answer.erased()) return Json.MAPPER.readTree(answer.text());
    } catch (IOException e) {
      throw new IllegalStateException("we wrote no JSON", e);
    }
    ObjectNode it = Json.MAPPER.createObjectNode();
    return it.put("ok", true).put("say", "That's done.");
  }
}
