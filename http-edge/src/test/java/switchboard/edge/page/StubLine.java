package switchboard.edge.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The calls in progress of a [StubApi]'s world, and what is done to them.
final class StubLine {

  private final ObjectNode world;

  StubLine(ObjectNode world) {
    this.world = world;
  }

  private ArrayNode conversations() {
    return (ArrayNode) world.get("conversations");
  }

  /// A call that is not of the day told comes in; it can come in any number of times.
  ///
  /// @param language they speak, where it is not the business's own
  String ring(String id, String... language) {
    var call = (ObjectNode) world.at("/ringing/conversation").deepCopy();
    for (var it : language) call.put("language", it);
    conversations().insert(0, call.put("id", id));
    ((ObjectNode) world.get("transcripts")).set(id, world.at("/ringing/turns").deepCopy());
    return id;
  }

  void hangUp(String id) {
    call(id).ifPresent(it -> it.put("ended", "2026-03-03T10:12:30-05:00"));
  }

  private Optional<ObjectNode> call(String id) {
    return conversations()
        .valueStream()
        .filter(it -> it.get("id").asText().equals(id))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  /// As `/v1/owner/live` says it.
  JsonNode read(Optional<String> ids) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("now", "2026-03-03T10:12:00-05:00").put("more", false);
    var items = answer.putArray("items");
    ids.map(it -> List.of(it.split(",", -1)).stream().flatMap(one -> call(one).stream()))
        .orElseGet(this::live)
        .forEach(it -> items.add(whole(it)));
    return answer;
  }

  private Stream<ObjectNode> live() {
    return conversations()
        .valueStream()
        .filter(it -> it.path("channel").asText().equals("voice") && !it.has("ended"))
        .map(ObjectNode.class::cast);
  }

  /// With everything that was said and done in it.
  ObjectNode whole(ObjectNode call) {
    var whole = JsonNodeFactory.instance.objectNode();
    var turns = world.get("transcripts").get(call.get("id").asText());
    whole.set("conversation", call);
    whole.set("turns", turns == null ? whole.arrayNode() : turns);
    whole.set("pace", world.get("pace"));
    Optional.ofNullable(world.path("acts").get(call.get("id").asText()))
        .ifPresent(it -> whole.set("acts", it));
    return whole;
  }

  /// What an owner does to a call: told as the server tells it.
  StubCalendar.Answer done(String id, String deed, JsonNode body) {
    var call = call(id);
    if (call.isEmpty()) return StubCalendar.refused(404, "This business has no such call.", "id");
    if (call.get().has("ended"))
      return StubCalendar.refused(409, "This call is over already.", "call");
    if (deed.equals("end")) hangUp(id);
    if (deed.equals("whisper")) whispered(id, body.path("words").asText());
    var answer = JsonNodeFactory.instance.objectNode().put("id", id).put("call", id);
    return new StubCalendar.Answer(
        200, answer.put("done", deed).put("detail", "As you wish: " + deed + "."));
  }

  /// Keeps how the business speaks; there is no voice to be heard.
  StubCalendar.Answer speech(String method, JsonNode body) {
    if (method.equals("POST")) return new StubCalendar.Answer(501, silent());
    if (body.path("voice").asText().contains(" "))
      return StubCalendar.refused(400, "voice must be a name such as Polly.Joanna.", "voice");
    var next = (ObjectNode) world.get("speech");
    for (var field : List.of("model", "voice")) next.remove(field);
    body.properties().forEach(it -> next.set(it.getKey(), it.getValue()));
    return new StubCalendar.Answer(200, next);
  }

  private static ObjectNode silent() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", 501)
        .put("detail", "No program that speaks is installed on the server (espeak-ng).");
  }

  private void whispered(String id, String words) {
    world
        .withObject("/acts")
        .withArray(id)
        .addObject()
        .put("turn", 2)
        .put("kind", "whisper")
        .put("words", words)
        .put("by", "owner")
        .put("at", "2026-03-03T10:12:05-05:00");
  }
}
