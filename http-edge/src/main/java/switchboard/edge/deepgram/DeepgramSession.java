package switchboard.edge.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.session.Late;
import switchboard.edge.session.Replies;
import switchboard.edge.session.Target;
import switchboard.edge.session.VendorSession;
import switchboard.engine.privacy.Personal;

/// One session with the voice agent.
final class DeepgramSession extends VendorSession {

  private static final byte[] CONTAINER = {'R', 'I', 'F', 'F'};
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 5;

  private final ObjectNode settings;
  private final Replies replies = new Replies();
  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final Late late = new Late();
  private final Set<String> injected = new HashSet<>();
  private @Nullable ObjectNode injection;
  private int tries;
  private boolean welcomed;
  private boolean sounding;
  private boolean stale;

  private DeepgramSession(Terms terms, ObjectNode settings) {
    super(terms);
    this.settings = settings;
  }

  static DeepgramSession open(Terms terms, DeepgramSettings own, Briefing briefing) {
    var session = new DeepgramSession(terms, DeepgramMessages.settings(own, briefing));
    session.connect(new Target(own.address(), Map.of("Authorization", "Token " + own.key())));
    return session;
  }

  @Override
  protected void greeted() {}

  @Override
  protected void event(String type, JsonNode it) {
    switch (type) {
      case "Welcome" -> welcome();
      case "SettingsApplied" -> applied();
      case "ConversationText" -> said(it.path("role").asText(), it.path("content").asText());
      case "UserStartedSpeaking" -> began();
      case "FunctionCallRequest" -> requested(it.path("functions"));
      case "FunctionCallCancelled" -> cancelled(it.path("functions"));
      case "AgentThinking", "AgentStartedSpeaking" -> stale = false;
      case "AgentAudioDone" -> done();
      case "InjectionRefused" -> refused();
      case "Warning" -> metrics().warned(it.path("code").asText());
      case "Error" -> failed(it.path("code").asText());
      case "PromptUpdated", "SpeakUpdated", "ThinkUpdated", "ListenUpdated" -> {}
      case "History", "FunctionCallResponse", "LatencyReport" -> {}
      default -> metrics().unknown();
    }
  }

  private void welcome() {
    if (welcomed) return;
    welcomed = true;
    tell(settings);
    every(patience().idle(), this::keepAlive);
  }

  private void applied() {
    if (welcomed) becomeReady();
    else lose(Cause.NONSENSE, "order");
  }

  private void keepAlive() {
    if (!sounding) tell(DeepgramMessages.keepAlive());
    sounding = false;
  }

  private void said(String role, String words) {
    if (role.equals("assistant")) {
      listener().agentSaid(stale ? replies.last() : replies.current(), words);
      return;
    }
    stale = false;
    if (injected.remove(words)) return;
    replies.end();
    listener().callerSaid(words);
  }

  /// What still comes of the reply that the caller has cut off is not for the next one.
  private void began() {
    stale = true;
    replies.end();
    listener().speechStarted();
  }

  private void requested(JsonNode functions) {
    stale = false;
    for (var it : functions) {
      if (isOver()) return;
      if (it.path("client_side").asBoolean(true)) want(it);
    }
  }

  private void want(JsonNode it) {
    var call = it.path("id").asText();
    var name = it.path("name").asText();
    if (call.isEmpty() || name.isEmpty()) {
      lose(Cause.NONSENSE, "function");
      return;
    }
    wanted.put(call, name);
    metrics().function();
    listener().wants(call, name, it.path("arguments").asText("{}"));
  }

  private void cancelled(JsonNode functions) {
    var calls = new ArrayList<String>();
    functions.forEach(it -> calls.add(it.path("id").asText()));
    calls.forEach(wanted::remove);
    if (!calls.isEmpty()) listener().forgets(calls);
  }

  private void done() {
    stale = false;
    replies.end().ifPresent(listener()::audioDone);
  }

  private void failed(String code) {
    var cause =
        switch (code) {
          case "MAXIMUM_SESSION_LENGTH_REACHED" -> Cause.EXPIRED;
          case "CONCURRENCY_LIMIT", "INSUFFICIENT_CREDITS", "TOO_MANY_REQUESTS" -> Cause.BUSY;
          case "INVALID_AUTH", "UNAUTHORIZED" -> Cause.REFUSED;
          default -> Cause.BROKEN;
        };
    report(cause, code);
  }

  @Override
  public void binary(ByteBuf bytes) {
    if (!isReady()) lose(Cause.NONSENSE, "early sound");
    else if (contained(bytes)) lose(Cause.NONSENSE, "container");
    else if (!stale && bytes.isReadable()) listener().audio(replies.current(), bytes);
  }

  /// Bare sound was asked for. As µ-law these four bytes are no sound anybody makes.
  private static boolean contained(ByteBuf bytes) {
    if (bytes.readableBytes() < CONTAINER.length) return false;
    for (int i = 0; i < CONTAINER.length; i++)
      if (bytes.getByte(bytes.readerIndex() + i) != CONTAINER[i]) return false;
    return true;
  }

  @Override
  protected void send(ByteBuf sound) {
    sounding = true;
    tellBinary(sound);
  }

  /// There is nothing to be told: what it remembers of the reply is its own affair until the next
  /// session, which is given what was heard.
  @Override
  public void interrupted(String item, Duration heard) {}

  @Override
  public void answer(String call, JsonNode answer, boolean pending) {
    var function = wanted.remove(call);
    if (function != null) {
      if (pending) late.promised(call, function);
      tell(DeepgramMessages.response(call, function, answer));
    } else if (!pending) {
      late.taken(call).ifPresent(it -> tellLate(Late.message(it, answer)));
    }
  }

  private void tellLate(String words) {
    injected.add(words);
    inject(DeepgramMessages.user(words));
  }

  @Override
  public void say(Personal text) {
    stale = false;
    inject(DeepgramMessages.agent(text.text()));
  }

  private void inject(ObjectNode message) {
    injection = message;
    tries = 0;
    tell(message);
  }

  /// Somebody is speaking: once more a little later.
  private void refused() {
    metrics().warned("InjectionRefused");
    var again = injection;
    if (again == null || ++tries >= MOST_TRIES) return;
    after(AGAIN, () -> tell(again));
  }
}
