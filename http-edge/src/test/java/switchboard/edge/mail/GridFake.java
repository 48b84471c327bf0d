package switchboard.edge.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import switchboard.edge.http.Json;

/// A SendGrid that takes e-mails and misbehaves as told.
final class GridFake implements AutoCloseable {

  /// Takes the mail, but never says so.
  static final int HANG = -1;

  /// Takes the mail and drops the connection.
  static final int DROP = -2;

  /// Takes the mail and answers with a fault.
  static final int TAKE_AND_FAIL = -3;

  final Queue<Integer> moods = new ConcurrentLinkedQueue<>();
  final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  final List<String> queries = new CopyOnWriteArrayList<>();
  volatile int activity = 200;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  GridFake() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/v3/mail/send", this::send);
    server.createContext("/v3/messages", this::messages);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void send(HttpExchange exchange) throws IOException {
    var mood = moods.poll();
    var mail = Json.MAPPER.readTree(exchange.getRequestBody());
    var right = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    int status = !right ? 401 : mood == null ? 202 : mood;
    if (status == 202 || status < 0) taken.add(mail);
    if (status == HANG) hang();
    if (status == DROP || status == HANG) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add("X-Message-Id", "grid" + taken.size());
    answer(exchange, status == TAKE_AND_FAIL ? 503 : status, "");
  }

  private void messages(HttpExchange exchange) throws IOException {
    queries.add(exchange.getRequestURI().getQuery());
    var found =
        taken.stream()
            .map(it -> it.at("/personalizations/0/custom_args/switchboard_message").asText())
            .filter(it -> exchange.getRequestURI().getQuery().contains("\"" + it + "\""))
            .map(it -> "{\"msg_id\":\"found-" + it.substring(0, 3) + "\"}")
            .toList();
    answer(exchange, activity, "{\"messages\":" + found + "}");
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
