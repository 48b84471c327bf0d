package switchboard.node.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant;
import switchboard.node.Node;
import switchboard.node.Settings;
import switchboard.node.echo.EchoLoad;
import switchboard.node.echo.IdleLoad;
import switchboard.node.examination.Examination;
import switchboard.node.examination.Examination.Half;
import switchboard.node.race.FailoverLoad;
import switchboard.node.race.RaceLoad;
import switchboard.persistence.database.EmbeddedDatabase;
import switchboard.persistence.load.JournalLoad;
import switchboard.persistence.load.LagLoad;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.load.GatherLoad;
import switchboard.simulator.load.LoadPlan;
import switchboard.simulator.load.LoadResult;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// `switchboard load`: benchmarks on this machine, each starting all it needs on fresh data. The
/// last line is one JSON object.
@Command(name = "load", description = "Runs a benchmark; the last line is one JSON object.")
public final class Load implements Callable<Integer> {

  /// How often a node that has just started is asked to take a business on.
  private static final int REGISTERING = 10;

  enum Mode {
    dialogues,
    failover,
    gather,
    idle,
    journal,
    lag,
    media,
    race,
    relay,
    understanding
  }

  private static final int BUSINESSES = 20;
  private static final int USUAL_CALLS = 300;

  /// Long enough for the JVM to have compiled what runs often, on two cores.
  private static final Duration WARM_UP = Duration.ofSeconds(90);

  @Option(names = "--mode", required = true, description = "${COMPLETION-CANDIDATES}")
  private Mode mode = Mode.gather;

  @Option(
      names = "--calls",
      description = "Calls at a time (gather, media, relay: 300; failover: 200).")
  private int calls = USUAL_CALLS;

  @Option(names = "--sockets", description = "That say nothing (idle; default 10000).")
  private int sockets = 10_000;

  @Option(names = "--nodes", description = "How many nodes (failover; default 3).")
  private int nodes = 3;

  @Option(names = "--gently", description = "Stops the node instead of killing it (failover).")
  private boolean gently;

  @Option(names = "--seconds", description = "How long to measure (default 30).")
  private int seconds = 30;

  @Option(names = "--claims", description = "Claimants at a time (race; default 50).")
  private int claims = 50;

  @Option(names = "--dialogues", description = "Open at a time (dialogues; default 1000).")
  private int dialogues = 1_000;

  @Option(names = "--rate", description = "Events a second (lag; default 500).")
  private int rate = 500;

  @Option(names = "--misses", description = "Misses shown of each set (understanding; default 20).")
  private int misses = 20;

  @Option(names = "--half", description = "Which half of the sets (understanding; default ALL).")
  private Half half = Half.ALL;

  @Override
  public Integer call() throws Exception {
    var folder = Files.createTempDirectory("switchboard-load");
    try {
      System.out.println(
          switch (mode) {
            case dialogues -> new Dialogues().measure(dialogues, Duration.ofSeconds(seconds));
            case failover -> new FailoverLoad(folder, failover(), Load::found).run().json();
            case gather -> gather(folder, false).json();
            case relay -> relayed(gather(folder, true));
            case idle -> new IdleLoad(sockets).run();
            case journal -> journal(folder);
            case lag -> lag(folder);
            case media -> new EchoLoad(calls, Duration.ofSeconds(seconds)).run();
            case race -> new RaceLoad(folder).run(claims, Duration.ofSeconds(seconds)).json();
            case understanding -> understanding();
          });
      return 0;
    } finally {
      wipe(folder);
    }
  }

  private String understanding() {
    var examination = Examination.of(Minds.understander(), Minds::vocabulary, half);
    System.out.print(examination.table(misses));
    return examination.json();
  }

