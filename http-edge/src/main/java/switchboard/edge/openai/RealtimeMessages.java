package switchboard.edge.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Line;
import switchboard.engine.function.Function;

/// What is said to the realtime service.
final class RealtimeMessages {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PCMU = "audio/pcmu";
  private static final byte[] BEFORE =
      "{\"type\":\"input_audio_buffer.append\",\"audio\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int SILENCE_MILLIS = 400;

  private RealtimeMessages() {}

  static ObjectNode update(RealtimeSettings own, Briefing briefing) {
    var update = message("session.update");
    var session = update.putObject("session").put("type", "realtime");
    session.put("instructions", briefing.prompt().text());
    session.putArray("output_modalities").add("audio");
    var audio = session.putObject("audio");
    input(audio.putObject("input"), own, briefing);
    var output = audio.putObject("output").put("voice", briefing.voice().orElse(own.voice()));
    output.putObject("format").put("type", PCMU);
    var tools = session.putArray("tools");
    briefing.functions().forEach(it -> function(tools.addObject(), it));
    session.put("tool_choice", "auto");
    return update;
  }

  private static void input(ObjectNode to, RealtimeSettings own, Briefing briefing) {
    to.putObject("format").put("type", PCMU);
    to.putObject("noise_reduction").put("type", "near_field");
    to.putObject("transcription")
        .put("model", own.transcription())
        .put("language", briefing.language().split("-", 2)[0]);
    to.putObject("turn_detection")
        .put("type", "server_vad")
        .put("silence_duration_ms", SILENCE_MILLIS)
        .put("create_response", true)
        .put("interrupt_response", true);
  }

  private static void function(ObjectNode to, Function it) {
    to.put("type", "function").put("name", it.name()).put("description", it.description());
    to.set("parameters", it.parameters());
  }

  static ObjectNode line(Line it) {
    return it.caller()
        ? said("user", "input_text", it.words().text())
        : said("assistant", "output_text", it.words().text());
  }

  /// For the model, not for the caller.
  static ObjectNode note(String text) {
    return said("system", "input_text", text);
  }

  private static ObjectNode said(String role, String type, String text) {
    var create = message("conversation.item.create");
    var item = create.putObject("item").put("type", "message").put("role", role);
    item.putArray("content").addObject().put("type", type).put("text", text);
    return create;
  }

  static ObjectNode output(String call, JsonNode answer) {
    var create = message("conversation.item.create");
    create
        .putObject("item")
        .put("type", "function_call_output")
        .put("call_id", call)
        .put("output", answer.toString());
    return create;
  }

  static ObjectNode reply() {
    return message("response.create");
  }

  static ObjectNode reply(String words) {
    var create = message("response.create");
    var instructions = "Say to the caller, word for word and nothing else: \"" + words + "\"";
    create.putObject("response").put("instructions", instructions).put("tool_choice", "none");
    return create;
  }

  static ObjectNode cancel(String response) {
    return message("response.cancel").put("response_id", response);
  }

  static ObjectNode truncate(String item, long millis) {
    return message("conversation.item.truncate")
        .put("item_id", item)
        .put("content_index", 0)
        .put("audio_end_ms", millis);
  }

  /// Written as it stands on the wire: there are fifty of these a second.
  static ByteBuf append(ByteBuf sound) {
    var encoded = Base64.getEncoder().encode(sound.nioBuffer());
    var message = sound.alloc().buffer(BEFORE.length + encoded.remaining() + AFTER.length);
    return message.writeBytes(BEFORE).writeBytes(encoded).writeBytes(AFTER);
  }

  private static ObjectNode message(String type) {
    return JSON.objectNode().put("type", type);
  }
}
