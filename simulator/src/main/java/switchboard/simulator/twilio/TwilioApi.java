package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.simulator.twilio.MessageRoutes.Reply;

/// Twilio's REST service on 127.0.0.1: takes messages and keeps them listable, reports their
/// delivery, places calls and changes running ones. It reaches nobody's phone.
public final class TwilioApi implements AutoCloseable {

  private static final Pattern PATH =
      Pattern.compile(
          "/2010-04-01/Accounts/(?<account>[A-Za-z0-9]+)"
              + "(?:/(?<kind>Messages|Calls)(?:/(?<sid>[A-Za-z0-9]+))?)?\\.json");
  private static final Pattern RECORDING =
      Pattern.compile(
          "/2010-04-01/Accounts/[A-Za-z0-9]+(?:/Calls/(?<call>[A-Za-z0-9]+))?"
              + "/Recordings/(?<sid>[A-Za-z0-9.]+?)(\\.wav|\\.json)");
  private static final int LARGEST_REQUEST = 256 * 1024;

  private final HttpServer server;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Webhooks webhooks;
  private final Outgoing outgoing = new Outgoing();
  private final ApiFaults faults = new ApiFaults();
  private final OptOuts optOuts;
  private final MessageRoutes messages;
  private final CallRoutes calls;
  private final LiveCalls live;
  private final Telephones telephones;

  private TwilioApi(HttpServer server, Webhooks webhooks, OptOuts optOuts, LiveCalls live) {
    this.server = server;
    this.webhooks = webhooks;
    this.optOuts = optOuts;
    this.messages = new MessageRoutes(outgoing, optOuts, Clock.systemUTC());
    this.live = live;
    this.calls = new CallRoutes(live);
    this.telephones = new Telephones(live, Clock.systemUTC());
    accept(webhooks.account());
  }

  /// Opens the service for the account of `webhooks`, through which it reports deliveries.
  ///
  /// @param port 0: any that is free
  public static TwilioApi start(int port, Webhooks webhooks) throws IOException {
    return start(port, webhooks, new OptOuts(), new LiveCalls());
  }

