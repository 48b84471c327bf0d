package switchboard.persistence.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.projection.ProjectionBehavior;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;

/// The slices of a projection, spread over two nodes that each follow the journal for themselves.
@Timeout(240)
class ClusterTest {

  static final List<Slice> SLICES = Slice.all("thing", 4);

  TestDatabase database;
  Node one;
  Node two;

  @BeforeEach
  void start() throws Exception {
    database = Deliveries.fresh();
    one = join(null);
    two = join(one);
    init(one);
    init(two);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    database.close();
  }

  @Test
  void both_nodes_work_and_one_takes_over_when_the_other_is_downed() throws Exception {
    var deliveries = new Deliveries(database, "thing");
    awaitBoth();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(new Writer(database, "w" + i, 300, i)))
              .toList();
      Await.until(
          Duration.ofSeconds(60),
          "in the midst of it",
          () -> database.count("select count(*) from seen") >= 500);
      // node two learns of its downing a little later than node one, and works on until then
      Cluster.get(one.system)
          .manager()
          .tell(new Down(Cluster.get(two.system).selfMember().address()));
      for (var it : writers) it.get(90, TimeUnit.SECONDS);
    }
    deliveries.await("view", 20);
    deliveries.assertExactlyOnceInOrder("view");
  }

  /// Each of them has taken something.
  private void awaitBoth() throws Exception {
    var n = new AtomicInteger();
    Await.until(
        Duration.ofSeconds(60),
        "both nodes work",
        () -> {
          Writer.insert(database, "thing|first-" + n.incrementAndGet(), 1);
          return database.count("select count(distinct event) from seen") == 2;
        });
  }

  private Node join(@Nullable Node first) throws Exception {
    var node = new Node(database, "pekko.actor.provider = cluster");
    node.join(first == null ? node : first);
    return node;
  }

  private void init(Node node) {
    var name = node == one ? "one" : "two";
    ShardedDaemonProcess.get(node.system)
        .init(
            ProjectionBehavior.Command.class,
            "view",
            SLICES.size(),
            n -> node.byBatch("view", SLICES.get(n), name),
            ShardedDaemonProcessSettings.create(node.system)
                .withKeepAliveInterval(Duration.ofSeconds(1)),
            Optional.of(ProjectionBehavior.stopMessage()));
  }
}