  private String journal(Path folder) throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      return JournalLoad.run(database.url(), Duration.ofSeconds(seconds)).toJson();
    }
  }

  private String lag(Path folder) throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      return LagLoad.run(database.url(), rate, Duration.ofSeconds(seconds)).toJson();
    }
  }

  /// Callers of twenty plumbers, so that calendars do not fill up.
  private FailoverLoad.Plan failover() {
    return FailoverLoad.Plan.of(nodes, calls == USUAL_CALLS ? 200 : calls, gently);
  }

  private static String relayed(LoadResult it) {
    return "{\"calls\":%d,\"failed\":%d,\"p50_ms\":%.1f,\"p99_ms\":%.1f}"
        .formatted(it.calls(), it.failed(), it.p50(), it.p99());
  }

  private LoadResult gather(Path folder, boolean relay) throws IOException, InterruptedException {
    var account = new Account("AC" + "0".repeat(32), "load-token");
    var webhooks = Webhooks.of(account);
    try (var twilio = TwilioApi.start(0, webhooks)) {
      twilio.accept(account);
      var settings =
          Settings.of(Map.of("SWITCHBOARD_HOME", folder.toString()))
              .withHttpPort(0)
              .withTwilio(account.sid(), account.authToken(), twilio.uri());
      var node = Node.start(settings, Clock.systemUTC());
      try {
        return gather(node, webhooks, relay);
      } finally {
        node.stop();
      }
    }
  }

  private LoadResult gather(Node node, Webhooks webhooks, boolean relay)
      throws InterruptedException {
    var base = URI.create("http://127.0.0.1:" + node.port());
    var lines = new ArrayList<Line>();
    for (int n = 0; n < BUSINESSES; n++) lines.add(Line.at(base, register(node, n, relay)));
    while (node.tenants().all().size() < BUSINESSES) Thread.sleep(50);
    var result =
        new GatherLoad(
                webhooks,
                List.copyOf(lines),
                Scripts.find("chatter"),
                new LoadPlan(calls, Duration.ofSeconds(3), WARM_UP, Duration.ofSeconds(seconds)),
                GatherLoad.APOLOGY,
                relay)
            .run();
    result.reasons().forEach((why, times) -> System.out.println(times + " × " + why));
    return result;
  }

  /// As many businesses as there are numbers, their calls held over text sockets.
  public static void found(Node node, List<String> numbers) {
    for (int n = 0; n < numbers.size(); n++) register(node, n, true);
    while (node.tenants().all().size() < numbers.size())
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
  }

  private static String register(Node node, int n, boolean relay) {
    var number = new Phone("+1913555%04d".formatted(9000 + n));
    var rollout = new Rollout(Optional.empty(), 0, relay ? 100 : 0);
    var usual = many(Presets.all().getFirst().profile(), number);
    var profile = relay ? usual.with(Telephony.NONE.with(rollout)) : usual;
    for (int tries = 1; !registered(node, "load-" + n, profile); tries++)
      if (tries == REGISTERING) throw new IllegalStateException("the node takes no business on");
    return number.e164();
  }

  /// Asked again, a node that was slow says that it knows them.
  private static boolean registered(Node node, String tenant, Profile profile) {
    return node.exchange()
        .entities(Tenant.KEY)
        .<Tenant.Reply>ask(tenant, to -> new Tenant.Command.Register(profile, Map.of(), to))
        .handle((reply, _) -> reply != null)
        .toCompletableFuture()
        .join();
  }

  /// The plumber with a van for every caller.
  private static Profile many(Profile it, Phone number) {
    var vans =
        IntStream.rangeClosed(1, 4)
            .mapToObj(n -> new Profile.Resource("van-" + n, "Van " + n))
            .toList();
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        it.language(),
        it.address(),
        List.of(number),
        it.persona(),
        it.hours(),
        it.services(),
        vans,
        it.rules(),
        it.emergencies(),
        it.alerts(),
        it.recognition(),
        it.faq(),
        true,
        Planning.NONE,
        Telephony.NONE);
  }

  private static void wipe(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var it : all.sorted(java.util.Comparator.reverseOrder()).toList())
        Files.deleteIfExists(it);
    }
  }
}
