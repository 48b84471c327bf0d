package switchboard.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import switchboard.edge.ops.Check;

/// What must hold before a node is sent calls.
final class Readiness {

  private Readiness() {}

  static Map<String, Check> checks(ActorSystem<?> system, Storage storage) {
    var checks = new LinkedHashMap<String, Check>();
    checks.put("database", () -> reach(storage));
    checks.put("cluster", () -> requireUp(system));
    checks.put("staying", () -> requireStaying(system));
    return checks;
  }

  private static void reach(Storage storage) throws java.sql.SQLException {
    try (var connection = storage.database().views().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  /// A node that has been told to stop takes no new calls, while those it has may end.
  private static void requireStaying(ActorSystem<?> system) {
    if (CoordinatedShutdown.get(system).getShutdownReason().isPresent())
      throw new IllegalStateException("the node is stopping");
  }

  private static void requireUp(ActorSystem<?> system) {
    var status = Cluster.get(system).selfMember().status();
    if (!status.equals(MemberStatus.up())) throw new IllegalStateException("the node is " + status);
  }
}
