package switchboard.edge.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.session.Late;
import switchboard.edge.session.Target;
import switchboard.edge.session.VendorSession;
import switchboard.engine.privacy.Personal;

/// One session with the realtime service.
final class RealtimeSession extends VendorSession {

  private static final int MOST_ITEMS = 16;
  private static final int BYTES_A_MILLI = 8;
  private static final int MOST_FAILURES = 2;
  private static final Set<String> HARMLESS =
      Set.of("response_cancel_not_active", "input_audio_buffer_commit_empty");

  /// A reply of which sound has come.
  private record Item(String response, int bytes, boolean silenced) {}

  private final RealtimeSettings own;
  private final Briefing briefing;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final Late late = new Late();
  private final Responses responses = new Responses(this::tell);
  private boolean created;
  private int failures;

  private RealtimeSession(Terms terms, RealtimeSettings own, Briefing briefing) {
    super(terms);
    this.own = own;
    this.briefing = briefing;
  }

  static RealtimeSession open(Terms terms, RealtimeSettings own, Briefing briefing) {
    var session = new RealtimeSession(terms, own, briefing);
    var address = own.address(briefing.model().orElse(own.model()));
    session.connect(new Target(address, Map.of("Authorization", "Bearer " + own.key())));
    return session;
  }

  @Override
  protected void greeted() {}

  @Override
  public void text(ByteBuf utf8) {
    var delta = AudioDelta.of(utf8);
    if (delta.isEmpty()) super.text(utf8);
    else if (!isOver()) sound(delta.get());
  }

  @Override
  public void binary(ByteBuf bytes) {
    lose(Cause.NONSENSE, "binary");
  }

  @Override
  protected void event(String type, JsonNode it) {
    switch (type) {
      case "session.created" -> created();
      case "session.updated" -> updated(it.path("session"));
      case "input_audio_buffer.speech_started" -> began();
      case "conversation.item.input_audio_transcription.completed" -> heard(it);
      case "conversation.item.input_audio_transcription.failed" -> unheard();
      case "response.created" -> responses.created(it.at("/response/id").asText());
      case "response.done" -> done(it.path("response"));
      case "response.output_audio.delta", "response.audio.delta" -> parsed(it);
      case "response.output_audio_transcript.delta", "response.audio_transcript.delta" ->
          listener().agentSaid(it.path("item_id").asText(), it.path("delta").asText());
      case "response.output_audio.done", "response.audio.done" ->
          spoken(it.path("item_id").asText());
      case "response.function_call_arguments.done" -> want(it);
      case "rate_limits.updated" -> limits(it.path("rate_limits"));
      case "error" -> failed(it.path("error"));
      default -> {
        if (!RealtimeEvents.KNOWN.contains(type)) metrics().unknown();
      }
    }
  }

  private void created() {
    if (created) return;
    created = true;
    tell(RealtimeMessages.update(own, briefing));
    briefing.history().forEach(it -> tell(RealtimeMessages.line(it)));
  }

  private void updated(JsonNode session) {
    if (isReady()) return;
    if (!mulaw(session, "output") || !mulaw(session, "input")) {
      lose(Cause.NONSENSE, "format");
      return;
    }
    becomeReady();
    var greeting = briefing.greeting().text();
    if (!greeting.isEmpty()) responses.want(RealtimeMessages.reply(greeting));
  }

  private static boolean mulaw(JsonNode session, String way) {
    var today = session.at("/audio/" + way + "/format/type").asText();
    var beta = session.path(way + "_audio_format").asText();
    return today.equals("audio/pcmu") || beta.equals("g711_ulaw");
  }

  private void began() {
    responses.hold();
    listener().speechStarted();
  }

  private void unheard() {
    metrics().warned("transcription");
    responses.release();
  }

  private void heard(JsonNode it) {
    responses.release();
    var words = it.path("transcript").asText().strip();
    if (!words.isEmpty()) listener().callerSaid(words);
  }

  /// Written in a way that the scan did not understand.
  private void parsed(JsonNode it) {
    var text = Unpooled.copiedBuffer(it.path("delta").asText(), US_ASCII);
    sound(
        new AudioDelta(
            it.path("response_id").asText(),
            it.path("item_id").asText(),
            text,
            0,
            text.readableBytes()));
  }

