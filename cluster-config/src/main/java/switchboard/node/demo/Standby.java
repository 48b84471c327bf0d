package switchboard.node.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alerts;
import switchboard.engine.alert.Taker;
import switchboard.engine.tenant.EntityIds;
import switchboard.node.Node;
import switchboard.persistence.alert.JdbcAlerts;

/// The owners of the fictional businesses, as they were in the past: whatever emergency was told
/// then, they took within minutes.
record Standby(Node node, DemoClock clock) {

  private static final Duration SOON = Duration.ofMinutes(4);
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int MOST = 100;

  /// Until no more become known, for half a minute at most.
  void takePast(Collection<String> tenants) throws InterruptedException {
    var alerts = new JdbcAlerts(node.storage().database().views());
    var latest = Instant.now().plus(LONGEST);
    var until = Instant.now().plus(SETTLING);
    while (Instant.now().isBefore(until) && Instant.now().isBefore(latest)) {
      for (var tenant : tenants)
        for (var it : alerts.list(tenant, Optional.of(true), Optional.empty(), MOST).items()) {
          take(tenant, it);
          until = Instant.now().plus(SETTLING);
        }
      Thread.sleep(LOOK);
    }
    clock.setRight();
  }

  /// Taken already, it stays as it is.
  private void take(String tenant, Alerts.Row it) {
    clock.setBackTo(it.raised().plus(SOON));
    var owner = new Taker(Optional.empty(), Optional.empty(), Taker.Via.PAGE);
    node.exchange()
        .entities(Alert.KEY)
        .<Alert.Reply>ask(EntityIds.of(tenant, it.id()), to -> new Alert.Command.Take(owner, to))
        .toCompletableFuture()
        .join();
  }
}
