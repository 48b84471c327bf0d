package switchboard.persistence.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.typed.PersistenceId;
import switchboard.persistence.database.Database;
import switchboard.persistence.database.DatabaseUrl;
import switchboard.persistence.database.Migrations;
import switchboard.persistence.database.Notifications;
import switchboard.persistence.journal.JournalConfig;
import switchboard.persistence.privacy.MasterKey;
import switchboard.persistence.privacy.SubjectKeys;

/// A node with notebooks to write into, as the product would run it.
final class LoadNode implements AutoCloseable {

  private static final String CONFIG =
      """
      pekko {
        loglevel = WARNING
        stdout-loglevel = OFF
        actor.provider = cluster
        actor.default-dispatcher.fork-join-executor.minimum-runnable = -1
        actor.internal-dispatcher.fork-join-executor.minimum-runnable = -1
        remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
        cluster.jmx.enabled = off
        coordinated-shutdown {
          exit-jvm = off, run-by-jvm-shutdown-hook = off, run-by-actor-system-terminate = off
        }
      }
      """;

  final ActorSystem<SpawnProtocol.Command> system;
  final Database database;
  final SubjectKeys keys;

  /// How many notes have been acknowledged.
  final LongAdder acknowledged = new LongAdder();

  private final Notifications notifications;
  private final Semaphore permits = new Semaphore(0);
  private final ActorRef<Done> counter;
  private final List<ActorRef<Notebook.Note>> notebooks = new ArrayList<>();

  LoadNode(DatabaseUrl url, int notebooks) throws Exception {
    Migrations.migrate(url);
    database = Database.open(url);
    notifications = Notifications.open(url, SubjectKeys.CHANNEL);
    keys = SubjectKeys.open(database.views(), MasterKey.parse(MasterKey.generate()), notifications);
    system =
        ActorSystem.create(
            SpawnProtocol.create(),
            "load",
            JournalConfig.resolve(ConfigFactory.parseString(CONFIG), url));
    join();
    counter =
        spawn(
            Behaviors.receiveMessage(_ -> {
              acknowledged.increment();
              permits.release();
              return Behaviors.same();
            }));
    var run = Long.toString(System.currentTimeMillis(), 36);
    for (int i = 0; i < notebooks; i++) {
      var id = PersistenceId.of(Notebook.TYPE, run + "-" + i);
      this.notebooks.add(spawn(new Notebook(id, keys.load(id.id()))));
    }
  }

  private void join() throws InterruptedException {
    var cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    while (!cluster.selfMember().status().equals(MemberStatus.up())) Thread.sleep(20);
  }

  private <T> ActorRef<T> spawn(Behavior<T> behavior)
      throws InterruptedException, ExecutionException, TimeoutException {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            system,
            to -> new SpawnProtocol.Spawn<>(behavior, "", Props.empty(), to),
            Duration.ofSeconds(10),
            system.scheduler())
        .toCompletableFuture()
        .get(10, SECONDS);
  }

  /// Writes as fast as it goes, one note in flight per notebook, and gives the notes per second.
  double flatOut(Duration duration) throws InterruptedException {
    permits.drainPermits();
    permits.release(notebooks.size());
    long before = acknowledged.sum();
    long start = System.nanoTime();
    for (int i = 0; System.nanoTime() - start < duration.toNanos(); i++) {
      permits.acquire();
      note(i % notebooks.size());
    }
    long written = acknowledged.sum() - before;
    double seconds = (System.nanoTime() - start) / 1e9;
    permits.acquire(notebooks.size());
    return written / seconds;
  }

  /// Writes at an even pace, whatever the answers do, and gives the number of notes.
  int steady(int rate, Duration duration) throws InterruptedException {
    int notes = (int) (rate * duration.toMillis() / 1000);
    long start = System.nanoTime();
    for (int i = 0; i < notes; i++) {
      long due = start + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) Thread.sleep(Duration.ofNanos(due - System.nanoTime()));
      note((int) (i * 7919L % notebooks.size()));
    }
    return notes;
  }

  private void note(int notebook) {
    notebooks.get(notebook).tell(new Notebook.Note(System.nanoTime(), counter));
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().orTimeout(30, SECONDS).join();
    keys.close();
    notifications.close();
    database.close();
  }
}
