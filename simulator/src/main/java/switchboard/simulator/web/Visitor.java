package switchboard.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Speaks JSON through a socket, as a page of some origin does.
public final class Visitor implements WebSocket.Listener, AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE = 40;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;

  private Visitor() {}

  /// @param base such as `http://127.0.0.1:8080`
  /// @param headers names and values; of the protocols, all in one value with commas between
  public static Visitor at(String base, String path, String... headers) {
    var it = new Visitor();
    var builder = it.client.newWebSocketBuilder();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      if (headers[i].equals("Sec-WebSocket-Protocol")) {
        var all = headers[i + 1].split(",", -1);
        builder.subprotocols(all[0], Arrays.copyOfRange(all, 1, all.length));
      } else {
        builder.header(headers[i], headers[i + 1]);
      }
    }
    it.socket = builder.buildAsync(URI.create(base.replaceFirst("^http", "ws") + path), it).join();
    return it;
  }

  /// The status by which it is not let in.
  public static int refused(String base, String path, String... headers) {
    try (var _ = at(base, path, headers)) {
      throw new IllegalStateException("was let in");
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException no)
        return no.getResponse().statusCode();
      throw e;
    }
  }

  private WebSocket socket() {
    return Objects.requireNonNull(socket);
  }

  /// @param json with single quotes for double ones
  public Visitor say(String json) {
    socket().sendText(json.replace('\'', '"'), true).join();
    return this;
  }

  /// The beginning of a message that goes on.
  public void half(String text) {
    socket().sendText(text, false).join();
  }

  public void bytes(byte[] bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /// The next message of this type; others in between are passed over.
  public JsonNode next(String type) {
    try {
      for (var it = take(); it != null; it = take())
        if (it.path("type").asText().equals(type)) return it;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("no " + type + " came");
  }

  private @Nullable JsonNode take() throws InterruptedException {
    return heard.poll(PATIENCE, TimeUnit.SECONDS);
  }

  /// Waits until the other side closes, and tells with which status.
  public int closed() {
    return closed.orTimeout(40, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    from.request(1);
    if (last) {
      heard.add(read(part.toString()));
      part.setLength(0);
    }
    return CompletableFuture.completedFuture(data);
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("what came is no JSON", e);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedFuture(reason);
  }

  @Override
  public void onError(WebSocket from, Throwable fault) {
    closed.complete(-1);
  }

  @Override
  public void close() {
    if (socket != null) socket.abort();
    client.close();
  }
}
