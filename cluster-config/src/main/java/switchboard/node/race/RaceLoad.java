package switchboard.node.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import switchboard.persistence.database.Database;
import switchboard.persistence.database.DatabaseUrl;
import switchboard.persistence.database.EmbeddedDatabase;
import switchboard.persistence.database.FreePort;
import switchboard.persistence.privacy.MasterKey;
import switchboard.simulator.race.Balancer;
import switchboard.simulator.race.Claim;
import switchboard.simulator.race.Race;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// Two nodes on one database, claimants who all want the same times, and a node killed without
/// warning every ten seconds. Then counts: times given twice, and claimants who believe something
/// else than what is stored.
public final class RaceLoad {

  private static final String NUMBER = "+19135559900";
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(10);
  private static final Duration COMING_UP = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param overlaps pairs of appointments that overlap, in the journal or the read model
  /// @param lost claimants who were told yes without an appointment, or the reverse
  /// @param unoffered claimants who were told no and offered no other time
  public record Result(int claims, long wins, long overlaps, long lost, long unoffered) {

    public String json() {
      return "{\"claims\":%d,\"wins\":%d,\"overlaps\":%d,\"lost\":%d,\"unoffered\":%d}"
          .formatted(claims, wins, overlaps, lost, unoffered);
    }
  }

  private final Path folder;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Account account = new Account("AC" + "0".repeat(32), "race-token");
  private final String adminKey = "race-admin-key";

  public RaceLoad(Path folder) {
    this.folder = folder;
  }

  public Result run(int claims, Duration length)
      throws IOException, InterruptedException, SQLException {
    var webhooks = Webhooks.of(account);
    try (var postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
        var twilio = TwilioApi.start(0, webhooks)) {
      twilio.accept(account);
      int[] ports = {FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find()};
      var http = List.of(uri(ports[0]), uri(ports[1]));
      try (var balancer = Balancer.start(http, Duration.ofSeconds(14));
          var one = node(postgres.url(), twilio.uri(), balancer.uri(), ports, 0);
          var other = node(postgres.url(), twilio.uri(), balancer.uri(), ports, 1)) {
        one.awaitReady(client, COMING_UP);
        other.awaitReady(client, COMING_UP);
        return race(webhooks, balancer.uri(), List.of(one, other), claims, length, postgres.url());
      }
    }
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private final String master = MasterKey.generate();

  private NodeProcess node(DatabaseUrl url, URI twilio, URI base, int[] ports, int which)
      throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", text(url));
    environment.put("SWITCHBOARD_MASTER_KEY", master);
    environment.put("SWITCHBOARD_HOME", folder.resolve("node-" + which).toString());
    environment.put("SWITCHBOARD_HTTP_PORT", Integer.toString(ports[which]));
    environment.put("SWITCHBOARD_NODE_PORT", Integer.toString(ports[2 + which]));
    environment.put("SWITCHBOARD_SEEDS", "127.0.0.1:%d,127.0.0.1:%d".formatted(ports[2], ports[3]));
    environment.put("PUBLIC_BASE_URL", base.toString());
    environment.put("TWILIO_ACCOUNT_SID", account.sid());
    environment.put("TWILIO_AUTH_TOKEN", account.authToken());
    environment.put("TWILIO_API_BASE_URL", twilio.toString());
    environment.put("ADMIN_API_KEY", adminKey);
    return NodeProcess.start(environment, ports[which], folder.resolve("node-" + which + ".log"));
  }

  private static String text(DatabaseUrl url) {
    var bare = url.jdbc().substring("jdbc:".length());
    return bare
        + (bare.contains("?") ? "&" : "?")
        + "user="
        + encoded(url.user())
        + "&password="
        + encoded(url.password());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Result race(
      Webhooks webhooks,
      URI base,
      List<NodeProcess> nodes,
      int claimants,
      Duration length,
      DatabaseUrl url)
      throws IOException, InterruptedException, SQLException {
    var keys = register(base);
    for (var it : nodes) awaitKnown(it.uri(), keys);
    var race = new Race(webhooks, base, Line.at(base, NUMBER), keys, ZoneId.of("America/Chicago"));
    var over = new AtomicBoolean();
    var killer = Thread.ofVirtual().start(() -> killInTurn(nodes, over));
    List<Claim> claims;
    try {
      claims = race.run(claimants, length);
    } finally {
      over.set(true);
      killer.join();
    }
    for (var it : nodes) {
      if (!it.running()) it.restart();
      it.awaitReady(client, COMING_UP);
    }
    try (var database = Database.open(url)) {
      var verdict = new Verdict(database.views(), "race");
      settle(verdict);
      return judge(claims, verdict);
    }
  }

  private Race.Keys register(URI base) throws IOException, InterruptedException {
    var body =
        JSON.createObjectNode()
            .put("id", "race")
            .put("name", "Race Plumbing")
            .put("vertical", "trades")
            .set("numbers", JSON.createArrayNode().add(NUMBER));
    var request =
        HttpRequest.newBuilder(base.resolve("/v1/admin/businesses"))
            .header("Content-Type", "application/json")
            .header("X-Admin-API-Key", adminKey)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201)
      throw new IllegalStateException("the business was not taken on: " + answer.body());
    var keys = JSON.readTree(answer.body());
    return new Race.Keys(keys.path("apiKey").asText(), keys.path("ownerToken").asText());
  }

  /// Until a node knows the business: claims that it turns away would be none.
  private void awaitKnown(URI node, Race.Keys keys) throws IOException, InterruptedException {
    var ask =
        HttpRequest.newBuilder(node.resolve("/v1/availability?service=faucet-fix"))
            .header("X-API-Key", keys.api())
            .header("X-Owner-Token", keys.owner())
            .build();
    var deadline = System.nanoTime() + COMING_UP.toNanos();
    while (client.send(ask, BodyHandlers.discarding()).statusCode() != 200) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException("a node does not know the business");
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private void killInTurn(List<NodeProcess> nodes, AtomicBoolean over) {
    try {
      for (int turn = 0; !over.get(); turn++) {
        for (long waited = 0; waited < BETWEEN_KILLS.toMillis() && !over.get(); waited += 100)
          Thread.sleep(100);
        if (over.get()) return;
        var node = nodes.get(turn % nodes.size());
        node.kill();
        node.restart();
        System.out.println("killed node " + (1 + turn % nodes.size()));
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until nothing is on its way any more and three looks in a row see the same.
  private static void settle(Verdict verdict) throws SQLException, InterruptedException {
    var deadline = System.nanoTime() + Duration.ofSeconds(150).toNanos();
    List<String> before = List.of();
    int same = 0;
    while (same < 6 && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofSeconds(1));
      var now = verdict.winners().stream().sorted().toList();
      same = verdict.unfinished() == 0 && now.equals(before) ? same + 1 : 0;
      before = now;
    }
  }

  private static Result judge(List<Claim> claims, Verdict verdict) throws SQLException {
    var tally = Tally.of(claims, verdict.winners(), verdict.texted());
    tally.differences().forEach(it -> System.out.println("lost: " + it));
    long overlaps = verdict.overlapsInJournal() + verdict.overlapsInView() + verdict.alarms();
    System.out.println("by way: " + Tally.ways(claims));
    System.out.println("told no without another time: " + tally.unoffered());
    return new Result(claims.size(), tally.wins(), overlaps, tally.lost(), tally.unoffered());
  }
}
