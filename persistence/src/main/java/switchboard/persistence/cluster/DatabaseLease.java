package switchboard.persistence.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.jspecify.annotations.Nullable;

/// A lease in table `cluster_lease`, by the clock of the database: when nodes lose sight of each
/// other, the side that gets it goes on and the other ends. So two nodes suffice, whichever of them
/// is lost. An owner that died keeps it until `heartbeat-timeout` has passed.
///
/// Made by the cluster itself from `lease-class`; uses a connection of its own for each question,
/// for it is needed just when everything else is in trouble.
public final class DatabaseLease extends Lease {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);
  private static final String DB = "pekko-persistence-jdbc.shared-databases.slick.db.";

  private static final String ACQUIRE =
      """
      insert into cluster_lease (name, owner, until)
      values (?, ?, now() + ? * interval '1 millisecond')
      on conflict (name) do update set owner = excluded.owner, until = excluded.until
      where cluster_lease.owner = excluded.owner or cluster_lease.until < now()
      """;

  private final LeaseSettings settings;
  private final ExtendedActorSystem system;
  private final AtomicReference<@Nullable Cancellable> heartbeat = new AtomicReference<>();
  private volatile boolean held;

  public DatabaseLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.system = system;
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return acquire(_ -> {});
  }

  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> lost) {
    return CompletableFuture.supplyAsync(this::taken, VIRTUAL)
        .thenApply(taken -> {
          held = taken;
          if (taken) beat(lost);
          return taken;
        });
  }

  private void beat(Consumer<Optional<Throwable>> lost) {
    var every = settings.leaseConfig().getDuration("heartbeat-interval");
    var next =
        system
            .scheduler()
            .scheduleWithFixedDelay(
                every, every, () -> VIRTUAL.execute(() -> stillHeld(lost)), system.dispatcher());
    stop(heartbeat.getAndSet(next));
  }

  private void stillHeld(Consumer<Optional<Throwable>> lost) {
    if (!held) return;
    Optional<Throwable> why = Optional.empty();
    try {
      if (taken()) return;
    } catch (IllegalStateException e) {
      why = Optional.of(e);
    }
    held = false;
    stop(heartbeat.getAndSet(null));
    lost.accept(why);
  }

  private static void stop(@Nullable Cancellable it) {
    if (it != null) it.cancel();
  }

  @Override
  public CompletionStage<Boolean> release() {
    held = false;
    stop(heartbeat.getAndSet(null));
    return CompletableFuture.supplyAsync(this::released, VIRTUAL);
  }

  @Override
  public boolean checkLease() {
    return held;
  }

  private boolean taken() {
    var timeout = settings.leaseConfig().getDuration("heartbeat-timeout");
    return changed(ACQUIRE, it -> it.setLong(3, timeout.toMillis())) == 1;
  }

  private boolean released() {
    changed("delete from cluster_lease where name = ? and owner = ?", _ -> {});
    return true;
  }

  private interface More {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private int changed(String sql, More more) {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, settings.leaseName());
      statement.setString(2, settings.ownerName());
      more.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the lease of the cluster cannot be reached", e);
    }
  }

  private Connection connect() throws SQLException {
    var config = system.settings().config();
    return DriverManager.getConnection(
        config.getString(DB + "url"),
        config.getString(DB + "user"),
        config.getString(DB + "password"));
  }
}
