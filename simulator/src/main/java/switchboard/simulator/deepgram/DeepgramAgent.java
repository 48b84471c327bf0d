package switchboard.simulator.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.chat.Talker;
import switchboard.simulator.vendor.Agent;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Mind;
import switchboard.simulator.vendor.Wire;

/// One session of the simulated voice agent.
final class DeepgramAgent extends Agent {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Talker talker;
  private final Consumer<JsonNode> received;
  private @Nullable Mind mind;
  private boolean replying;

  DeepgramAgent(Wire wire, Setup setup, Talker talker, Consumer<JsonNode> received) {
    super(wire, setup);
    this.talker = talker;
    this.received = received;
  }

  @Override
  public void opened() {
    if (at(Fault.MUTE)) return;
    send(message("Welcome").put("request_id", "00000000-0000-4000-8000-000000000000"));
    if (at(Fault.EARLY_SOUND)) wire.binary(new byte[160]);
  }

  @Override
  public void text(JsonNode message) {
    received.accept(message);
    var type = message.path("type").asText();
    if (type.isEmpty()) error("UNPARSABLE_CLIENT_MESSAGE");
    else if (mind == null) first(type, message);
    else next(type, message);
  }

  private void first(String type, JsonNode message) {
    if (!type.equals("Settings")) error("NON_SETTINGS_MESSAGE_BEFORE_SETTINGS");
    else if (!Settings.valid(message)) error("INVALID_SETTINGS");
    else begin(message.path("agent"));
  }

  private void begin(JsonNode agent) {
    var think = agent.path("think");
    var functions = StreamSupport.stream(think.path("functions").spliterator(), false).toList();
    var it = new Mind(talker, think.path("prompt").asText(), functions);
    mind = it;
    agent
        .path("context")
        .path("messages")
        .forEach(one ->
            it.remember(one.path("role").asText().equals("user"), one.path("content").asText()));
    send(message("SettingsApplied"));
    listen();
    trouble();
    var greeting = agent.path("greeting").asText();
    if (!greeting.isEmpty()) say(greeting);
  }

  private void trouble() {
    if (at(Fault.FROZEN)) wire.freeze();
    if (at(Fault.NONSENSE)) wire.text("]]}} %% $$ ##");
    if (at(Fault.HUGE)) wire.text("\"" + "x".repeat(3_000_000) + "\"");
    if (at(Fault.NOVELTIES)) send(message("MoodChanged").put("mood", "sunny"));
    if (at(Fault.WARNING)) send(trouble("Warning", "PROMPT_TOO_LONG"));
    if (at(Fault.ERROR)) error("INTERNAL_SERVER_ERROR");
    if (at(Fault.EXPIRED)) error("MAXIMUM_SESSION_LENGTH_REACHED");
    if (at(Fault.CLOSE)) wire.close(1000, "");
  }

  private void next(String type, JsonNode message) {
    switch (type) {
      case "Settings" -> error("SETTINGS_ALREADY_APPLIED");
      case "KeepAlive" -> {}
      case "InjectAgentMessage" -> inject(message);
      case "InjectUserMessage" -> {
        caller(message.path("content").asText());
        told(message.path("content").asText());
      }
      case "FunctionCallResponse" -> respond(message);
      case "UpdatePrompt" -> send(message("PromptUpdated"));
      default -> send(trouble("Warning", "UNKNOWN_MESSAGE"));
    }
  }

  private void inject(JsonNode message) {
    if (speaking() && !message.path("behavior").asText().equals("queue"))
      send(message("InjectionRefused").put("message", "A turn is in progress."));
    else say(message.path("message").asText());
  }

  private void respond(JsonNode message) {
    boolean awaited =
        message.path("content").isTextual()
            && answered(message.path("id").asText(), message.path("content").asText());
    if (!awaited) send(trouble("Warning", "UNMATCHED_FUNCTION_RESPONSE"));
  }

  @Override
  public void binary(byte[] bytes) {
    if (mind == null) error("NON_SETTINGS_MESSAGE_BEFORE_SETTINGS");
    else hear(bytes);
  }

  @Override
  protected Mind mind() {
    return java.util.Objects.requireNonNull(mind);
  }

  @Override
  protected void began(boolean cutIn) {
    replying = false;
    send(message("UserStartedSpeaking"));
  }

  @Override
  protected void caller(String words) {
    conversation("user", words);
    send(message("AgentThinking").put("content", ""));
  }

  @Override
  protected void sentence(String words) {
    conversation("assistant", words);
    if (replying) return;
    replying = true;
    send(
        message("AgentStartedSpeaking")
            .put("total_latency", 0.3)
            .put("tts_latency", 0.1)
            .put("ttt_latency", 0.2));
  }

  private void conversation(String role, String content) {
    send(message("ConversationText").put("role", role).put("content", content));
  }

  @Override
  protected void sound(byte[] mulaw) {
    if (at(Fault.WRONG_FORMAT)) wire.binary("RIFF$   WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    wire.binary(mulaw);
  }

  @Override
  protected void done() {
    replying = false;
    send(message("AgentAudioDone"));
  }

  @Override
  protected void wants(String call, String function, String arguments) {
    var request = message("FunctionCallRequest");
    request
        .putArray("functions")
        .addObject()
        .put("id", call)
        .put("name", function)
        .put("arguments", arguments)
        .put("client_side", true);
    send(request);
  }

  @Override
  protected void forgets(Map<String, String> calls) {
    var cancelled = message("FunctionCallCancelled");
    var all = cancelled.putArray("functions");
    calls.forEach((id, name) -> all.addObject().put("id", id).put("name", name));
    send(cancelled);
    forget();
  }

  private static ObjectNode message(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ObjectNode trouble(String type, String code) {
    return message(type).put("description", "simulated").put("code", code);
  }

  private void error(String code) {
    send(trouble("Error", code));
    wire.close(1000, code);
  }

  private void send(ObjectNode message) {
    wire.text(message);
  }

  /// What is asked of a Settings message.
  private static final class Settings {

    static boolean valid(JsonNode it) {
      var agent = it.path("agent");
      return mulaw(it.path("audio").path("input"))
          && mulaw(it.path("audio").path("output"))
          && it.path("audio").path("output").path("container").asText().equals("none")
          && agent.path("listen").path("provider").path("type").asText().equals("deepgram")
          && !agent.path("think").path("provider").path("type").asText().isEmpty()
          && !agent.path("think").path("provider").path("model").asText().isEmpty()
          && !agent.path("speak").path("provider").path("type").asText().isEmpty()
          && functions(agent.path("think").path("functions"));
    }

    private static boolean mulaw(JsonNode it) {
      return it.path("encoding").asText().equals("mulaw") && it.path("sample_rate").asInt() == 8000;
    }

    private static boolean functions(JsonNode all) {
      return StreamSupport.stream(all.spliterator(), false)
          .allMatch(it ->
              !it.path("name").asText().isEmpty()
                  && it.path("parameters").path("type").asText().equals("object"));
    }
  }
}
