package switchboard.node.race;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import switchboard.node.Node;
import switchboard.node.Settings;
import switchboard.persistence.database.Database;
import switchboard.persistence.database.DatabaseUrl;
import switchboard.persistence.database.EmbeddedDatabase;
import switchboard.persistence.database.FreePort;
import switchboard.persistence.privacy.MasterKey;
import switchboard.simulator.caller.ScriptedCaller;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.race.Balancer;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// Nodes on one database behind a balancer, and callers on text sockets through it. One node is
/// killed without warning, the one that leads the cluster; then counts who was spoken to again, how
/// soon, whether anything said was lost, and whether anything was done twice.
public final class FailoverLoad {

  private static final int BUSINESSES = 20;
  private static final Duration COMING_UP = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofSeconds(90);

  /// @param nodes how many
  /// @param calls at a time
  /// @param turn how long a caller takes to answer
  /// @param before how long calls are held before the node dies, and `after` how long then
  /// @param gently whether the node is told to stop, and not killed
  public record Plan(
      int nodes, int calls, Duration turn, Duration before, Duration after, boolean gently) {

    public static Plan of(int nodes, int calls, boolean gently) {
      return new Plan(
          nodes,
          calls,
          Duration.ofSeconds(4),
          Duration.ofSeconds(25),
          Duration.ofSeconds(45),
          gently);
    }
  }

  private final Plan plan;
  private final Path folder;
  private final BiConsumer<Node, List<String>> register;
  private final Account account = new Account("AC" + "0".repeat(32), "failover-token");
  private final String master = MasterKey.generate();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<LiveCaller> callers = new CopyOnWriteArrayList<>();

  /// @param register takes businesses on with these numbers, their calls held over text sockets
  public FailoverLoad(Path folder, Plan plan, BiConsumer<Node, List<String>> register) {
    this.plan = plan;
    this.folder = folder;
    this.register = register;
  }

