package switchboard.simulator.race;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What stands before the nodes of a cluster: hands each request to one of them, and to the next
/// when that one does not answer or cannot serve. Gives up after `patience`, with 502. A WebSocket is
/// led to one node and stays there for as long as both live. New ones of either kind go to nodes that
/// say they are ready, as long as there are any.
public final class Balancer implements AutoCloseable {

  private static final Set<String> OWN =
      Set.of("connection", "content-length", "host", "upgrade", "expect", "transfer-encoding");

  private final HttpServer server;
  private final List<URI> nodes;
  private final Duration patience;
  private final AtomicInteger next = new AtomicInteger();
  private final Doorway doorway;
  private volatile Set<URI> resting = Set.of();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private Balancer(HttpServer server, List<URI> nodes, Duration patience) throws IOException {
    this.server = server;
    this.nodes = nodes;
    this.patience = patience;
    this.doorway = Doorway.open(server.getAddress(), this::order);
  }

  public static Balancer start(List<URI> nodes, Duration patience) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var balancer = new Balancer(HttpServer.create(address, 512), nodes, patience);
    balancer.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    balancer.server.createContext("/", balancer::pass);
    balancer.server.start();
    Thread.ofVirtual().name("balancer-health").start(balancer::watch);
    return balancer;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + doorway.port());
  }

  /// The nodes in the order in which to try them: those that are ready first.
  private List<URI> order() {
    var all = new ArrayList<>(nodes);
    Collections.rotate(all, -Math.floorMod(next.getAndIncrement(), nodes.size()));
    var rest = resting;
    all.sort(Comparator.comparing(rest::contains));
    return all;
  }

  private void watch() {
    try {
      while (!doorway.closed()) {
        var unready = new HashSet<URI>();
        for (var node : nodes) if (!ready(node)) unready.add(node);
        resting = unready;
        Thread.sleep(Duration.ofMillis(300));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ready(URI node) throws InterruptedException {
    var ask = HttpRequest.newBuilder(node.resolve("/ready")).timeout(Duration.ofSeconds(3)).build();
    try {
      return client.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var deadline = System.nanoTime() + patience.toNanos();
      var answer = answer(exchange, body, deadline);
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (own(name)) return;
            exchange.getResponseHeaders().put(name, values);
          });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException | IOException _) {
      exchange.sendResponseHeaders(502, -1);
    }
  }

  private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body, long deadline)
      throws IOException, InterruptedException {
    var order = order();
    for (var tries = 1; ; tries++) {
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (!left.isPositive()) throw new IOException("no node answers");
      try {
        var answer = client.send(
                request(order.get((tries - 1) % order.size()), exchange, body, left),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() < 502 || answer.statusCode() > 504) return answer;
      } catch (IOException _) {
        // the next one may answer
      }
      if (tries % nodes.size() == 0) Thread.sleep(Duration.ofMillis(150));
    }
  }

  private static HttpRequest request(
      URI node, HttpExchange exchange, byte[] body, Duration left) {
    var request =
        HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
            .timeout(left.compareTo(Duration.ofSeconds(8)) < 0 ? left : Duration.ofSeconds(8))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!own(name)) values.forEach(it -> request.header(name, it));
        });
    return request.build();
  }

  private static boolean own(String name) {
    return OWN.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith(":");
  }

  @Override
  public void close() {
    doorway.close();
    server.stop(0);
    client.close();
  }
}
