package switchboard.edge.ultravox;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.session.Late;
import switchboard.edge.session.Replies;
import switchboard.edge.session.Target;
import switchboard.edge.session.VendorSession;
import switchboard.engine.privacy.Personal;

/// One call with Ultravox.
final class UltravoxSession extends VendorSession {

  private static final int LARGEST_ANSWER = 1 << 20;

  private final UltravoxSettings own;
  private final Replies replies = new Replies();
  private final Transcripts transcripts = new Transcripts();
  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final Late late = new Late();
  private boolean speaking;

  private UltravoxSession(Terms terms, UltravoxSettings own) {
    super(terms);
    this.own = own;
  }

  static UltravoxSession open(
      Terms terms, UltravoxSettings own, Briefing briefing, HttpClient http) {
    var session = new UltravoxSession(terms, own);
    var patience = terms.patience();
    var request = Creation.request(own, briefing, patience.connect().plus(patience.ready()));
    http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER))
        .thenApply(it -> Creation.of(it, own.plain()))
        .whenComplete((it, failure) -> terms.loop().execute(() -> session.join(it, failure)));
    return session;
  }

  private void join(Creation creation, @Nullable Throwable failure) {
    if (failure != null) {
      lose(Cause.UNREACHABLE, "no answer");
      return;
    }
    switch (creation) {
      case Creation.Created(var address) -> connect(new Target(address, Map.of()));
      case Creation.Failed(var loss) -> lose(loss.cause(), loss.detail());
    }
  }

  @Override
  protected void greeted() {
    every(patience().ping(), () -> tell(UltravoxMessages.ping(System.nanoTime() / 1e9)));
  }

  @Override
  protected void event(String type, JsonNode it) {
    if (!type.equals("pong")) becomeReady();
    switch (type) {
      case "state" -> state(it.path("state").asText());
      case "transcript" -> transcript(it);
      case "client_tool_invocation" -> want(it);
      case "playback_clear_buffer" -> clear();
      case "debug" -> metrics().warned("debug");
      case "call_started", "pong", "call_event", "tool_used" -> {}
      default -> metrics().unknown();
    }
  }

  private void state(String state) {
    boolean now = state.equals("speaking");
    if (speaking && !now) replies.end().ifPresent(listener()::audioDone);
    speaking = now;
  }

  private void clear() {
    replies.end();
    listener().speechStarted();
  }

  private void transcript(JsonNode it) {
    boolean agent = it.path("role").asText().equals("agent");
    if (!agent && !it.path("medium").asText().equals("voice")) return;
    var piece = transcripts.piece(it, agent ? replies::current : () -> "");
    if (agent) piece.said().ifPresent(words -> listener().agentSaid(piece.item(), words));
    else if (it.path("final").asBoolean()) heard(piece.whole().strip());
  }

  private void heard(String words) {
    if (!words.isEmpty()) listener().callerSaid(words);
  }

  private void want(JsonNode it) {
    var call = it.path("invocationId").asText();
    var name = it.path("toolName").asText();
    if (call.isEmpty() || name.isEmpty()) {
      lose(Cause.NONSENSE, "function");
      return;
    }
    wanted.put(call, name);
    after(own.promise(), () -> promise(call));
    metrics().function();
    var parameters = it.path("parameters");
    listener().wants(call, name, parameters.isObject() ? parameters.toString() : "{}");
  }

  /// Nothing is said nor heard until it is answered, so it is.
  private void promise(String call) {
    if (wanted.containsKey(call)) answer(call, UltravoxMessages.promise(), true);
  }

  @Override
  public void binary(ByteBuf bytes) {
    if (bytes.readableBytes() % 2 != 0) lose(Cause.NONSENSE, "half a sample");
    else if (isReady() && bytes.isReadable()) listener().audio(replies.current(), bytes);
  }

  @Override
  protected void send(ByteBuf sound) {
    tellBinary(sound);
  }

  /// It reckons by itself how much has been played.
  @Override
  public void interrupted(String item, Duration heard) {}

  @Override
  public void answer(String call, JsonNode answer, boolean pending) {
    var function = wanted.remove(call);
    if (function != null) {
      if (pending) late.promised(call, function);
      tell(UltravoxMessages.result(call, answer));
    } else if (!pending) {
      late.taken(call).ifPresent(it -> tell(UltravoxMessages.text(Late.message(it, answer))));
    }
  }

  @Override
  public void say(Personal text) {
    tell(UltravoxMessages.say(text.text()));
  }
}
