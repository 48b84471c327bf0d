package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// `/v1/owner/rollout`: which share of callers a speech vendor talks to, and which share of the
/// others the network talks to over its socket. The owner chooses among the vendors that this node
/// has keys for; which of them may hear callers at all is the platform's to say, and stays.
public final class RolloutRoutes {

  private static final String ALL = "/v1/owner/rollout";
  private static final Duration KNOWN = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Supplier<Set<String>> here;
  private final Tenants tenants;
  private final Entities<Tenant.Command> entities;

  private RolloutRoutes(
      Supplier<Set<String>> here, Tenants tenants, Entities<Tenant.Command> entities) {
    this.here = here;
    this.tenants = tenants;
    this.entities = entities;
  }

  /// @param here the vendors this node has keys for
  public static Route create(
      Reading reading,
      Writing writing,
      Supplier<Set<String>> here,
      Tenants tenants,
      Entities<Tenant.Command> entities) {
    var routes = new RolloutRoutes(here, tenants, entities);
    return Versions.both(() ->
        pathPrefix(
            "owner",
            () ->
                path(
                    "rollout",
                    () -> concat(reading.get(ALL, routes::read), writing.put(ALL, routes::put)))));
  }

  private RolloutCard read(Visit visit) {
    return RolloutCard.of(visit.profile(), here.get());
  }

  private HttpResponse put(Visit visit, Body body) {
    var wanted = RolloutCard.rollout(visit.profile(), here.get(), body);
    var next = visit.profile().with(visit.profile().telephony().with(wanted));
    var reply =
        Writing.answered(
            entities.<Tenant.Reply>ask(
                visit.id(), to -> new Tenant.Command.ChangeProfile(next, to)));
    if (!(reply instanceof Tenant.Reply.Accepted))
      return Problem.of(404, "This business has no such thing.").response();
    await(visit.id(), wanted);
    return Json.ok(RolloutCard.of(next, here.get()));
  }

  /// Returns once this node knows, or after a while anyway.
  private void await(String tenant, Rollout wanted) {
    var end = System.nanoTime() + KNOWN.toNanos();
    while (!knows(tenant, wanted) && System.nanoTime() < end) LockSupport.parkNanos(POLL.toNanos());
  }

  private boolean knows(String tenant, Rollout wanted) {
    return tenants
        .byId(tenant)
        .filter(it -> it.profile().telephony().rollout().equals(Optional.of(wanted)))
        .isPresent();
  }
}
