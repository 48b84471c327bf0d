package switchboard.edge.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.mail.ChangeMail;
import switchboard.engine.Entities;
import switchboard.engine.change.ChangeDesk;
import switchboard.engine.customer.Customers;
import switchboard.engine.job.Jobs;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// What notices about changes and tasks are made from.
///
/// @param base our public address, if we know it
public record WorkMeans(
    Tenants tenants,
    ChangeDesk changes,
    Entities<Task.Command> tasks,
    Customers customers,
    Jobs jobs,
    Post post,
    ChangeMail mail,
    Optional<String> base,
    Clock clock) {

  /// @throws IllegalStateException for a tenant this node has not heard of yet
  Card tenant(String id) {
    return tenants.byId(id).orElseThrow(() -> new IllegalStateException("an unknown tenant"));
  }

  Instant now() {
    return clock.instant();
  }

  /// Now, or in the morning.
  Instant decent(Card tenant) {
    var soon = now().plus(Duration.ofDays(2));
    return QuietHours.open(now(), soon, tenant.profile().zone()).orElse(now());
  }

  /// A page of the owner's.
  Optional<String> page(String path) {
    return base.map(it -> (it.endsWith("/") ? it.substring(0, it.length() - 1) : it) + path);
  }
}
