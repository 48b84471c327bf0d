package switchboard.simulator.relay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.twilio.Faults.Signing;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.Signature;
import switchboard.simulator.twilio.Webhooks;

/// One socket to a server, opened and signed as Twilio does. What the server sends waits to be
/// taken, in order. Invalid messages are answered with error 64107 and dropped; ten in a row close
/// the socket with 1007.
public final class RelayLine implements AutoCloseable {

  private static final int MOST_INVALID = 10;

  /// What Twilio gives up with where a socket cannot be opened, or is lost.
  public static final String LOST = "64105";

  private final LinkedBlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private final Ear ear;
  private CompletionStage<?> written;

  private RelayLine(WebSocket socket, Ear ear) {
    this.socket = socket;
    this.ear = ear;
    this.written = java.util.concurrent.CompletableFuture.completedFuture(null);
    ear.into = sent;
  }

  /// Opens the socket; empty: the server does not let us in, or is not there.
  public static Optional<RelayLine> open(Webhooks webhooks, URI url) {
    var ear = new Ear();
    var builder = webhooks.client().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
    var signature = Signature.of(webhooks.account(), url.toString(), Form.EMPTY);
    switch (webhooks.faults().signing()) {
      case Signing.RIGHT -> builder.header(Signature.HEADER, signature);
      case Signing.WRONG ->
          builder.header(Signature.HEADER, new StringBuilder(signature).reverse().toString());
      case Signing.MISSING -> {}
    }
    try {
      var line = new RelayLine(builder.buildAsync(connect(webhooks, url), ear).join(), ear);
      line.socket.request(1);
      return Optional.of(line);
    } catch (CompletionException _) {
      return Optional.empty();
    }
  }

  private static URI connect(Webhooks webhooks, URI url) {
    var http = URI.create(url.toString().replaceFirst("^ws", "http"));
    return URI.create(webhooks.route().connect(http).toString().replaceFirst("^http", "ws"));
  }

  /// What the server sent next; empty: nothing in time.
  public Optional<Sent> await(Duration patience) throws InterruptedException {
    return Optional.ofNullable(sent.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  public void setup(Map<String, String> call, Map<String, String> parameters) {
    var json = json("setup");
    call.forEach(json::put);
    var more = json.putObject("customParameters");
    parameters.forEach(more::put);
    raw(json.toString());
  }

  public void prompt(String words, boolean last) {
    raw(json("prompt").put("voicePrompt", words).put("lang", "en-US").put("last", last).toString());
  }

  public void key(char digit) {
    raw(json("dtmf").put("digit", String.valueOf(digit)).toString());
  }

  /// The caller cut in. The duration goes as text every other time, as it has been seen to.
  public void interrupt(String heard, Duration after) {
    var json = json("interrupt").put("utteranceUntilInterrupt", heard);
    if (after.toMillis() % 2 == 0) json.put("durationUntilInterruptMs", after.toMillis());
    else json.put("durationUntilInterruptMs", Long.toString(after.toMillis()));
    raw(json.toString());
  }

  public void error(String description) {
    raw(json("error").put("description", description).toString());
  }

  public void played(String words) {
    raw(json("info").put("name", "tokensPlayed").put("value", words).toString());
  }

  /// The caller begins to make a sound, or leaves it at that.
  public void speaking(boolean on) {
    raw(json("info").put("name", "clientSpeaking").put("value", on ? "on" : "off").toString());
  }

  private static ObjectNode json(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /// Any text, whatever it is.
  public synchronized void raw(String text) {
    written = written.thenCompose(_ -> socket.sendText(text, true)).exceptionally(_ -> socket);
  }

  /// A piece of a text message that may never end.
  public synchronized void piece(String text) {
    written = written.thenCompose(_ -> socket.sendText(text, false)).exceptionally(_ -> socket);
  }

  public synchronized void binary(byte[] bytes) {
    written =
        written
            .thenCompose(_ -> socket.sendBinary(ByteBuffer.wrap(bytes), true))
            .exceptionally(_ -> socket);
  }

  /// Reads nothing more of what the server writes.
  public void deafen() {
    ear.deaf = true;
  }

  /// Ends the session in an orderly way.
  @Override
  public void close() {
    if (!socket.isOutputClosed()) socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  /// Ends it as a lost connection would.
  public void abort() {
    socket.abort();
  }

  /// Takes what comes in.
  private static final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();
    private LinkedBlockingQueue<Sent> into = new LinkedBlockingQueue<>();
    private volatile boolean deaf;
    private int invalid;

    @Override
    public void onOpen(WebSocket socket) {}

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (!deaf) socket.request(1);
      if (!last) return null;
      var message = Sent.of(text.toString());
      text.setLength(0);
      into.add(message);
      invalid = message instanceof Sent.Invalid ? invalid + 1 : 0;
      if (invalid > 0) complain(socket);
      return null;
    }

    private void complain(WebSocket socket) {
      if (invalid >= MOST_INVALID) socket.sendClose(1007, "64105");
      else
        socket.sendText(
            json("error").put("description", "Invalid message received. 64107").toString(), true);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      into.add(new Sent.Closed(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      into.add(new Sent.Closed(1006, error.getClass().getSimpleName()));
    }
  }
}
