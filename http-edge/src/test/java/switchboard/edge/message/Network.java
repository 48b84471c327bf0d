package switchboard.edge.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.edge.http.Json;
import switchboard.edge.twilio.TwilioForm;

/// A Twilio that takes texts over HTTP, keeps them listable, and misbehaves as told.
final class Network implements AutoCloseable {

  enum Mood {
    OBEY,
    /// Takes the text, but never says so.
    TAKE_AND_HANG,
    /// Takes the text and drops the connection.
    TAKE_AND_DROP,
    /// Takes the text and answers with a fault.
    TAKE_AND_FAIL,
    BUSY,
    FAULT,
    OPTED_OUT,
    NO_SUCH_NUMBER,
    WRONG_KEY,
    NONSENSE
  }

  record Text(String sid, String to, String from, String body, String callback, Instant at) {}

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  final List<Text> taken = new CopyOnWriteArrayList<>();
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger listed = new AtomicInteger();
  final Queue<Mood> moods = new ArrayDeque<>();
  volatile boolean silentOnLists;
  volatile String prefix = "";
  volatile String direction = "outbound-api";
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  Network() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/2010-04-01/Accounts/AC1/Messages.json", this::messages);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Text take(String to, String from, String body, Instant at) {
    var text = new Text("SM" + (taken.size() + 1), to, from, body, "", at);
    taken.add(text);
    return text;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void messages(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestHeaders().getFirst("Authorization").startsWith("Basic ")) {
      answer(exchange, 401, Map.of("code", 20003));
    } else if (exchange.getRequestMethod().equals("GET")) {
      list(exchange);
    } else {
      post(exchange);
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    var form = TwilioForm.parse(exchange.getRequestBody().readAllBytes());
    switch (mood()) {
      case OBEY -> answer(exchange, 201, json(taken(form)));
      case TAKE_AND_HANG -> {
        taken(form);
        hang();
      }
      case TAKE_AND_DROP -> {
        taken(form);
        exchange.close();
      }
      case TAKE_AND_FAIL -> {
        taken(form);
        answer(exchange, 500, Map.of("code", 20500, "status", 500));
      }
      case BUSY -> answer(exchange, 429, Map.of("code", 20429, "status", 429));
      case FAULT -> answer(exchange, 503, Map.of("code", 20503, "status", 503));
      case OPTED_OUT -> answer(exchange, 400, Map.of("code", 21610, "status", 400));
      case NO_SUCH_NUMBER -> answer(exchange, 400, Map.of("code", 21211, "status", 400));
      case WRONG_KEY -> answer(exchange, 401, Map.of("code", 20003, "status", 401));
      case NONSENSE -> {
        taken(form);
        raw(exchange, 201, "<html>");
      }
    }
  }

  private synchronized Mood mood() {
    var mood = moods.poll();
    return mood == null ? Mood.OBEY : mood;
  }

  private synchronized Text taken(TwilioForm form) {
    var text =
        new Text(
            "SM" + (taken.size() + 1),
            form.raw("To").orElse(""),
            form.raw("From").orElse(""),
            form.raw("Body").orElse(""),
            form.raw("StatusCallback").orElse(""),
            Instant.now());
    taken.add(text);
    return text;
  }

  private void list(HttpExchange exchange) throws IOException {
    listed.incrementAndGet();
    if (silentOnLists) {
      answer(exchange, 503, Map.of("code", 20503, "status", 503));
      return;
    }
    var query = TwilioForm.ofQuery(exchange.getRequestURI().getRawQuery());
    var found =
        taken.reversed().stream()
            .filter(it -> query.raw("To").orElse("").equals(it.to()))
            .filter(it -> query.raw("From").orElse("").equals(it.from()))
            .map(this::json)
            .toList();
    answer(exchange, 200, Map.of("messages", found, "page_size", 50, "uri", "/x"));
  }

  private Map<String, Object> json(Text text) {
    var json = new LinkedHashMap<String, Object>();
    json.put("sid", text.sid());
    json.put("to", text.to());
    json.put("from", text.from());
    json.put("body", prefix + text.body());
    json.put("direction", direction);
    json.put("status", "queued");
    json.put("date_created", RFC_2822.format(text.at().atOffset(ZoneOffset.UTC)));
    return json;
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
    raw(exchange, status, new String(Json.bytes(json), UTF_8));
  }

  private static void raw(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
