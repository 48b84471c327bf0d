package switchboard.edge.telephony;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Writing;
import switchboard.engine.Entities;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// Changes how a business holds its calls, and waits until this node knows of it; the others know
/// soon after.
public record Arranging(Tenants tenants, Entities<Tenant.Command> businesses) {

  private static final Duration KNOWN = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(20);

  /// Whether there is such a business.
  ///
  /// @throws BadParameter for what the rules of a profile do not allow
  public boolean change(Visit visit, UnaryOperator<Telephony> how) {
    var profile = visit.profile().with(how.apply(visit.profile().telephony()));
    var reply =
        Writing.answered(
            businesses.<Tenant.Reply>ask(
                visit.id(), to -> new Tenant.Command.ChangeProfile(profile, to)));
    if (!(reply instanceof Tenant.Reply.Accepted(var version))) return false;
    var end = System.nanoTime() + KNOWN.toNanos();
    while (!known(visit.id(), version) && System.nanoTime() < end)
      LockSupport.parkNanos(POLL.toNanos());
    return true;
  }

  private boolean known(String tenant, long version) {
    return tenants.byId(tenant).filter(it -> it.version() >= version).isPresent();
  }
}
