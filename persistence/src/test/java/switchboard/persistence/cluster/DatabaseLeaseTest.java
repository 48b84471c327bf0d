package switchboard.persistence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.apache.pekko.coordination.lease.javadsl.LeaseProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.journal.JournalConfig;

class DatabaseLeaseTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ActorSystem SYSTEM =
      ActorSystem.create(
          "leases",
          JournalConfig.resolve(
              ConfigFactory.parseString(
                  """
                  pekko.actor.provider = local
                  switchboard.cluster-lease.heartbeat-timeout = 3s
                  switchboard.cluster-lease.heartbeat-interval = 200ms
                  """),
              DATABASE.url()));

  @AfterAll
  static void stop() {
    SYSTEM.terminate();
    DATABASE.close();
  }

  private static Lease lease(String name, String owner) {
    return LeaseProvider.get(SYSTEM).getLease(name, "switchboard.cluster-lease", owner);
  }

  private static boolean got(CompletionStage<Boolean> asked) {
    return asked.toCompletableFuture().join();
  }

  @Test
  void one_of_two_gets_it_and_keeps_it_while_it_lives() throws Exception {
    var ann = lease("one", "ann");
    var bob = lease("one", "bob");
    assertThat(got(ann.acquire())).isTrue();
    var deadline = System.nanoTime() + Duration.ofSeconds(4).toNanos();
    Await.until(
        Duration.ofSeconds(20),
        "asked for long enough",
        () -> {
          assertThat(got(bob.acquire())).isFalse();
          return System.nanoTime() > deadline;
        });
    assertThat(ann.checkLease()).isTrue();
    assertThat(bob.checkLease()).isFalse();
    assertThat(got(ann.release())).isTrue();
    assertThat(got(bob.acquire())).isTrue();
    bob.release();
  }

  @Test
  void many_who_ask_at_once_get_it_once() {
    var asked =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(n -> lease("many", "owner-" + n).acquire().toCompletableFuture())
            .toList();
    CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
    assertThat(asked.stream().filter(CompletableFuture::join)).hasSize(1);
  }

  @Test
  void the_lease_of_one_who_died_runs_out() throws Exception {
    try (var pool = DATABASE.pool(1);
        var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into cluster_lease values ('dead', 'dead', now() + interval '3 seconds')");
    }
    assertThat(got(lease("dead", "heir").acquire())).isFalse();
    Await.until(
        Duration.ofSeconds(10), "another to get it", () -> got(lease("dead", "heir").acquire()));
  }
}
