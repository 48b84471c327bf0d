package switchboard.persistence.projection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.jdbc.javadsl.JdbcHandler;
import org.apache.pekko.projection.jdbc.javadsl.JdbcProjection;
import switchboard.engine.Fact;
import switchboard.persistence.journal.Journal;
import switchboard.persistence.journal.Slice;

/// Keeps views up to date: every slice of every view runs on one node of the cluster and moves to
/// another when that one goes. Each event is taken exactly once.
///
/// ```java
/// Projections.start(system, journal, database.views(), views, 4, lag);
/// ```
public final class Projections {

  private final ActorSystem<?> system;
  private final Journal journal;
  private final DataSource source;
  private final ProjectionLag lag;

  private Projections(
      ActorSystem<?> system, Journal journal, DataSource source, ProjectionLag lag) {
    this.system = system;
    this.journal = journal;
    this.source = source;
    this.lag = lag;
  }

  /// To be called on every node with the same views and the same number of slices. That number is
  /// part of what stored offsets mean: it stays for good.
  public static void start(
      ActorSystem<?> system,
      Journal journal,
      DataSource source,
      List<View> views,
      int slices,
      ProjectionLag lag) {
    var projections = new Projections(system, journal, source, lag);
    for (var it : views) projections.start(it, Slice.all(it.entityType(), slices));
  }

  private void start(View view, List<Slice> slices) {
    ShardedDaemonProcess.get(system)
        .init(
            ProjectionBehavior.Command.class,
            "view-" + view.name(),
            slices.size(),
            n -> behavior(view, slices.get(n)),
            ShardedDaemonProcessSettings.create(system),
            Optional.of(ProjectionBehavior.stopMessage()));
  }

  Behavior<ProjectionBehavior.Command> behavior(View view, Slice slice) {
    return ProjectionBehavior.create(
        JdbcProjection.exactlyOnce(
            ProjectionId.of(view.name(), slice.key()),
            journal.batches(slice, view.interest()),
            () -> JdbcTransaction.begin(source),
            () -> new Handler(new Application(view, slice.key()), lag),
            system));
  }

  private static final class Handler
      extends JdbcHandler<List<EventEnvelope<Fact>>, JdbcTransaction> {
    private final Application application;
    private final ProjectionLag lag;

    private Handler(Application application, ProjectionLag lag) {
      this.application = application;
      this.lag = lag;
    }

    @Override
    public void process(JdbcTransaction tx, List<EventEnvelope<Fact>> batch) throws Exception {
      application.all(tx, batch);
      Changes.announce(tx, application.view().name());
      var oldest = batch.getFirst().timestamp();
      tx.afterCommit(() -> report(Duration.ofMillis(System.currentTimeMillis() - oldest)));
    }

    private void report(Duration behind) {
      lag.lag(application.view().name(), application.slice(), behind);
    }
  }
}
