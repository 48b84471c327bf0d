package switchboard.simulator.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Slack's incoming webhooks on 127.0.0.1: takes lines for channels and keeps them, and answers
/// otherwise when it is told to. It reaches no channel.
public final class SlackHooks implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 64 * 1024;

  /// How a request is answered in place of `ok`.
  public sealed interface Fault {

    /// @param body plain text, as Slack says it: `no_service`, `invalid_payload`
    record Status(int status, String body) implements Fault {}

    /// It wants to be left alone for so long.
    record TooMany(Duration pause) implements Fault {}

    /// It takes the line, and never says so.
    record Silence() implements Fault {}
  }

  /// @param path which channel
  public record Line(String path, String text) {

    @Override
    public String toString() {
      return "Line[" + text.length() + " characters]";
    }
  }

  private final HttpServer server;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private SlackHooks(HttpServer server) {
    this.server = server;
  }

  /// On any free port.
  public static SlackHooks start() throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, 0), 32);
    var it = new SlackHooks(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", it::handle);
    server.start();
    return it;
  }

  /// What `SLACK_API_BASE_URL` should say.
  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Every line taken, oldest first.
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /// The next request is answered so; then the one after it.
  public synchronized void next(Fault fault) {
    faults.add(fault);
  }

  private synchronized Fault fault() {
    return faults.isEmpty() ? new Fault.Status(200, "ok") : faults.remove();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(LARGEST);
      switch (fault()) {
        case Fault.Status(var status, var text) when status == 200 -> take(exchange, body, text);
        case Fault.Status(var status, var text) -> answer(exchange, status, text);
        case Fault.TooMany(var pause) -> {
          exchange.getResponseHeaders().set("Retry-After", Long.toString(pause.toSeconds()));
          answer(exchange, 429, "rate_limited");
        }
        case Fault.Silence() -> {
          keep(exchange, body);
          closed.await();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, byte[] body, String text) throws IOException {
    boolean understood = exchange.getRequestMethod().equals("POST") && keep(exchange, body);
    answer(exchange, understood ? 200 : 400, understood ? text : "invalid_payload");
  }

  private boolean keep(HttpExchange exchange, byte[] body) {
    try {
      var text = JSON.readTree(body).path("text");
      if (!text.isTextual()) return false;
      lines.add(new Line(exchange.getRequestURI().getPath(), text.textValue()));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
