package switchboard.simulator.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A call whose sound goes over a socket, as Twilio does it: sends a frame every 20 ms (silence
/// when there is nothing to say), plays what it gets in real time, sends marks back when the sound
/// before them has been played, drops all on `clear`. What happens is told to its listener, on a
/// thread of its own.
public final class MediaCall implements AutoCloseable {

  static final int FRAME = 160;

  private static final long FRAME_MILLIS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What the telephone notices.
  public interface Listener {

    /// The next 20 ms that are said, when nothing waits to be; empty for silence.
    default byte[] speaks() {
      return new byte[0];
    }

    /// Sound has come in and waits to be played.
    default void arrived(byte[] mulaw) {}

    /// 20 ms are being heard.
    default void heard(byte[] mulaw) {}

    /// All before this mark has been heard.
    default void marked(String name) {}

    /// What was waiting has been dropped.
    default void cleared() {}

    /// @param code of the WebSocket; 1006 when there was none
    default void closed(int code) {}
  }

  private final StreamStart start;
  private final Listener listener;
  private final Set<MediaFault> faults;
  private final Speech speech = new Speech();
  private final PlayedBack player;
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final Channel channel;
  private final ScheduledFuture<?> ticking;
  private long sequence;
  private long chunk;

  private MediaCall(Channel channel, StreamStart start, Listener listener, Set<MediaFault> faults) {
    this.channel = channel;
    this.start = start;
    this.listener = listener;
    this.faults = faults;
    this.player = new PlayedBack(listener, this::mark, faults);
    channel.closeFuture().addListener(_ -> gone(1006));
    greet();
    long phase = Math.floorMod(start.call().hashCode(), FRAME_MILLIS * 1_000);
    ticking =
        channel
            .eventLoop()
            .scheduleAtFixedRate(this::tick, phase, FRAME_MILLIS * 1_000, TimeUnit.MICROSECONDS);
  }

  /// Calls at an address, such as `ws://127.0.0.1:8081/twilio/media`.
  ///
  /// @throws RefusedException when the handshake is refused
  public static MediaCall open(URI uri, StreamStart start, Listener listener) {
    return open(uri, start, listener, Set.of());
  }

  public static MediaCall open(
      URI uri, StreamStart start, Listener listener, Set<MediaFault> faults) {
    try {
      return opening(uri, start, listener, faults).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RefusedException refused ? refused : e;
    }
  }

  /// The same without waiting for it.
  public static CompletableFuture<MediaCall> opening(
      URI uri, StreamStart start, Listener listener, Set<MediaFault> faults) {
    return MediaClient.connect(
        uri, start.signature(), channel -> new MediaCall(channel, start, listener, faults));
  }

  /// Says something after what still waits to be said.
  public void say(byte[] mulaw) {
    channel.eventLoop().execute(() -> speech.add(mulaw));
  }

  /// Whether nothing waits to be said.
  public boolean silent() {
    return speech.isEmpty();
  }

  public void press(String digit) {
    var message = numbered("dtmf");
    message.putObject("dtmf").put("track", "inbound_track").put("digit", digit);
    send(message);
  }

  /// The caller hangs up.
  public void hangUp() {
    var message = numbered("stop");
    message.putObject("stop").put("accountSid", start.account()).put("callSid", start.call());
    send(message);
    channel.eventLoop().execute(() -> send(new CloseWebSocketFrame(1000, "")));
  }

  /// The connection breaks.
  @Override
  public void close() {
    channel.close();
  }

  /// When the socket is closed, with which code.
  public CompletableFuture<Integer> closed() {
    return closed;
  }

  /// Sends any text.
  public void sendText(String text) {
    send(new TextWebSocketFrame(text));
  }

  private void greet() {
    sendText("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
    if (faults.contains(MediaFault.NO_START)) return;
    sequence = 0;
    begin();
    if (faults.contains(MediaFault.TWO_STARTS)) begin();
  }

  private void begin() {
    var message = numbered("start");
    var body = message.putObject("start");
    body.put("accountSid", start.account());
    body.put("streamSid", start.stream());
    body.put("callSid", start.call());
    body.putArray("tracks").add("inbound");
    var format = body.putObject("mediaFormat");
    format.put("encoding", "audio/x-mulaw").put("sampleRate", 8_000).put("channels", 1);
    start.parameters().forEach(body.putObject("customParameters")::put);
    send(message);
  }

  private ObjectNode numbered(String event) {
    var message = JSON.createObjectNode();
    return message
        .put("event", event)
        .put("sequenceNumber", String.valueOf(number()))
        .put("streamSid", start.stream());
  }

  private synchronized long number() {
    return faults.contains(MediaFault.WRONG_SEQUENCE) && sequence > 0 ? 7 : ++sequence;
  }

  private void tick() {
    player.tick();
    if (faults.contains(MediaFault.NO_START) || faults.contains(MediaFault.NO_MEDIA)) return;
    var frame = speech.isEmpty() ? listener.speaks() : speech.next();
    frame(frame.length == 0 ? PlayedBack.SILENCE : frame);
  }

  private void frame(byte[] mulaw) {
    long time = chunk++ * FRAME_MILLIS;
    if (chunk == 3) once();
    if (faults.contains(MediaFault.NONSENSE)) sendText("{\"event\":\"media\",}");
    else
      sendText(
          "{\"event\":\"media\",\"sequenceNumber\":\""
              + number()
              + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""
              + chunk
              + "\",\"timestamp\":\""
              + time
              + "\",\"payload\":\""
              + Base64.getEncoder().encodeToString(mulaw)
              + "\"},\"streamSid\":\""
              + start.stream()
              + "\"}");
  }

  private void once() {
    if (faults.contains(MediaFault.DEAF)) channel.config().setAutoRead(false);
    if (faults.contains(MediaFault.BINARY))
      send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[FRAME])));
    if (faults.contains(MediaFault.OVERSIZED)) sendText("x".repeat(1 << 20));
    if (faults.contains(MediaFault.HALF_MESSAGE)) {
      send(new TextWebSocketFrame(false, 0, "{\"event\":"));
      send(new ContinuationWebSocketFrame(false, 0, "\"media\""));
      ticking.cancel(false);
    }
  }

  private void mark(String name) {
    var message = numbered("mark");
    message.putObject("mark").put("name", name);
    send(message);
    listener.marked(name);
  }

  private void send(JsonNode message) {
    sendText(message.toString());
  }

  private void send(WebSocketFrame frame) {
    channel.writeAndFlush(frame);
  }

  /// What has come from the other side.
  void received(WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame close) {
      gone(close.statusCode());
      return;
    }
    if (!(frame instanceof TextWebSocketFrame text)) return;
    try {
      var message = JSON.readTree(text.text());
      switch (message.path("event").asText()) {
        case "media" -> media(Base64.getDecoder().decode(payload(message)));
        case "mark" -> player.mark(message.path("mark").path("name").asText());
        case "clear" -> {
          player.clear();
          listener.cleared();
        }
        default -> throw new IllegalStateException("not a message to Twilio");
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("not a message to Twilio", e);
    }
  }

  private static byte[] payload(JsonNode message) {
    return message.path("media").path("payload").asText().getBytes(StandardCharsets.US_ASCII);
  }

  private void media(byte[] mulaw) {
    listener.arrived(mulaw);
    player.add(mulaw);
  }

  private void gone(int code) {
    if (ticking != null) ticking.cancel(false);
    if (closed.complete(code)) listener.closed(code);
    channel.close();
  }

  /// What waits to be said.
  private static final class Speech {

    private byte[] rest = new byte[0];
    private volatile boolean empty = true;

    boolean isEmpty() {
      return empty;
    }

    void add(byte[] mulaw) {
      int before = rest.length;
      rest = Arrays.copyOf(rest, before + mulaw.length);
      System.arraycopy(mulaw, 0, rest, before, mulaw.length);
      empty = rest.length == 0;
    }

    byte[] next() {
      var frame = PlayedBack.SILENCE.clone();
      int length = Math.min(FRAME, rest.length);
      System.arraycopy(rest, 0, frame, 0, length);
      rest = Arrays.copyOfRange(rest, length, rest.length);
      empty = rest.length == 0;
      return frame;
    }
  }
}
