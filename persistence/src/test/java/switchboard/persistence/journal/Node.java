package switchboard.persistence.journal;

import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.jdbc.javadsl.JdbcHandler;
import org.apache.pekko.projection.jdbc.javadsl.JdbcProjection;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.projection.JdbcTransaction;

/// An actor system with its journal, and projections that note in table `seen` what they are given.
public final class Node implements AutoCloseable {

  public final ActorSystem<SpawnProtocol.Command> system;
  public final HikariDataSource source;
  public final Journal journal;
  private final Random random = new Random(7);

  /// How many of a thousand calls of a handler fail.
  volatile int failures;

  public Node(TestDatabase database) {
    this(database, "");
  }

  public Node(TestDatabase database, String config) {
    this(database, config, (_, stored) -> FactCodec.read(Noted.class, stored.json(), Seal.PLAIN));
  }

  public Node(TestDatabase database, String config, Opening opening) {
    var all =
        JournalConfig.resolve(
            ConfigFactory.parseString(config)
                .withFallback(ConfigFactory.parseResources("node.conf")),
            database.url());
    system = ActorSystem.create(SpawnProtocol.create(), "node", all);
    source = database.pool(20);
    journal = Journal.open(system, source, opening);
  }

  /// Joins the cluster of another node, or its own.
  public void join(Node seed) throws Exception {
    var cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(Cluster.get(seed.system).selfMember().address()));
    Await.until(
        Duration.ofSeconds(20),
        "up",
        () -> cluster.selfMember().status().equals(MemberStatus.up()));
  }

  public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) throws Exception {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            system,
            to -> new SpawnProtocol.Spawn<>(behavior, name, Props.empty(), to),
            Duration.ofSeconds(20),
            system.scheduler())
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  Behavior<ProjectionBehavior.Command> byEvent(String name, Slice slice) {
    return ProjectionBehavior.create(
        JdbcProjection.exactlyOnce(
            ProjectionId.of(name, slice.key()),
            journal.events(slice),
            () -> JdbcTransaction.begin(source),
            () -> handler((tx, it) -> note(tx, name, it, null)),
            system));
  }

  Behavior<ProjectionBehavior.Command> byBatch(String name, Slice slice) {
    return byBatch(name, slice, null);
  }

  /// Notes `label` in the place of the text of the event.
  Behavior<ProjectionBehavior.Command> byBatch(String name, Slice slice, @Nullable String label) {
    return ProjectionBehavior.create(
        JdbcProjection.exactlyOnce(
            ProjectionId.of(name, slice.key()),
            journal.batches(slice),
            () -> JdbcTransaction.begin(source),
            () ->
                handler((tx, batch) -> {
                  for (var it : batch) note(tx, name, it, label);
                }),
            system));
  }

  Behavior<ProjectionBehavior.Command> byGroup(String name, Slice slice) {
    return ProjectionBehavior.create(
        JdbcProjection.groupedWithin(
                ProjectionId.of(name, slice.key()),
                journal.events(slice),
                () -> JdbcTransaction.begin(source),
                () ->
                    handler((JdbcTransaction tx, List<EventEnvelope<Fact>> batch) -> {
                      for (var it : batch) note(tx, name, it, null);
                    }),
                system)
            .withGroup(100, Duration.ofMillis(10)));
  }

  private void note(JdbcTransaction tx, String name, EventEnvelope<Fact> it, @Nullable String label)
      throws Exception {
    mayFail();
    var text =
        switch (it.event()) {
          case Noted noted -> label == null ? noted.text() : label;
          case Unreadable unreadable -> unreadable.toString();
          case Fact other -> throw new AssertionError(other);
        };
    note(tx, name, it.persistenceId(), it.sequenceNr(), text);
    mayFail();
  }

  static void note(
      JdbcTransaction tx, String reader, String persistenceId, long sequenceNr, String event)
      throws SQLException {
    tx.update(
        "insert into seen (reader, persistence_id, sequence_number, event) values (?, ?, ?, ?)",
        reader,
        persistenceId,
        sequenceNr,
        event);
  }

  private void mayFail() {
    if (random.nextInt(2000) < failures)
      throw new IllegalStateException("a handler failed, as it was told to");
  }

  interface Work<T> {
    void on(JdbcTransaction tx, T envelope) throws Exception;
  }

  static <T> JdbcHandler<T, JdbcTransaction> handler(Work<T> work) {
    return new JdbcHandler<>() {
      @Override
      public void process(JdbcTransaction tx, T envelope) throws Exception {
        work.on(tx, envelope);
      }
    };
  }

  @Override
  public void close() {
    try {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
