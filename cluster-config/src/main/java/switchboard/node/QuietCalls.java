package switchboard.node;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets running calls end before the last node closes its door. A call is running while somebody
/// has spoken in it within half a minute. Where other nodes remain, callers go on there.
final class QuietCalls {

  private static final Logger LOG = LoggerFactory.getLogger(QuietCalls.class);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final String RUNNING =
      """
      select count(*) from conversation c
      where c.channel = 'VOICE' and c.ended is null and exists (
        select 1 from turn t where t.tenant = c.tenant and t.conversation = c.id
          and coalesce(t.replied_at, t.at) > now() - interval '30 seconds')
      """;

  private final DataSource source;

  QuietCalls(DataSource source) {
    this.source = source;
  }

  CompletionStage<Done> await(ActorSystem<?> system) {
    if (others(system)) return CompletableFuture.completedStage(Done.getInstance());
    return CompletableFuture.supplyAsync(this::await, Executors.newVirtualThreadPerTaskExecutor());
  }

  /// Whether there are other nodes that calls can go on at.
  static boolean others(ActorSystem<?> system) {
    var cluster = Cluster.get(system);
    for (var it : cluster.state().getMembers())
      if (!it.equals(cluster.selfMember()) && it.status().equals(MemberStatus.up())) return true;
    return false;
  }

  private Done await() {
    var end = Instant.now().plus(LONGEST);
    try {
      for (long calls = running(); calls > 0 && Instant.now().isBefore(end); calls = running()) {
        LOG.info("waiting for {} calls to end", calls);
        Thread.sleep(LOOK);
      }
    } catch (SQLException e) {
      LOG.warn("running calls cannot be counted: {}", e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Done.getInstance();
  }

  private long running() throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(RUNNING)) {
      row.next();
      return row.getLong(1);
    }
  }
}
