package switchboard.simulator.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// OpenAI's chat completions on 127.0.0.1, streamed, with function calls. What it answers a
/// [Talker] decides; what goes wrong, [ChatFaults].
public final class ChatApi implements AutoCloseable {

  private static final int LARGEST_REQUEST = 10 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String key;
  private final Talker talker;
  private final Duration pace;
  private final ChatFaults faults = new ChatFaults();
  private final List<Ask> asked = new CopyOnWriteArrayList<>();

  private ChatApi(HttpServer server, String key, Talker talker, Duration pace) {
    this.server = server;
    this.key = key;
    this.talker = talker;
    this.pace = pace;
  }

  /// @param port 0: any that is free
  /// @param key what `OPENAI_API_KEY` should say
  /// @param pace between two tokens
  public static ChatApi start(int port, String key, Talker talker, Duration pace)
      throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), 128);
    var api = new ChatApi(server, key, talker, pace);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", api::handle);
    server.start();
    return api;
  }

  /// Where it listens: what `OPENAI_BASE_URL` should say.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  public ChatFaults faults() {
    return faults;
  }

  /// All it has been asked, the oldest first.
  public List<Ask> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = read(exchange);
      var shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Bearer " + key).equals(shown)) {
        refuse(exchange, 401);
        return;
      }
      var ask = new Ask(body);
      asked.add(ask);
      var moves = faults.poll().map(ChatFaults.Fault::moves).orElseGet(() -> talker.answer(ask));
      if (!moves.isEmpty() && moves.getFirst() instanceof Move.Refuse(var status))
        refuse(exchange, status);
      else stream(exchange, moves);
    } catch (IOException _) {
      // nobody listens any more
    }
  }

  private static JsonNode read(HttpExchange exchange) throws IOException {
    return JSON.readTree(exchange.getRequestBody().readNBytes(LARGEST_REQUEST));
  }

  private void stream(HttpExchange exchange, List<Move> moves) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var out = new TokenStream(exchange.getResponseBody(), pace);
    try {
      boolean whole = true;
      for (var it : moves) whole = whole && out.play(it);
      if (whole) out.end();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    var json = JSON.createObjectNode();
    json.putObject("error").put("message", "simulated").put("code", status);
    var bytes = json.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
