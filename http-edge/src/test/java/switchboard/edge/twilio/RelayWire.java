package switchboard.edge.twilio;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import switchboard.edge.http.Listening;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Way.Held;
import switchboard.edge.relay.Pacing;
import switchboard.edge.relay.RelayMetrics;
import switchboard.edge.relay.Sockets;
import switchboard.edge.voice.Passes;
import switchboard.engine.tenant.Tenants;
import switchboard.simulator.relay.RelayLine;
import switchboard.simulator.relay.Sent;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Faults;
import switchboard.simulator.twilio.Webhooks;

/// The text socket and its action address on a free port, and a Twilio that opens sockets.
final class RelayWire implements AutoCloseable {

  static final Pacing BRISK =
      new Pacing(
          Duration.ofMillis(700),
          Duration.ofMillis(500),
          Duration.ofMillis(2),
          Duration.ofMillis(150),
          Duration.ofMillis(250),
          Duration.ofMillis(30),
          Duration.ofSeconds(2));

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Scripted conversations = new Scripted();
  final List<String> lost = new CopyOnWriteArrayList<>();
  final Passes passes = new Passes("a key for tests, long enough".getBytes());
  final RelayWay way;
  final Sockets sockets;
  private final AtomicInteger chance = new AtomicInteger();
  private final Listening server;
  private final Webhooks webhooks = Webhooks.of(new Account(Wire.ACCOUNT, Wire.TOKEN));

  RelayWire() {
    this(Instant.now(), Duration.ofMillis(250));
  }

  RelayWire(Instant now, Duration patience) {
    var clock = Clock.fixed(now, java.time.ZoneOffset.UTC);
    way = new RelayWay(Optional.empty(), passes, clock, () -> "n" + chance.incrementAndGet());
    var metrics = new EdgeMetrics(registry);
    var url = new PublicUrl(Optional.empty());
    var tokens = AuthTokens.single(Optional.of(Wire.ACCOUNT), Optional.of(Wire.TOKEN));
    var gate = new TwilioGate(url, tokens, metrics);
    var asking = new Asking(conversations, patience);
    var desk =
        new RelayDesk(
            Acme.ALL,
            asking,
            passes,
            (tenant, _) -> lost.add(tenant.id()),
            Rungs.plain(registry),
            clock);
    var counted = new RelayMetrics(registry);
    sockets = new Sockets(desk, gate::admits, BRISK, counted);
    var routes =
        new RelayRoutes(gate, url, Acme.ALL, asking, way, sockets, metrics, counted).routes();
    server = new Listening(routes);
    conversations.replyTo(server.system().ignoreRef());
    way.reachableAt(Optional.of(server.base()));
  }

  /// Our TwiML for a call.
  String lead(Tenants.Card tenant, String sid, String said, int turn) {
    return way.lead(
        new Held(
            tenant,
            sid,
            said,
            turn,
            tenant.profile().language(),
            "Polly.Joanna",
            Optional.empty(),
            "/twilio/voice/turn"));
  }

  /// What the network takes from our TwiML to the socket.
  Map<String, String> parameters(String sid) {
    var relay = Xml.parse(lead(Acme.ACME, sid, "Hello", 1)).first("Connect").first("ConversationRelay");
    var parameters = new HashMap<String, String>();
    for (var it : relay.all("Parameter")) parameters.put(it.attribute("name"), it.attribute("value"));
    return parameters;
  }

  RelayLine open() {
    return open(Faults.Signing.RIGHT);
  }

  RelayLine open(Faults.Signing signing) {
    var url = URI.create(server.base().replaceFirst("^http", "ws") + RelayWay.SOCKET);
    return RelayLine.open(webhooks.with(Faults.of(signing)), url).orElseThrow();
  }

  /// A socket that holds the call, let in by its token.
  RelayLine held(String sid) {
    var line = open();
    line.setup(setup(sid), parameters(sid));
    return line;
  }

  static Map<String, String> setup(String sid) {
    return Map.of("callSid", sid, "from", "+15555550199", "to", "+15555550100", "sessionId", "VX1");
  }

  /// All that is said until it is finished.
  static String heard(RelayLine line) throws InterruptedException {
    var words = new StringBuilder();
    while (true) {
      var next = line.await(Duration.ofSeconds(10));
      switch (next.orElseThrow(() -> new AssertionError("silence after: " + words))) {
        case Sent.Text(var token, var last, _) -> {
          words.append(token);
          if (last) return words.toString();
        }
        case Sent.Play _, Sent.Digits _, Sent.Language _ -> {}
        case Sent.End _, Sent.Closed _, Sent.Invalid _ ->
            Assertions.fail("instead of words: " + next.get() + " after " + words);
      }
    }
  }

  static <T extends Sent> T await(RelayLine line, Class<T> kind) throws InterruptedException {
    while (true) {
      var next = line.await(Duration.ofSeconds(10)).orElseThrow();
      if (kind.isInstance(next)) return kind.cast(next);
    }
  }

  HttpResponse<String> ended(String query, Map<String, String> news) {
    var fields = new HashMap<>(news);
    fields.put("AccountSid", Wire.ACCOUNT);
    fields.put("CallSid", "CA1");
    fields.put("From", "+15555550199");
    fields.putIfAbsent("To", "+15555550100");
    fields.putIfAbsent("CallStatus", "in-progress");
    var path = RelayWay.ENDED + query;
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header(
                "X-Twilio-Signature", Signed.form(Wire.TOKEN, server.base() + path, fields))
            .POST(BodyPublishers.ofString(Signed.encode(fields)))
            .build());
  }

  String base() {
    return server.base();
  }

  int plain() {
    return server.get(RelayWay.SOCKET).statusCode();
  }

  double closed(String reason) {
    return counted("switchboard.relay.closed", "reason", reason);
  }

  double ignored(String reason) {
    return counted("switchboard.relay.ignored", "reason", reason);
  }

  double counted(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(it -> it.count()).sum();
  }

  @Override
  public void close() {
    server.close();
  }
}