  public FailoverResult run() throws IOException, InterruptedException, SQLException {
    int nodes = plan.nodes();
    var webhooks = Webhooks.of(account);
    var lines =
        IntStream.range(0, BUSINESSES).mapToObj(n -> "+1913555%04d".formatted(9000 + n)).toList();
    try (var postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
        var twilio = TwilioApi.start(0, webhooks)) {
      twilio.accept(account);
      found(postgres.url(), twilio.uri(), lines);
      var ports = new ArrayList<Integer>();
      for (int n = 0; n < 2 * nodes; n++) ports.add(FreePort.find());
      var http = ports.subList(0, nodes).stream().map(FailoverLoad::uri).toList();
      try (var balancer = Balancer.start(http, Duration.ofSeconds(14))) {
        var all = new ArrayList<NodeProcess>();
        try {
          for (int n = 0; n < nodes; n++)
            all.add(start(environment(postgres.url(), twilio.uri(), balancer.uri(), ports, n), n));
          for (var it : all) it.awaitReady(client, COMING_UP);
          hold(webhooks, balancer.uri(), lines, all);
          return judge(postgres.url());
        } finally {
          all.forEach(NodeProcess::close);
        }
      }
    }
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// A node in this process takes the businesses on, before the others come up.
  private void found(DatabaseUrl url, URI twilio, List<String> numbers) {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", text(url));
    environment.put("SWITCHBOARD_MASTER_KEY", master);
    environment.put("SWITCHBOARD_HOME", folder.resolve("founder").toString());
    environment.put("SWITCHBOARD_HTTP_PORT", "0");
    var settings = Settings.of(environment).withTwilio(account.sid(), account.authToken(), twilio);
    var node = Node.start(settings, Clock.systemUTC());
    try {
      register.accept(node, numbers);
    } finally {
      node.stop();
    }
  }

  private Map<String, String> environment(
      DatabaseUrl url, URI twilio, URI base, List<Integer> ports, int which) {
    int nodes = ports.size() / 2;
    var seeds =
        String.join(
            ",", ports.subList(nodes, 2 * nodes).stream().map(it -> "127.0.0.1:" + it).toList());
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", text(url));
    environment.put("SWITCHBOARD_MASTER_KEY", master);
    environment.put("SWITCHBOARD_HOME", folder.resolve("node-" + which).toString());
    environment.put("SWITCHBOARD_HTTP_PORT", Integer.toString(ports.get(which)));
    environment.put("SWITCHBOARD_NODE_PORT", Integer.toString(ports.get(nodes + which)));
    environment.put("SWITCHBOARD_SEEDS", seeds);
    environment.put("PUBLIC_BASE_URL", base.toString());
    environment.put("TWILIO_ACCOUNT_SID", account.sid());
    environment.put("TWILIO_AUTH_TOKEN", account.authToken());
    environment.put("TWILIO_API_BASE_URL", twilio.toString());
    return environment;
  }

  private NodeProcess start(Map<String, String> environment, int which) throws IOException {
    int port = Integer.parseInt(environment.getOrDefault("SWITCHBOARD_HTTP_PORT", "0"));
    return NodeProcess.start(environment, port, folder.resolve("node-" + which + ".log"));
  }

  private static String text(DatabaseUrl url) {
    var bare = url.jdbc().substring("jdbc:".length());
    return bare
        + (bare.contains("?") ? "&" : "?")
        + "user="
        + URLEncoder.encode(url.user(), StandardCharsets.UTF_8)
        + "&password="
        + URLEncoder.encode(url.password(), StandardCharsets.UTF_8);
  }

  /// So many calls at any time; in their midst the node dies.
  private void hold(Webhooks webhooks, URI base, List<String> lines, List<NodeProcess> nodes)
      throws InterruptedException {
    var threads =
        IntStream.range(0, plan.calls())
            .mapToObj(n ->
                Thread.ofVirtual()
                    .start(
                        () -> keepCalling(webhooks, Line.at(base, lines.get(n % lines.size())), n)))
            .toList();
    Thread.sleep(plan.before());
    if (plan.gently()) nodes.getFirst().stop();
    else nodes.getFirst().kill();
    long now = System.nanoTime();
    callers.forEach(it -> it.killing(now));
    closing.set(true);
    System.out.println((plan.gently() ? "stopping" : "killed") + " node 1 of " + nodes.size());
    Thread.sleep(plan.after());
    over.set(true);
    for (var it : threads) it.join(Duration.ofSeconds(90));
  }

  private void keepCalling(Webhooks webhooks, Line line, int n) {
    try {
      Thread.sleep(plan.turn().multipliedBy(4).dividedBy(100).multipliedBy(n % 100));
      while (!closing.get()) call(webhooks, line);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(Webhooks webhooks, Line line) throws InterruptedException {
    int n = numbers.incrementAndGet();
    var script = new ScriptedCaller(Scripts.find("chatter"), new Random(n));
    var caller = new LiveCaller(script, over::get);
    callers.add(caller);
    var from = Party.of("+1620555%04d".formatted(n));
    new PhoneCall(Exchange.of(webhooks, new Beat(plan.turn())), line, from, caller, caller).run();
  }

  /// A turn takes as long as a turn takes.
  private record Beat(Duration turn) implements Pace {

    @Override
    public void listening(Duration natural) {}

    @Override
    public void answering(Duration natural) throws InterruptedException {
      Thread.sleep(turn);
    }
  }

  private FailoverResult judge(DatabaseUrl url) throws SQLException, InterruptedException {
    try (var database = Database.open(url)) {
      var books = new Books(database.views());
      var deadline = System.nanoTime() + SETTLING.toNanos();
      var result = FailoverResult.of(callers, books);
      while (result.lost() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(Duration.ofSeconds(3));
        result = FailoverResult.of(callers, books);
      }
      return result;
    }
  }
}
