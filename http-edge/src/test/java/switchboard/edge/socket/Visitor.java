package switchboard.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.edge.http.Json;

/// Speaks JSON through a socket, as a page of some origin does.
public final class Visitor implements WebSocket.Listener, AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;

  /// @param base such as `http://127.0.0.1:8080`
  /// @param headers names and values
  public static Visitor at(String base, String path, String... headers) {
    var it = new Visitor();
    var builder = it.client.newWebSocketBuilder();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      if (headers[i].equals("Sec-WebSocket-Protocol")) {
        var all = headers[i + 1].split(",", -1);
        builder.subprotocols(all[0], java.util.Arrays.copyOfRange(all, 1, all.length));
      } else {
        builder.header(headers[i], headers[i + 1]);
      }
    }
    var uri = URI.create(base.replaceFirst("^http", "ws") + path);
    it.socket = builder.buildAsync(uri, it).join();
    return it;
  }

  /// The status by which it is not let in.
  public static int refused(String base, String path, String... headers) {
    try (var it = at(base, path, headers)) {
      throw new AssertionError("was let in");
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException no)
        return no.getResponse().statusCode();
      throw e;
    }
  }

  private WebSocket socket() {
    assertThat(socket).isNotNull();
    return java.util.Objects.requireNonNull(socket);
  }

  public Visitor say(String json) {
    socket().sendText(json.replace('\'', '"'), true).join();
    return this;
  }

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
      throw new IllegalStateException(e);
    }
    throw new AssertionError("no " + type + " came");
  }

  private @Nullable JsonNode take() throws InterruptedException {
    return heard.poll(10, TimeUnit.SECONDS);
  }

  /// Waits until the other side closes.
  public int closed() {
    return closed.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    from.request(1);
    if (!last) return CompletableFuture.completedStage(null);
    try {
      heard.add(Json.MAPPER.readTree(part.toString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    part.setLength(0);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedStage(null);
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
