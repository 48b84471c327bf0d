package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server on loopback that answers webhooks with what the test says, and keeps what it was asked.
public final class TestServer implements AutoCloseable {

  /// One request, as it came in.
  public record Request(
      String method, String uri, String body, String signature, String idempotencyToken) {

    public String path() {
      return URI.create(uri).getPath();
    }

    public Form form() {
      return Form.parse(body);
    }
  }

  /// One answer.
  public record Reply(int status, String contentType, byte[] body) {

    public static Reply xml(String xml) {
      return new Reply(200, "text/xml", xml.getBytes(UTF_8));
    }

    public static Reply twiml(String verbs) {
      return xml("<Response>" + verbs + "</Response>");
    }

    public static Reply status(int status) {
      return new Reply(status, "text/plain", new byte[0]);
    }
  }

  private final HttpServer server;
  private final Function<Request, Reply> answers;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  public TestServer(Function<Request, Reply> answers) {
    this.answers = answers;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 500);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Request> requests() {
    return requests;
  }

  /// The requests to one path.
  public List<Request> requests(String path) {
    return requests.stream().filter(it -> it.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8),
              String.valueOf(headers.getFirst(Signature.HEADER)),
              String.valueOf(headers.getFirst("I-Twilio-Idempotency-Token")));
      requests.add(request);
      var reply = answers.apply(request);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType);
      exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
      exchange.getResponseBody().write(reply.body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
