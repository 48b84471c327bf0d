package switchboard.simulator.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Google Calendar (version 3) and its token service on 127.0.0.1. It has the calendars it is given
/// and no others.
public final class GoogleApi implements AutoCloseable {

  private static final Pattern EVENTS =
      Pattern.compile("/calendar/v3/calendars/(?<calendar>[^/]+)/events(?:/(?<event>[^/]+))?");
  private static final String CONSENT = "/o/oauth2/v2/auth";
  private static final int LARGEST_REQUEST = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Agenda> agendas = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final GoogleFaults faults = new GoogleFaults();
  private final TokenDesk tokens = new TokenDesk();
  private final Watchers watchers = new Watchers(faults);
  private volatile int largestPage = 2500;

  private GoogleApi(HttpServer server) {
    this.server = server;
  }

  /// @param port 0: any that is free
  public static GoogleApi start(int port) throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), 128);
    var api = new GoogleApi(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", api::handle);
    server.start();
    return api;
  }

  /// Where it listens: what `GOOGLE_API_BASE_URL` should say.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What `GOOGLE_SERVICE_ACCOUNT_JSON` should say.
  public String serviceAccount() {
    return tokens.accountFile(tokenUri());
  }

  /// What `GOOGLE_OAUTH_CLIENT_ID` should say.
  public String clientId() {
    return TokenDesk.CLIENT;
  }

  /// What `GOOGLE_OAUTH_CLIENT_SECRET` should say.
  public String clientSecret() {
    return TokenDesk.SECRET;
  }

  /// Makes a calendar, or finds it.
  public Person calendar(String id, ZoneId zone) {
    return new Person(id, agendas.computeIfAbsent(id, _ -> new Agenda(zone)), zone, watchers);
  }

  /// A person agrees on the consent page this address leads to: the code they are sent back with.
  public String consent(URI page) {
    return tokens.code(fields(page.getRawQuery()).getOrDefault("code_challenge", ""));
  }

  public GoogleFaults faults() {
    return faults;
  }

  /// Access tokens given so far have run out.
  public void expireAccess() {
    tokens.forget();
  }

  /// Nobody is let in any more, until they are again.
  public void revokeAll(boolean revoked) {
    tokens.revoke(revoked);
  }

  public int tokensGiven() {
    return tokens.given();
  }

  public void largestPage(int events) {
    largestPage = events;
  }

  /// Method and path of every request to calendars, without the query, oldest first.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// Ids of the channels that are open.
  public List<String> channels() {
    return watchers.open();
  }

  @Override
  public void close() {
    faults.close();
    watchers.close();
    server.stop(0);
  }

  private String tokenUri() {
    return uri() + "/token";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
      if (exchange.getRequestURI().getPath().equals(CONSENT)) {
        agreed(exchange);
        return;
      }
      faults.takeTime();
      var answer = answer(exchange, new String(body, UTF_8));
      if (changes(exchange) && faults.unanswered()) faults.holdOn();
      send(exchange, answer);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Who opens the consent page agrees at once, and is sent back.
  private void agreed(HttpExchange exchange) throws IOException {
    var page = exchange.getRequestURI();
    var asked = fields(page.getRawQuery());
    var back =
        asked.getOrDefault("redirect_uri", "")
            + "?state="
            + URLEncoder.encode(asked.getOrDefault("state", ""), UTF_8)
            + "&code="
            + consent(page);
    exchange.getResponseHeaders().set("Location", back);
    exchange.sendResponseHeaders(302, -1);
  }

  private static boolean changes(HttpExchange exchange) {
    return !exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getPath().startsWith("/calendar/");
  }

  private Answer answer(HttpExchange exchange, String body) throws IOException {
    var path = exchange.getRequestURI().getPath();
    return switch (path) {
      case "/token" -> tokens.token(fields(body), tokenUri());
      case "/revoke" -> tokens.revoke(fields(body));
      default -> admitted(exchange, path, body);
    };
  }

  private Answer admitted(HttpExchange exchange, String path, String body) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + path);
    var refusal = faults.refusal();
    if (refusal.isPresent()) return refusal.get();
    if (!tokens.opens(bearer(exchange))) return Answer.error(401, "authError");
    var json = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    if (!(json instanceof ObjectNode object)) return Answer.error(400, "parseError");
    if (path.equals("/calendar/v3/channels/stop")) return watchers.stop(object);
    var matched = EVENTS.matcher(exchange.getRequestURI().getRawPath());
    return matched.matches() ? ofEvents(exchange, matched, object) : Answer.error(404, "notFound");
  }

  private Answer ofEvents(HttpExchange exchange, Matcher matched, ObjectNode json) {
    var calendar = decoded(matched.group("calendar"));
    var agenda = agendas.get(calendar);
    if (agenda == null) return Answer.error(404, "notFound");
    var event = Optional.ofNullable(matched.group("event")).map(GoogleApi::decoded);
    if (event.equals(Optional.of("watch"))) return watchers.open(calendar, json);
    synchronized (agenda) {
      var answer = routed(exchange, agenda, event, json);
      if (changes(exchange) && answer.status() < 300) watchers.changed(calendar);
      return answer;
    }
  }

  private Answer routed(
      HttpExchange exchange, Agenda agenda, Optional<String> event, ObjectNode json) {
    var match = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Match"));
    var id = event.orElse("");
    return switch (exchange.getRequestMethod() + (event.isPresent() ? " one" : " all")) {
      case "GET all" -> agenda.list(fields(exchange.getRequestURI().getRawQuery()), largestPage);
      case "POST all" -> agenda.insert(json);
      case "GET one" -> agenda.get(id);
      case "PATCH one" -> agenda.patch(id, json, match);
      case "DELETE one" -> agenda.delete(id, match);
      default -> Answer.error(404, "notFound");
    };
  }

  private static Optional<String> bearer(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(it -> it.startsWith("Bearer "))
        .map(it -> it.substring("Bearer ".length()));
  }

  static Map<String, String> fields(String encoded) {
    var fields = new HashMap<String, String>();
    if (encoded == null) return fields;
    for (var pair : encoded.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0)
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    if (answer.status() == 204) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    var body = answer.json().toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