  private void sound(AudioDelta it) {
    if (!isReady()) {
      lose(Cause.NONSENSE, "early sound");
      return;
    }
    try {
      sound(it, it.sound());
    } catch (IllegalArgumentException _) {
      lose(Cause.NONSENSE, "base64");
    }
  }

  private void sound(AudioDelta it, ByteBuf sound) {
    var before = items.getOrDefault(it.item(), new Item(it.response(), 0, false));
    if (items.size() >= MOST_ITEMS) items.remove(items.keySet().iterator().next());
    items.put(
        it.item(),
        new Item(before.response(), before.bytes() + sound.readableBytes(), before.silenced()));
    if (!before.silenced() && sound.isReadable()) listener().audio(it.item(), sound);
  }

  private void spoken(String item) {
    var it = Optional.ofNullable(items.get(item));
    if (it.isPresent() && !it.get().silenced()) listener().audioDone(item);
  }

  private void want(JsonNode it) {
    var call = it.path("call_id").asText();
    var name = it.path("name").asText();
    if (call.isEmpty() || name.isEmpty()) {
      lose(Cause.NONSENSE, "function");
      return;
    }
    wanted.put(call, name);
    metrics().function();
    listener().wants(call, name, it.path("arguments").asText("{}"));
  }

  private void done(JsonNode response) {
    if (response.path("status").asText().equals("failed")) {
      broken(response.at("/status_details/error"));
      return;
    }
    failures = 0;
    responses.done();
  }

  /// It could not answer; asked once more, then given up.
  private void broken(JsonNode error) {
    var code = code(error);
    metrics().warned(code);
    var cause = RealtimeEvents.fatal(code).orElse(Cause.BROKEN);
    if (cause == Cause.BROKEN && ++failures < MOST_FAILURES) {
      responses.done();
      responses.wantReply();
    } else {
      report(cause, code);
    }
  }

  private void failed(JsonNode error) {
    var code = code(error);
    var fatal = RealtimeEvents.fatal(code);
    if (fatal.isPresent()) report(fatal.get(), code);
    else if (!isReady()) report(Cause.BROKEN, code);
    else if (!turnedDown(code, error) && !HARMLESS.contains(code)) metrics().warned(code);
  }

  private boolean turnedDown(String code, JsonNode error) {
    boolean busy = code.equals("conversation_already_has_active_response");
    boolean mine = responses.failed(error.path("event_id").asText(""), busy);
    if (mine && !busy) metrics().warned(code);
    return mine;
  }

  private static String code(JsonNode error) {
    var code = error.path("code").asText("");
    return code.isEmpty() || code.equals("null") ? error.path("type").asText("none") : code;
  }

  private void limits(JsonNode limits) {
    for (var it : limits) if (it.path("remaining").asLong(1) <= 0) metrics().warned("rate_limit");
  }

  @Override
  protected void send(ByteBuf sound) {
    try {
      tell(RealtimeMessages.append(sound));
    } finally {
      sound.release();
    }
  }

  @Override
  public void interrupted(String item, Duration heard) {
    var it = items.get(item);
    if (it == null || it.silenced()) return;
    long length = it.bytes() / BYTES_A_MILLI;
    boolean running = responses.running().filter(it.response()::equals).isPresent();
    if (running) tell(RealtimeMessages.cancel(it.response()));
    long end = Math.clamp(heard.toMillis(), 0, length);
    if (running || end < length) tell(RealtimeMessages.truncate(item, end));
    items.put(item, new Item(it.response(), it.bytes(), true));
  }

  @Override
  public void answer(String call, JsonNode answer, boolean pending) {
    var function = wanted.remove(call);
    if (function != null) {
      if (pending) late.promised(call, function);
      tell(RealtimeMessages.output(call, answer));
      if (wanted.isEmpty()) responses.wantReply();
    } else if (!pending) {
      late.taken(call).ifPresent(it -> note(Late.message(it, answer)));
    }
  }

  private void note(String text) {
    tell(RealtimeMessages.note(text));
    responses.wantReply();
  }

  @Override
  public void say(Personal text) {
    responses.want(RealtimeMessages.reply(text.text()));
  }
}
