package switchboard.node.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.outbound.Matter;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Plan;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Tasks;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.node.Node;
import switchboard.node.Settings;
import switchboard.persistence.outbound.JdbcOutbounds;
import switchboard.persistence.task.JdbcTasks;
import switchboard.simulator.caller.Script;
import switchboard.simulator.caller.ScriptedCaller;
import switchboard.simulator.conversation.ConsolePrinter;
import switchboard.simulator.conversation.Look;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.Telephone;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// A call the business makes by itself, on a node of its own: somebody asks to be called back, and
/// is, as soon as the promise is known.
final class CallBackCall {

  static final String NAME = "call-back";

  private static final Account ACCOUNT = new Account("AC" + "2".repeat(32), "a simulated account");
  private static final String TENANT = "plumber";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path home;
  private final Script script;
  private final Pace pace;
  private final PrintStream out;
  private final Look look;
  private final Webhooks webhooks = Webhooks.of(ACCOUNT);

  CallBackCall(Path home, Script script, Pace pace, PrintStream out, Look look) {
    this.home = home;
    this.script = script;
    this.pace = pace;
    this.out = out;
    this.look = look;
  }

  /// Places the customer's call, waits for the business's, and prints both.
  ///
  /// @return whether the customer was reached
  boolean run() throws IOException, InterruptedException {
    out.println("Starting a node that calls people back");
    try (var twilio = TwilioApi.start(0, webhooks)) {
      var node = Node.start(settings(twilio), Clock.systemUTC());
      try {
        return call(node, twilio);
      } finally {
        node.stop();
      }
    }
  }

  private Settings settings(TwilioApi twilio) {
    return Settings.of(
            Map.of(
                "SWITCHBOARD_HOME",
                home.resolve("call-back").toString(),
                "SWITCHBOARD_HTTP_PORT",
                "0"))
        .withTwilio(ACCOUNT.sid(), ACCOUNT.authToken(), twilio.uri());
  }

  private boolean call(Node node, TwilioApi twilio) throws InterruptedException {
    var profile = profile();
    SoundCall.open(node, profile);
    var number = script.number(new Random());
    twilio.telephones().set(number, new Telephone.Answered(new Printing(caller())));
    var line =
        Line.at(URI.create("http://127.0.0.1:" + node.port()), profile.numbers().getFirst().e164());
    var exchange = new Exchange(webhooks, pace, twilio.live());
    var asking = new PhoneCall(exchange, line, Party.of(number), caller(), printer());
    asking.run();
    if (!SoundCall.until(() -> promised(node, asking.sid()).isPresent()))
      throw new IllegalStateException("no call back was promised");
    out.println("\n  The business calls back.");
    var made = calledBack(node, promised(node, asking.sid()).get(), number);
    out.println(result(made, SoundCall.until(() -> promised(node, asking.sid()).isEmpty())));
    return made.filter(it -> it.status() == Outbound.Status.REACHED).isPresent();
  }

  private static Profile profile() {
    var all = Presets.all().stream().filter(it -> it.tenant().equals(TENANT)).findFirst();
    return all.orElseThrow().profile();
  }

  /// The call back that was promised on a call, until it is made.
  private static Optional<Tasks.Row> promised(Node node, String sid) {
    return new JdbcTasks(node.storage().database().views())
        .open(TENANT, Optional.empty(), Optional.empty(), 100).items().stream()
            .filter(it -> it.conversation().filter(sid::equals).isPresent())
            .findFirst();
  }

  /// At once and at whatever hour, as an owner may have it done.
  private static Optional<Outbounds.Row> calledBack(Node node, Tasks.Row task, String number)
      throws InterruptedException {
    var purpose = new Purpose(Purpose.Kind.CALL_BACK, task.what().map(Personal::of));
    var matter =
        new Matter(task.id(), purpose, task.customer(), Optional.empty(), Personal.of(number));
    var plan =
        new Plan(
            List.of(profile().zone()),
            LocalTime.MIN,
            LocalTime.MAX,
            1,
            Duration.ofMinutes(1),
            true);
    var id = Matter.ofTask(task.id());
    ask(node, id, to -> new Command.Want(matter, plan, Instant.now(), to));
    ask(node, id, to -> new Command.Hurry(true, to));
    var made = new JdbcOutbounds(node.storage().database().views());
    SoundCall.until(() -> made.byId(TENANT, id).filter(it -> it.status().over()).isPresent());
    return made.byId(TENANT, id);
  }

  private static void ask(
      Node node, String id, Function<ActorRef<Outbound.Reply>, Command> command) {
    var calls = node.exchange().entities(Outbound.KEY);
    calls
        .<Outbound.Reply>ask(EntityIds.of(TENANT, id), command)
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private ScriptedCaller caller() {
    return new ScriptedCaller(script, new Random(1));
  }

  private ConsolePrinter printer() {
    return new ConsolePrinter(out, look);
  }

  private static ObjectNode result(Optional<Outbounds.Row> made, boolean done) {
    var json = JsonMapper.builder().build().createObjectNode();
    made.ifPresent(it -> {
      json.put("call", it.id());
      json.put("status", it.status().name().toLowerCase(Locale.ROOT));
      json.put("missed", it.missed());
      it.conversation().ifPresent(one -> json.put("conversation", one));
    });
    return json.put("promise_kept", done);
  }

  /// Whoever answers, printed like whoever calls.
  private final class Printing implements Caller {

    private final Caller who;
    private final ConsolePrinter printer = printer();

    private Printing(Caller who) {
      this.who = who;
    }

    @Override
    public Move answer(Ask ask) {
      printer.onHeard(ask.heard());
      var move = who.answer(ask);
      switch (move) {
        case Move.Speak(var text, var sure) -> printer.onSaid(text, sure);
        case Move.Press(var digits) -> printer.onPressed(digits);
        case Move.StaySilent() -> printer.onSilence();
        case Move.HangUp() -> printer.onEnded("hung up");
      }
      return move;
    }
  }
}
