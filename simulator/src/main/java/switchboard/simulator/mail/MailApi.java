package switchboard.simulator.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import switchboard.simulator.mail.MailFaults.Fault;

/// SendGrid's REST service on 127.0.0.1, which delivers to nobody; and `GET /mail`, which shows all
/// that this mailbox has got, newest first.
public final class MailApi implements AutoCloseable {

  private static final int LARGEST_REQUEST = 10 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Reply(int status, String body, Optional<String> reference) {
    static Reply of(int status, String body) {
      return new Reply(status, body, Optional.empty());
    }
  }

  private final HttpServer server;
  private final String key;
  private final Mailbox mailbox;
  private final MailFaults faults = new MailFaults();
  private final Clock clock;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private MailApi(HttpServer server, String key, Mailbox mailbox, Clock clock) {
    this.server = server;
    this.key = key;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /// @param port 0: any that is free
  /// @param key what `SENDGRID_API_KEY` should say
  public static MailApi start(int port, String key, Mailbox mailbox, Clock clock)
      throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), 128);
    var api = new MailApi(server, key, mailbox, clock);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", api::handle);
    server.start();
    return api;
  }

  /// Where it listens: what `SENDGRID_API_BASE_URL` should say.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public MailFaults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
      var route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      switch (route) {
        case "GET /mail" -> answer(exchange, Reply.of(200, listing()));
        case "POST /v3/mail/send" -> send(exchange, body);
        case "GET /v3/messages" -> answer(exchange, guarded(exchange, found(exchange)));
        default -> answer(exchange, Reply.of(404, errors("not found")));
      }
    }
  }

  private String listing() {
    var items = JsonNodeFactory.instance.arrayNode();
    mailbox.all().reversed().forEach(it -> items.add(it.json()));
    var json = JsonNodeFactory.instance.objectNode();
    json.set("items", items);
    return json.toString();
  }

  private void send(HttpExchange exchange, byte[] body) throws IOException {
    var allowed = guarded(exchange, Reply.of(202, ""));
    if (allowed.status() != 202) {
      answer(exchange, allowed);
      return;
    }
    var fault = faults.poll();
    var refused = fault.map(MailApi::refusal).filter(it -> it.status() != 202);
    var reply = refused.orElseGet(() -> taken(body));
    if (fault.equals(Optional.of(Fault.DROP_AFTER_DATA))) return;
    answer(exchange, reply);
  }

  private static Reply refusal(Fault fault) {
    return switch (fault) {
      case BUSY -> Reply.of(429, errors("too many requests"));
      case LATER -> Reply.of(503, errors("not now"));
      case NO_SUCH_USER -> Reply.of(400, errors("does not contain a valid address"));
      case DROP_AFTER_DATA -> Reply.of(202, "");
    };
  }

  private Reply guarded(HttpExchange exchange, Reply reply) {
    var shown = exchange.getRequestHeaders().getFirst("Authorization");
    return ("Bearer " + key).equals(shown)
        ? reply
        : Reply.of(401, errors("the provided authorization grant is invalid"));
  }

  private Reply taken(byte[] body) {
    try {
      var json = JSON.readTree(body);
      var to = texts(json.at("/personalizations/0/to"), "email").toList();
      if (to.isEmpty() || json.at("/from/email").isMissingNode() || json.path("content").isEmpty())
        return Reply.of(400, errors("to, from and content are required"));
      var reference = "sim" + (known.size() + 1);
      texts(json.at("/personalizations/0/custom_args"))
          .forEach(it -> known.put(it, reference));
      mailbox.put(mail(json, to));
      return new Reply(202, "", Optional.of(reference));
    } catch (IOException _) {
      return Reply.of(400, errors("bad request"));
    }
  }

  private SentMail mail(JsonNode json, List<String> to) {
    var from = json.path("from");
    var address = from.path("email").asText();
    var calendar =
        texts(json.path("content"), "type").filter(it -> it.startsWith("text/calendar")).findFirst();
    return new SentMail(
        json.at("/headers/Message-ID").asText(),
        from.has("name") ? from.path("name").asText() + " <" + address + ">" : address,
        to,
        Optional.of(json.at("/reply_to/email").asText()).filter(it -> !it.isEmpty()),
        json.path("subject").asText(),
        content(json, "text/plain"),
        content(json, "text/html"),
        texts(json.path("attachments"), "filename").toList(),
        calendar.map(it -> it.replaceFirst(".*method=", "")),
        clock.instant());
  }

  private static String content(JsonNode json, String type) {
    return StreamSupport.stream(json.path("content").spliterator(), false)
        .filter(it -> it.path("type").asText().equals(type))
        .map(it -> it.path("value").asText())
        .findFirst()
        .orElse("");
  }

  private static Stream<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false).map(it -> it.path(name).asText());
  }

  private static Stream<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText);
  }

  /// What the activity feed tells of a message whose argument stands in the query.
  private Reply found(HttpExchange exchange) {
    var query = String.valueOf(exchange.getRequestURI().getQuery());
    var messages = JsonNodeFactory.instance.arrayNode();
    known.entrySet().stream()
        .filter(it -> query.contains('"' + it.getKey() + '"'))
        .forEach(it -> messages.addObject().put("msg_id", it.getValue()));
    var json = JsonNodeFactory.instance.objectNode();
    json.set("messages", messages);
    return Reply.of(200, json.toString());
  }

  private static String errors(String message) {
    var json = JsonNodeFactory.instance.objectNode();
    json.putArray("errors").addObject().put("message", message);
    return json.toString();
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    var bytes = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    reply
        .reference()
        .ifPresent(it -> exchange.getResponseHeaders().set("X-Message-Id", it));
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
