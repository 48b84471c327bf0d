package switchboard.edge.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.session.Target;
import switchboard.edge.session.VendorSession;
import switchboard.edge.speech.SpeechToText;
import switchboard.edge.speech.SpeechToText.Listener;
import switchboard.edge.speech.SpeechToText.Manner;
import switchboard.engine.privacy.Personal;

/// One session with the listening service.
final class ListenSession extends VendorSession implements SpeechToText.Session {

  /// It need not answer when there was nothing left to be said for certain.
  private static final Duration FINISHING = Duration.ofMillis(500);

  private static final int NEVER = -1;

  private final Listener listener;
  private boolean sounding;
  private int finishes;
  private int answered;
  private long deaf = NEVER;

  private ListenSession(Terms terms, Listener listener) {
    super(terms);
    this.listener = listener;
  }

  static ListenSession open(
      Terms terms, ListenSettings own, Manner manner, SpeechToText.Listener listener) {
    var session = new ListenSession(terms, listener);
    session.connect(new Target(own.target(manner), Map.of("Authorization", "Token " + own.key())));
    return session;
  }

  /// It listens as soon as the socket is open.
  @Override
  protected void greeted() {
    every(patience().idle().dividedBy(2), this::lookAfter);
    becomeReady();
  }

  private void lookAfter() {
    if (!sounding) tell(control("KeepAlive"));
    sounding = false;
    if (deaf != NEVER && System.nanoTime() - deaf > patience().ready().toNanos())
      lose(Cause.SILENT, "no answer");
  }

  @Override
  protected void event(String type, JsonNode it) {
    deaf = NEVER;
    switch (type) {
      case "Results" -> results(it);
      case "UtteranceEnd" -> listener.paused();
      case "SpeechStarted", "Metadata" -> {}
      case "Warning" -> metrics().warned(it.path("code").asText());
      case "Error" -> report(Cause.BROKEN, it.path("variant").asText());
      default -> metrics().unknown();
    }
  }

  private void results(JsonNode it) {
    var words = it.path("channel").path("alternatives").path(0).path("transcript");
    if (!words.isTextual()) {
      lose(Cause.NONSENSE, "no transcript");
      return;
    }
    var said = words.asText().strip();
    if (it.path("is_final").asBoolean()) certain(it, said);
    else if (!said.isEmpty()) listener.guessed(said);
  }

  private void certain(JsonNode it, String said) {
    if (!said.isEmpty()) listener.understood(said);
    if (isOver()) return;
    boolean asked = it.path("from_finalize").asBoolean();
    if (asked && answered < finishes) finished(finishes);
    else if (asked || it.path("speech_final").asBoolean()) listener.paused();
  }

  private void finished(int which) {
    if (answered >= which) return;
    answered = which;
    listener.finished();
  }

  @Override
  public void finish() {
    if (!isReady() || isOver()) return;
    int which = ++finishes;
    if (deaf == NEVER) deaf = System.nanoTime();
    tell(control("Finalize"));
    after(FINISHING, () -> finished(which));
  }

  @Override
  public void binary(ByteBuf bytes) {
    lose(Cause.NONSENSE, "sound");
  }

  @Override
  protected void send(ByteBuf sound) {
    sounding = true;
    tellBinary(sound);
  }

  @Override
  public void close() {
    if (isReady() && !isOver()) tell(control("CloseStream"));
    super.close();
  }

  private static JsonNode control(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  @Override
  public void interrupted(String item, Duration heard) {}

  @Override
  public void answer(String call, JsonNode answer, boolean pending) {}

  @Override
  public void say(Personal text) {}

  /// How it begins and ends is all that it has in common with those that also speak.
  record End(Listener to) implements SpeechVendor.Listener {

    @Override
    public void ready() {
      to.ready();
    }

    @Override
    public void lost(Loss loss) {
      to.lost(loss);
    }

    @Override
    public void audio(String item, ByteBuf sound) {}

    @Override
    public void audioDone(String item) {}

    @Override
    public void speechStarted() {}

    @Override
    public void callerSaid(String words) {}

    @Override
    public void agentSaid(String item, String words) {}

    @Override
    public void wants(String call, String function, String arguments) {}

    @Override
    public void forgets(List<String> calls) {}
  }
}
