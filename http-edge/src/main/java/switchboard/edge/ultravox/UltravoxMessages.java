package switchboard.edge.ultravox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Line;
import switchboard.engine.function.Function;

/// What is said to Ultravox.
final class UltravoxMessages {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int RATE = 8_000;

  /// It may send far ahead, since we drop what is not played as soon as it says so.
  private static final int BUFFER_MILLIS = 30_000;

  private UltravoxMessages() {}

  static ObjectNode call(UltravoxSettings own, Briefing briefing) {
    var call = JSON.objectNode().put("systemPrompt", briefing.prompt().text());
    call.put("model", briefing.model().orElse(own.model()));
    briefing.voice().or(own::voice).ifPresent(it -> call.put("voice", it));
    call.put("languageHint", briefing.language());
    call.put("maxDuration", UltravoxVendor.LONGEST.toSeconds() + "s").put("joinTimeout", "15s");
    call.put("recordingEnabled", false);
    call.putObject("metadata").put("conversation", briefing.conversation());
    call.putObject("medium")
        .putObject("serverWebSocket")
        .put("inputSampleRate", RATE)
        .put("outputSampleRate", RATE)
        .put("clientBufferSizeMs", BUFFER_MILLIS);
    first(call.putObject("firstSpeakerSettings"), briefing.greeting().text());
    if (!briefing.history().isEmpty())
      history(call.putArray("initialMessages"), briefing.history());
    var tools = call.putArray("selectedTools");
    briefing.functions().forEach(it -> tool(tools.addObject().putObject("temporaryTool"), it));
    return call;
  }

  private static void first(ObjectNode to, String greeting) {
    if (greeting.isEmpty()) to.putObject("user");
    else to.putObject("agent").put("text", greeting);
  }

  private static void history(ArrayNode to, List<Line> history) {
    for (var it : history)
      to.addObject()
          .put("role", it.caller() ? "MESSAGE_ROLE_USER" : "MESSAGE_ROLE_AGENT")
          .put("text", it.words().text());
  }

  private static void tool(ObjectNode to, Function it) {
    to.put("modelToolName", it.name()).put("description", it.description());
    var parameters = to.putArray("dynamicParameters");
    for (var one : it.parameters().path("properties").properties()) {
      var parameter = parameters.addObject().put("name", one.getKey());
      parameter.put("location", "PARAMETER_LOCATION_BODY").set("schema", one.getValue());
      parameter.put("required", required(it.parameters(), one.getKey()));
    }
    to.putObject("client");
  }

  private static boolean required(JsonNode schema, String name) {
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .anyMatch(it -> it.asText().equals(name));
  }

  static ObjectNode result(String call, JsonNode answer) {
    return message("client_tool_result")
        .put("invocationId", call)
        .put("result", answer.toString())
        .put("responseType", "tool-response")
        .put("agentReaction", "speaks");
  }

  /// Told in place of an answer that is not there yet.
  static ObjectNode promise() {
    return JSON.objectNode()
        .put("pending", true)
        .put(
            "note",
            "This takes a moment. Tell the caller so in a few words; the result follows by itself."
                + " Do not call the function again.");
  }

  static ObjectNode text(String words) {
    return message("user_text_message").put("text", words).put("urgency", "soon");
  }

  static ObjectNode say(String words) {
    return message("forced_agent_message").put("content", words).put("urgency", "soon");
  }

  static ObjectNode ping(double seconds) {
    return message("ping").put("timestamp", seconds);
  }

  private static ObjectNode message(String type) {
    return JSON.objectNode().put("type", type);
  }
}