  /// The same, refusing texts to whom `optOuts` names and changing the calls in `live`.
  public static TwilioApi start(int port, Webhooks webhooks, OptOuts optOuts, LiveCalls live)
      throws IOException {
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 128);
    var api = new TwilioApi(server, webhooks, optOuts, live);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", api::handle);
    server.start();
    return api;
  }

  /// Where it listens: what `TWILIO_API_BASE_URL` should say.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Serves another account too, such as a sub-account.
  public void accept(Account account) {
    accounts.put(account.sid(), account);
  }

  /// Every message taken, oldest first.
  public List<SentMessage> messages() {
    return outgoing.all();
  }

  /// Waits until there is such a message; empty if `patience` ran out first.
  public Optional<SentMessage> await(Predicate<SentMessage> wanted, Duration patience)
      throws InterruptedException {
    return outgoing.await(wanted, patience);
  }

  /// Forgets every message.
  public void clear() {
    outgoing.clear();
  }

  /// Who can be called, and the calls that were placed.
  public Telephones telephones() {
    return telephones;
  }

  /// The calls that run right now, and the rooms they are in.
  public LiveCalls live() {
    return live;
  }

  public ApiFaults faults() {
    return faults;
  }

  public OptOuts optOuts() {
    return optOuts;
  }

  @Override
  public void close() {
    faults.close();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      faults.takeTime();
      if (!recording(exchange)) answer(exchange, reply(exchange));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Recordings are fetched, deleted and stopped.
  private boolean recording(HttpExchange exchange) throws IOException {
    var it = RECORDING.matcher(exchange.getRequestURI().getPath());
    if (!it.matches() || user(exchange).isEmpty()) return false;
    var tapes = live.tapes();
    var sid = it.group("sid");
    switch (exchange.getRequestMethod()) {
      case "GET" -> send(exchange, tapes.sound(sid));
      case "DELETE" -> exchange.sendResponseHeaders(tapes.delete(sid) ? 204 : 404, -1);
      case "POST" -> {
        tapes.stop(it.group("call") == null ? "" : it.group("call"));
        send(exchange, Optional.of("{}".getBytes(UTF_8)));
      }
      default -> exchange.sendResponseHeaders(405, -1);
    }
    return true;
  }

  private static void send(HttpExchange exchange, Optional<byte[]> sound) throws IOException {
    if (sound.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "audio/x-wav");
    exchange.sendResponseHeaders(200, sound.get().length);
    exchange.getResponseBody().write(sound.get());
  }

  private Reply reply(HttpExchange exchange) throws IOException, InterruptedException {
    var path = exchange.getRequestURI().getPath();
    var matched = PATH.matcher(path);
    var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
    var user = user(exchange);
    if (user.isEmpty()) return Reply.of(ApiError.AUTHENTICATE);
    if (!matched.matches() || !matched.group("account").equals(user.get().sid()))
      return Reply.of(ApiError.notFound(path));
    if (body.length > LARGEST_REQUEST) return Reply.of(ApiError.BAD_REQUEST);
    try {
      return route(exchange, matched, Form.parse(new String(body, UTF_8)), path);
    } catch (IllegalArgumentException _) {
      return Reply.of(ApiError.BAD_REQUEST);
    }
  }

  private Reply route(HttpExchange exchange, Matcher matched, Form form, String path)
      throws InterruptedException {
    var account = matched.group("account");
    var sid = Optional.ofNullable(matched.group("sid"));
    var kind = Optional.ofNullable(matched.group("kind")).orElse("Account");
    return switch (exchange.getRequestMethod() + " " + kind + (sid.isPresent() ? "/" : "")) {
      case "POST Messages" -> take(account, form);
      case "GET Messages" -> messages.list(account, query(exchange), path);
      case "GET Messages/" -> messages.fetch(account, sid.orElse(""), path);
      case "POST Calls" -> ring(account, form);
      case "GET Calls" -> telephones.list(account, query(exchange));
      case "POST Calls/" -> calls.update(account, sid.orElse(""), form, path);
      case "GET Calls/" -> calls.fetch(account, sid.orElse(""), path);
      case "GET Account" -> account(account);
      default -> Reply.of(ApiError.notFound(path));
    };
  }

  private Reply take(String account, Form form) throws InterruptedException {
    var refusal = faults.refusal().or(() -> messages.refusal(form));
    if (refusal.isPresent()) return Reply.of(refusal.get());
    var message = messages.take(account, form);
    var sender = accounts.get(account);
    if (sender != null) new StatusReports(webhooks.as(sender), outgoing).deliver(message);
    if (faults.unanswered()) faults.holdOn();
    return new Reply(201, message.json());
  }

  private Reply ring(String account, Form form) throws InterruptedException {
    var refusal = faults.callRefusal().or(() -> telephones.refusal(form));
    var caller = accounts.get(account);
    if (refusal.isPresent()) return Reply.of(refusal.get());
    if (caller == null) return Reply.of(ApiError.AUTHENTICATE);
    var reply = telephones.place(webhooks.as(caller), form);
    if (faults.callUnanswered()) faults.holdOn();
    return reply;
  }

  private static Reply account(String sid) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sid", sid).put("friendly_name", "Simulated account").put("status", "active");
    return new Reply(200, json.put("type", "Full"));
  }

  /// Whom the request is from, if it says so rightly.
  private Optional<Account> user(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return accounts.values().stream().filter(it -> basic(it).equals(header)).findFirst();
  }

  private static String basic(Account account) {
    var pair = account.sid() + ":" + account.authToken();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static Form query(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null ? Form.EMPTY : Form.parse(query);
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    var body = reply.json().toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
