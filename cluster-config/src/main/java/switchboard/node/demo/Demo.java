package switchboard.node.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import switchboard.edge.llm.LlmSettings;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.tenant.OnCall;
import switchboard.node.Node;
import switchboard.node.Settings;
import switchboard.persistence.calendar.JdbcSchedule;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.caller.Simulation;
import switchboard.simulator.chat.ChatApi;
import switchboard.simulator.chat.Receptionist;
import switchboard.simulator.conversation.ConsolePrinter;
import switchboard.simulator.conversation.Look;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Telephone;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// A node, a simulated Twilio, mail server and Google, four fictional businesses, and one call to
/// the plumber.
public final class Demo implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Settings settings;
  private final Node node;
  private final TwilioApi twilio;
  private final Neighbours neighbours;
  private final Webhooks webhooks;
  private final DemoFile file;
  private final PrintStream out;

  private Demo(
      Settings settings,
      Node node,
      TwilioApi twilio,
      Neighbours neighbours,
      Webhooks webhooks,
      DemoFile file,
      PrintStream out) {
    this.settings = settings;
    this.node = node;
    this.twilio = twilio;
    this.neighbours = neighbours;
    this.webhooks = webhooks;
    this.file = file;
    this.out = out;
  }

  /// Starts everything; on the first start it also tells the past.
  public static Demo start(Settings asked, PrintStream out)
      throws IOException, InterruptedException {
    var home = asked.home();
    var known = DemoFile.read(home);
    var file = known.orElseGet(() -> DemoFile.fresh(account(new SecureRandom())));
    var webhooks = Webhooks.of(file.twilio());
    var twilio = TwilioApi.start(0, webhooks);
    twilio.accept(file.twilio());
    var clock = new DemoClock(Clock.systemUTC());
    var neighbours = Neighbours.start();
    var wired = talkative(asked).withTwilio(file.account(), file.token(), twilio.uri());
    var settings = linked(neighbours.in(wired));
    out.println("Starting the node");
    var node = Node.start(settings, clock);
    var base = URI.create("http://127.0.0.1:" + node.port());
    var contact = contact(asked);
    file = new Businesses(node, new SecureRandom(), contact).open(file).at(base.toString());
    answer(twilio, node, file);
    if (known.isEmpty()) new Projects(node, clock).open();
    file.write(home);
    if (known.isEmpty()) {
      new Past(clock, webhooks, base, out).tell();
      new Standby(node, clock).takePast(file.tenants());
    }
    return new Demo(settings, node, twilio, neighbours, webhooks, file, out);
  }

  /// Whom to fetch in the demo's emergencies.
  private static Optional<Phone> contact(Settings asked) {
    return Optional.ofNullable(asked.others().get("EMERGENCY_CONTACT_PHONE"))
        .flatMap(it -> Phone.of(it, "US"));
  }

  /// The first on call of each business picks up and takes it.
  private static void answer(TwilioApi twilio, Node node, DemoFile file) {
    for (var tenant : file.tenants())
      node.tenants()
          .byId(tenant)
          .flatMap(it -> OnCall.of(it.profile()).people().stream().findFirst())
          .ifPresent(it -> twilio.telephones().set(it.phone().text(), Telephone.pressing("1")));
  }

  /// Links in messages lead to this machine, where its port is known beforehand.
  private static Settings linked(Settings it) {
    if (it.publicBaseUrl().isPresent() || it.httpPort() == 0) return it;
    return it.withPublicBaseUrl("http://127.0.0.1:" + it.httpPort());
  }

  /// Wanted without a key, language models are simulated too.
  private static Settings talkative(Settings asked) throws IOException {
    boolean wanted = asked.others().getOrDefault("SWITCHBOARD_BRAIN", "").equals("llm");
    if (!wanted || !asked.read(LlmSettings::of).providers().isEmpty()) return asked;
    var api = ChatApi.start(0, "sk-simulated", new Receptionist(), Duration.ofMillis(10));
    return asked
        .with("LLM_PROVIDERS", "openai")
        .with("OPENAI_API_KEY", "sk-simulated")
        .with("OPENAI_BASE_URL", api.uri().toString());
  }

  private static Account account(SecureRandom random) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var sid = "AC" + HexFormat.of().formatHex(bytes);
    random.nextBytes(bytes);
    return new Account(sid, HexFormat.of().formatHex(bytes));
  }

  /// Places the call and prints it as it happens.
  ///
  /// @return what came of it, as the read models tell; `appointment` is absent if there is none
  public ObjectNode call(double speed, Look look) throws InterruptedException {
    var plumber = file.businesses().get("plumber");
    if (plumber == null) throw new IllegalStateException("the demo has no plumber");
    var line = Line.at(URI.create(file.base()), plumber.number());
    var pace = speed > 0 ? Pace.natural(speed) : Pace.immediate();
    var end =
        new Simulation(new Exchange(webhooks, pace, twilio.live()), line)
            .run(Scripts.find("burst-pipe"), new ConsolePrinter(out, look), new Random());
    return outcome(end);
  }

  private ObjectNode outcome(CallEnd end) throws InterruptedException {
    var result = JsonMapper.builder().build().createObjectNode();
    result.put("conversation", end.callSid());
    var deadline = Instant.now().plus(PATIENCE);
    var found = appointment(end.callSid());
    while (found.isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
      found = appointment(end.callSid());
    }
    found.ifPresent(it -> {
      var zone = node.tenants().byId("plumber").orElseThrow().profile().zone();
      result.put("appointment", it.appointment());
      result.put("starts", it.slot().start().atZone(zone).toOffsetDateTime().toString());
    });
    return result;
  }

  /// What the schedule itself shows for the call.
  private Optional<Schedule.Entry> appointment(String conversation) {
    var views = node.storage().database().views();
    return new JdbcConversations(views)
        .byId("plumber", conversation)
        .flatMap(it -> it.summary().appointment())
        .flatMap(it -> new JdbcSchedule(views, Clock.systemUTC()).byId("plumber", it))
        .filter(it -> it.status() == Status.CONFIRMED);
  }

  /// Where to look.
  public void printLinks() {
    out.println();
    out.println("Open the pages (each link signs in by itself):");
    file.businesses()
        .forEach((tenant, it) ->
            out.printf(
                "  %-10s %s/#key=%s&token=%s%n",
                tenant, file.base(), it.apiKey(), it.ownerToken()));
    out.println("  API        " + file.base() + "/docs");
    out.println(
        "  Texts      " + twilio.messages().size() + " sent so far, to nobody but the simulator");
    out.println("  E-mails    " + neighbours.mails() + ", just as far");
    out.println();
    out.println("Another call:  ./switchboard call --tenant plumber --script tap-repair");
    out.println(
        "Data is kept in " + shown(settings.home()) + "; Ctrl-C ends, --fresh starts over.");
  }

  private static Path shown(Path home) {
    return home.isAbsolute() ? home : Path.of(".").resolve(home);
  }

  public void awaitEnd() {
    node.awaitEnd();
  }

  @Override
  public void close() {
    node.stop();
    twilio.close();
    neighbours.close();
  }
}
