package switchboard.simulator.ultravox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import switchboard.simulator.chat.Talker;
import switchboard.simulator.sound.Mulaw;
import switchboard.simulator.vendor.Agent;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Mind;
import switchboard.simulator.vendor.Wire;

/// One call of the simulated service.
final class UltravoxAgent extends Agent {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BYTES_A_MILLI = 8;

  private final String id;
  private final JsonNode call;
  private final Consumer<JsonNode> received;
  private final Mind mind;
  private final StringBuilder saying = new StringBuilder();
  private int ordinal;
  private long playedUntil;

  UltravoxAgent(
      Wire wire,
      Setup setup,
      Talker talker,
      String id,
      JsonNode call,
      Consumer<JsonNode> received) {
    super(wire, setup);
    this.id = id;
    this.call = call;
    this.received = received;
    this.mind = new Mind(talker, call.path("systemPrompt").asText(), functions(call));
  }

  private static List<JsonNode> functions(JsonNode call) {
    var all = new ArrayList<JsonNode>();
    for (var it : call.path("selectedTools")) {
      var tool = it.path("temporaryTool");
      var function = JSON.objectNode().put("name", tool.path("modelToolName").asText());
      var properties = function.putObject("parameters").putObject("properties");
      tool.path("dynamicParameters")
          .forEach(one -> properties.set(one.path("name").asText(), one.path("schema")));
      all.add(function);
    }
    return all;
  }

  @Override
  public void opened() {
    if (at(Fault.MUTE)) return;
    if (at(Fault.EARLY_SOUND)) wire.binary(new byte[320]);
    send(message("call_started").put("callId", id));
    state("listening");
    call.path("initialMessages")
        .forEach(one ->
            mind.remember(
                one.path("role").asText().equals("MESSAGE_ROLE_USER"), one.path("text").asText()));
    listen();
    trouble();
    var greeting = call.at("/firstSpeakerSettings/agent/text").asText();
    if (!greeting.isEmpty()) say(greeting);
  }

  private void trouble() {
    if (at(Fault.FROZEN)) wire.freeze();
    if (at(Fault.NONSENSE)) wire.text("]]}} %% $$ ##");
    if (at(Fault.HUGE)) wire.text("\"" + "x".repeat(3_000_000) + "\"");
    if (at(Fault.NOVELTIES)) send(message("mood").put("mood", "sunny"));
    if (at(Fault.WARNING)) send(message("debug").put("message", "simulated"));
    if (at(Fault.ERROR)) wire.close(1011, "");
    if (at(Fault.CLOSE)) wire.close(1000, "");
  }

  private void state(String state) {
    send(message("state").put("state", state));
  }

  @Override
  public void text(JsonNode message) {
    received.accept(message);
    switch (message.path("type").asText()) {
      case "ping" -> send(message("pong").put("timestamp", message.path("timestamp").asDouble()));
      case "user_text_message" -> typed(message.path("text").asText());
      case "forced_agent_message" -> say(message.path("content").asText());
      case "client_tool_result" -> result(message);
      case "hang_up" -> wire.close(1000, "");
      default -> send(message("debug").put("message", "unknown"));
    }
  }

  private void typed(String text) {
    send(transcript("user", "text").put("text", text).put("final", true));
    told(text);
  }

  private void result(JsonNode it) {
    boolean awaited =
        it.path("responseType").asText().equals("tool-response")
            && answered(it.path("invocationId").asText(), it.path("result").asText());
    if (!awaited) send(message("debug").put("message", "no such invocation"));
  }

  /// While a tool is awaited nobody listens.
  @Override
  public void binary(byte[] bytes) {
    if (!waiting()) hear(Mulaw.of(bytes));
  }

  @Override
  protected Mind mind() {
    return mind;
  }

  @Override
  protected void began(boolean cutIn) {
    boolean playing = System.nanoTime() < playedUntil;
    playedUntil = 0;
    saying.setLength(0);
    if (cutIn || playing) send(message("playback_clear_buffer"));
  }

  @Override
  protected void caller(String words) {
    send(transcript("user", "voice").put("text", words).put("final", true));
    state("thinking");
  }

  private ObjectNode transcript(String role, String medium) {
    return message("transcript")
        .put("role", role)
        .put("medium", medium)
        .put("final", false)
        .put("ordinal", ++ordinal);
  }

  @Override
  protected void opening() {
    ordinal++;
    state("speaking");
  }

  @Override
  protected void closing() {
    state("listening");
  }

  @Override
  protected void sentence(String words) {
    saying.append(words).append(' ');
    send(agent().put("delta", words + " ").put("final", false));
  }

  private ObjectNode agent() {
    return message("transcript")
        .put("role", "agent")
        .put("medium", "voice")
        .put("ordinal", ordinal);
  }

  @Override
  protected void sound(byte[] mulaw) {
    long now = System.nanoTime();
    long length = mulaw.length / BYTES_A_MILLI * 1_000_000L;
    playedUntil = Math.max(now, playedUntil) + length;
    var pcm = Mulaw.pcm(mulaw);
    wire.binary(at(Fault.WRONG_FORMAT) ? Arrays.copyOf(pcm, pcm.length - 1) : pcm);
  }

  @Override
  protected void done() {
    send(agent().put("text", saying.toString()).put("final", true));
    saying.setLength(0);
  }

  @Override
  protected void wants(String call, String function, String arguments) {
    var invocation = message("client_tool_invocation");
    invocation.put("toolName", function).put("invocationId", call);
    invocation.set("parameters", read(arguments));
    send(invocation);
  }

  private static JsonNode read(String arguments) {
    try {
      return MAPPER.readTree(arguments);
    } catch (JsonProcessingException _) {
      return JSON.objectNode();
    }
  }

  @Override
  protected void forgets(Map<String, String> calls) {}

  private static ObjectNode message(String type) {
    return JSON.objectNode().put("type", type);
  }

  private void send(ObjectNode message) {
    wire.text(message);
  }
}
