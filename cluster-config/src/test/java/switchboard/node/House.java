package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.privacy.MasterKey;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.caller.Simulation;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.SmsSender;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// A node as in production on a database of its own, with a simulated Twilio on both sides.
final class House implements AutoCloseable {

  static final Account ACCOUNT = new Account("AC" + "0".repeat(32), "token-of-the-tests");
  static final String ADMIN = "admin-key-of-the-tests";

  private static final AtomicInteger OPENED = new AtomicInteger();

  final TestDatabase database;
  /// Whether a node is soon enough is asked by loads, not by tests.
  final Webhooks webhooks = Webhooks.of(ACCOUNT).within(Duration.ofMinutes(1));
  final TwilioApi twilio;
  final Node node;
  final Http http;

  private House(TestDatabase database, Map<String, String> more, Times times) throws IOException {
    this.database = database;
    this.twilio = TwilioApi.start(0, webhooks);
    var environment = new java.util.HashMap<>(environment(database, twilio, 0));
    environment.putAll(more);
    this.node = Node.start(Settings.of(environment), times);
    this.http = Http.at(URI.create("http://127.0.0.1:" + node.port()));
  }

  static House open() throws IOException {
    return open(Map.of());
  }

  /// With more in the environment.
  static House open(Map<String, String> more) throws IOException {
    var now = Clock.systemUTC();
    return new House(TestDatabase.create(), more, new Times(now, now));
  }

  /// In which it is always as late as the clock says.
  static House open(Clock clock) throws IOException {
    return new House(TestDatabase.create(), Map.of(), new Times(clock, clock));
  }

  /// What a process on this database would be told.
  static Map<String, String> environment(TestDatabase database, TwilioApi twilio, int port) {
    return Map.of(
        "DATABASE_URL", database.url().jdbc() + "&user=postgres",
        "SWITCHBOARD_HTTP_PORT", Integer.toString(port),
        "SWITCHBOARD_MASTER_KEY", MASTER,
        "TWILIO_ACCOUNT_SID", ACCOUNT.sid(),
        "TWILIO_AUTH_TOKEN", ACCOUNT.authToken(),
        "TWILIO_API_BASE_URL", twilio.uri().toString(),
        "ADMIN_API_KEY", ADMIN);
  }

  static final String MASTER = MasterKey.generate();

  /// Takes on another plumber, with numbers nobody else has.
  Business plumber() throws Exception {
    return plumber(http);
  }

  /// Another one if the node was too busy to say whether it took on the first.
  static Business plumber(Http http) throws Exception {
    var taken = new AtomicReference<Business>();
    Patience.until(
        "a business is taken on",
        () -> {
          taken.set(tookOn(http, OPENED.incrementAndGet()));
          return true;
        });
    return taken.get();
  }

  private static Business tookOn(Http http, int n) throws Exception {
    var id = "plumber-" + n;
    var number = "+1316555%04d".formatted(100 + n);
    var owner = "+1785555%04d".formatted(100 + n);
    var body =
        """
        {"id": "%s", "name": "Plumbing %d", "vertical": "trades", "country": "US",
         "zone": "America/Chicago", "numbers": ["%s"], "ownerPhone": "%s"}\
        """
            .formatted(id, n, number, owner);
    var answer = http.send("POST", "/v1/admin/businesses", admin(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var created = Http.json(answer);
    var keys =
        Map.of(
            "X-API-Key", created.get("apiKey").asText(),
            "X-Owner-Token", created.get("ownerToken").asText());
    return new Business(id, number, owner, keys, http);
  }

  static Map<String, String> admin() {
    return Map.of("X-Admin-API-Key", ADMIN);
  }

  CallEnd call(Business business, String script) throws InterruptedException {
    return call(business, script, ConversationListener.NOBODY);
  }

  CallEnd call(Business business, String script, ConversationListener listener)
      throws InterruptedException {
    return call(webhooks, business.line(), script, listener);
  }

  static CallEnd call(Webhooks webhooks, Line line, String script, ConversationListener listener)
      throws InterruptedException {
    var exchange = Exchange.of(webhooks, Pace.immediate());
    return new Simulation(exchange, line).run(Scripts.find(script), listener, new Random(1));
  }

  /// A text, and the replies to it. The network blocks nothing by itself.
  List<String> text(Business business, String from, String words) throws Exception {
    return new SmsSender(webhooks, business.line(), new OptOuts())
        .send(InboundText.of(Party.of(from), words));
  }

  /// A call whose appointment and messages have arrived everywhere.
  CallEnd booked(Business business, String script) throws Exception {
    var transcript = new Transcript();
    var end = call(business, script, transcript);
    assertThat(end.problems()).as(() -> transcript.entries().toString()).isEmpty();
    Patience.until(
        "an appointment of the call; said was " + transcript.entries(),
        () -> business.booked(end.callSid()));
    return end;
  }

  long journal() throws Exception {
    return database.count("select count(*) from event_journal");
  }

  @Override
  public void close() {
    node.stop();
    twilio.close();
    database.close();
  }
}
