package switchboard.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.chat.Talker;
import switchboard.simulator.vendor.Agent;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Mind;
import switchboard.simulator.vendor.Wire;

/// One session of the simulated realtime service.
final class RealtimeAgent extends Agent {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);

  private final Talker talker;
  private final RealtimeApi.Dialect dialect;
  private final Consumer<JsonNode> received;
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final Map<String, Integer> spoken = new LinkedHashMap<>();
  private @Nullable Mind mind;
  private @Nullable String response;
  private String item = "";
  private String message = "";
  private String cause = "";
  private int count;
  private int heard;

  RealtimeAgent(
      Wire wire,
      Setup setup,
      Talker talker,
      RealtimeApi.Dialect dialect,
      Consumer<JsonNode> received) {
    super(wire, setup);
    this.talker = talker;
    this.dialect = dialect;
    this.received = received;
  }

  @Override
  public void opened() {
    if (at(Fault.MUTE)) return;
    var created = event("session.created");
    format(created.putObject("session").put("type", "realtime"), "audio/pcm");
    send(created);
    if (at(Fault.EARLY_SOUND)) sound(new byte[160]);
  }

  private static void format(ObjectNode session, String type) {
    var audio = session.putObject("audio");
    audio.putObject("input").putObject("format").put("type", type);
    audio.putObject("output").putObject("format").put("type", type);
  }

  @Override
  public void text(JsonNode message) {
    received.accept(message);
    cause = message.path("event_id").asText("");
    switch (message.path("type").asText()) {
      case "session.update" -> update(message.path("session"));
      case "input_audio_buffer.append" -> append(message.path("audio").asText());
      case "conversation.item.create" -> item(message.path("item"));
      case "conversation.item.truncate" -> truncate(message);
      case "response.create" -> create(message.path("response"));
      case "response.cancel" -> cancel();
      default -> error("invalid_request_error", "unknown_event");
    }
  }

  private void update(JsonNode session) {
    if (!valid(session)) {
      error("invalid_request_error", "invalid_value");
      return;
    }
    var functions = StreamSupport.stream(session.path("tools").spliterator(), false).toList();
    mind = new Mind(talker, session.path("instructions").asText(), functions);
    var updated = event("session.updated");
    ObjectNode now = session.deepCopy();
    if (at(Fault.WRONG_FORMAT)) format(now, "audio/pcm");
    updated.set("session", now);
    send(updated);
    listen();
    trouble();
  }

  private static boolean valid(JsonNode it) {
    return it.path("type").asText().equals("realtime")
        && pcmu(it.at("/audio/input/format"))
        && pcmu(it.at("/audio/output/format"))
        && StreamSupport.stream(it.path("tools").spliterator(), false)
            .allMatch(one -> one.path("type").asText().equals("function") && one.has("name"));
  }

  private static boolean pcmu(JsonNode format) {
    return format.path("type").asText().equals("audio/pcmu");
  }

  private void trouble() {
    if (at(Fault.FROZEN)) wire.freeze();
    if (at(Fault.NONSENSE)) wire.text("]]}} %% $$ ##");
    if (at(Fault.HUGE)) wire.text("\"" + "x".repeat(3_000_000) + "\"");
    if (at(Fault.NOVELTIES)) send(event("response.mood.changed").put("mood", "sunny"));
    if (at(Fault.WARNING)) error("invalid_request_error", "unknown_parameter");
    if (at(Fault.EXPIRED)) error("invalid_request_error", "session_expired");
    if (at(Fault.EXPIRED) || at(Fault.CLOSE)) wire.close(1000, "");
  }

  private void append(String audio) {
    try {
      var sound = Base64.getDecoder().decode(audio);
      heard += sound.length / 8;
      hear(sound);
    } catch (IllegalArgumentException _) {
      error("invalid_request_error", "invalid_audio");
    }
  }

  private void item(JsonNode it) {
    var text = it.at("/content/0/text").asText();
    switch (it.path("type").asText()) {
      case "function_call_output" ->
          outputs.put(it.path("call_id").asText(), it.path("output").asText());
      case "message" -> remember(it.path("role").asText(), text);
      default -> error("invalid_request_error", "invalid_value");
    }
    send(event(dialect.name("conversation.item.added")));
  }

  private void remember(String role, String text) {
    if (role.equals("system")) message = text;
    else mind().remember(role.equals("user"), text);
  }

  private void truncate(JsonNode it) {
    var sent = spoken.get(it.path("item_id").asText());
    if (sent == null || it.path("audio_end_ms").asInt() > sent / 8)
      error("invalid_request_error", "invalid_value");
    else send(event("conversation.item.truncated").put("item_id", it.path("item_id").asText()));
  }

  private void create(JsonNode how) {
    var instructions = QUOTED.matcher(how.path("instructions").asText());
    if (response != null)
      error("invalid_request_error", "conversation_already_has_active_response");
    else if (at(Fault.ERROR)) fail();
    else if (instructions.find()) say(instructions.group(1));
    else if (!message.isEmpty()) message();
    else if (!outputs.isEmpty()) outputs();
  }

  /// What it is told last counts, whatever was promised before.
  private void message() {
    var text = message;
    message = "";
    outputs.clear();
    forget();
    told(text);
  }

  private void outputs() {
    var last = outputs.entrySet().stream().reduce((_, later) -> later).orElseThrow();
    outputs.clear();
    if (!answered(last.getKey(), last.getValue()))
      error("invalid_request_error", "item_create_invalid_tool_call_id");
  }

  private void fail() {
    opening();

    closing("failed");
  }

  private void cancel() {
    if (response == null) {
      error("invalid_request_error", "response_cancel_not_active");
      return;
    }
    cut();
    closing("cancelled");
  }

  @Override
  public void binary(byte[] bytes) {
    wire.close(1003, "");
  }

  @Override
  protected Mind mind() {
    return Objects.requireNonNull(mind);
  }

  @Override
  protected void opening() {
    response = "resp_" + ++count;
    item = "item_" + count;
    var created = event("response.created");
    created.putObject("response").put("id", response).put("status", "in_progress");
    send(created);
  }

  @Override
  protected void closing() {
    closing("completed");
  }

  private void closing(String status) {
    if (response == null) return;
    send(done(status));
    response = null;
  }

  private ObjectNode done(String status) {
    var done = event("response.done");
    var it = done.putObject("response").put("id", response).put("status", status);
    if (status.equals("failed"))
      it.putObject("status_details").putObject("error").put("type", "server_error");
    return done;
  }

  @Override
  protected void began(boolean cutIn) {
    send(
        event("input_audio_buffer.speech_started")
            .put("audio_start_ms", heard)
            .put("item_id", "item_u" + count));
    closing("cancelled");
  }

  @Override
  protected void caller(String words) {
    send(event("input_audio_buffer.speech_stopped").put("audio_end_ms", heard));
    send(event("input_audio_buffer.committed"));
    send(
        event("conversation.item.input_audio_transcription.completed")
            .put("item_id", "item_u" + count)
            .put("content_index", 0)
            .put("transcript", words));
  }

  @Override
  protected void sentence(String words) {
    send(piece("response.output_audio_transcript.delta").put("delta", words + " "));
  }

  @Override
  protected void sound(byte[] mulaw) {
    spoken.merge(item, mulaw.length, Integer::sum);
    send(
        piece("response.output_audio.delta")
            .put("delta", Base64.getEncoder().encodeToString(mulaw)));
  }

  private ObjectNode piece(String type) {
    return event(dialect.name(type))
        .put("response_id", String.valueOf(response))
        .put("item_id", item)
        .put("output_index", 0)
        .put("content_index", 0);
  }

  @Override
  protected void done() {
    send(piece("response.output_audio.done"));
    send(piece("response.output_audio_transcript.done").put("transcript", ""));
  }

  @Override
  protected void wants(String call, String function, String arguments) {
    send(
        event("response.function_call_arguments.done")
            .put("item_id", item + "f")
            .put("call_id", call)
            .put("name", function)
            .put("arguments", arguments));
  }

  /// What was called stays called.
  @Override
  protected void forgets(Map<String, String> calls) {}

  private ObjectNode event(String type) {
    return JSON.objectNode().put("type", type).put("event_id", "event_1");
  }

  private void error(String type, String code) {
    var error = event("error");
    var it = error.putObject("error").put("type", type).put("code", code);
    it.put("message", "simulated").put("event_id", cause);
    send(error);
  }

  private void send(ObjectNode event) {
    wire.text(event);
  }
}
