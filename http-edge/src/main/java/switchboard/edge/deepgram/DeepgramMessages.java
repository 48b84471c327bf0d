package switchboard.edge.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Line;
import switchboard.engine.function.Function;

/// What is said to the voice agent.
final class DeepgramMessages {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DeepgramMessages() {}

  static ObjectNode settings(DeepgramSettings own, Briefing briefing) {
    var all = message("Settings");
    all.putArray("tags").add(briefing.conversation());
    all.put("mip_opt_out", true);
    var audio = all.putObject("audio");
    mulaw(audio.putObject("input"));
    mulaw(audio.putObject("output")).put("container", "none");
    var agent = all.putObject("agent");
    var greeting = briefing.greeting().text();
    if (!greeting.isEmpty()) agent.put("greeting", greeting);
    if (!briefing.history().isEmpty())
      history(agent.putObject("context").putArray("messages"), briefing.history());
    listen(agent.putObject("listen").putObject("provider"), own, briefing);
    think(agent.putObject("think"), own, briefing);
    agent
        .putObject("speak")
        .putObject("provider")
        .put("type", "deepgram")
        .put("model", briefing.voice().orElse(own.voice(briefing.language())));
    return all;
  }

  private static ObjectNode mulaw(ObjectNode format) {
    return format.put("encoding", "mulaw").put("sample_rate", 8000);
  }

  private static void history(ArrayNode to, List<Line> history) {
    for (var it : history)
      to.addObject()
          .put("type", "History")
          .put("role", it.caller() ? "user" : "assistant")
          .put("content", it.words().text());
  }

  /// The models called flux turn by themselves and speak the second version of the protocol.
  private static void listen(ObjectNode to, DeepgramSettings own, Briefing briefing) {
    boolean flux = own.listen().startsWith("flux");
    to.put("version", flux ? "v2" : "v1").put("type", "deepgram").put("model", own.listen());
    if (flux) return;
    to.put("language", briefing.language().split("-", 2)[0]).put("smart_format", true);
  }

  private static void think(ObjectNode to, DeepgramSettings own, Briefing briefing) {
    to.putObject("provider")
        .put("type", own.think().provider())
        .put("model", briefing.model().orElse(own.think().model()));
    to.put("prompt", briefing.prompt().text());
    var functions = to.putArray("functions");
    briefing.functions().forEach(it -> function(functions.addObject(), it));
  }

  /// Without an endpoint it is asked of us. What changes something waits until the caller has
  /// surely finished speaking.
  private static void function(ObjectNode to, Function it) {
    to.put("name", it.name()).put("description", it.description());
    to.set("parameters", it.parameters());
    if (!it.reads()) to.put("defer_until_eot", true);
  }

  static ObjectNode response(String call, String function, JsonNode answer) {
    return message("FunctionCallResponse")
        .put("id", call)
        .put("name", function)
        .put("content", answer.toString());
  }

  static ObjectNode agent(String words) {
    return message("InjectAgentMessage").put("message", words).put("behavior", "queue");
  }

  static ObjectNode user(String words) {
    return message("InjectUserMessage").put("content", words);
  }

  static ObjectNode keepAlive() {
    return message("KeepAlive");
  }

  private static ObjectNode message(String type) {
    return JSON.objectNode().put("type", type);
  }
}
