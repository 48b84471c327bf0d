package switchboard.edge.alert;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alerts;
import switchboard.engine.alert.Taker;
import switchboard.engine.alert.Taker.Via;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.OnCall;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// `/v1/crm/alerts…`: emergencies, who was told, and that somebody takes one; and
/// `/v1/admin/on-call`: who is fetched.
public final class AlertApi {

  private static final String ALL = "/v1/crm/alerts";
  private static final String ONE = ALL + "/{id}";
  private static final String FIGURES = "/v1/owner/alert-metrics";
  private static final Duration USUAL = Duration.ofDays(30);
  private static final String CHAIN = "/v1/admin/on-call";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,120}");
  private static final Map<String, Boolean> STATES =
      new TreeMap<>(Map.of("open", true, "taken", false));

  private final Reading reading;
  private final Writing writing;
  private final Alerts alerts;
  private final Entities<Command> entities;
  private final Tenants tenants;
  private final Entities<Tenant.Command> businesses;
  private final Clock clock;

  public AlertApi(
      Reading reading,
      Writing writing,
      Alerts alerts,
      Entities<Command> entities,
      Tenants tenants,
      Entities<Tenant.Command> businesses,
      Clock clock) {
    this.reading = reading;
    this.writing = writing;
    this.alerts = alerts;
    this.entities = entities;
    this.tenants = tenants;
    this.businesses = businesses;
    this.clock = clock;
  }

  public Route routes() {
    return Versions.both(() ->
        concat(
            pathPrefix("crm", () -> pathPrefix("alerts", this::told)),
            pathPrefix(
                "owner", () -> path("alert-metrics", () -> reading.get(FIGURES, this::figures))),
            pathPrefix("admin", () -> path("on-call", this::chain))));
  }

  private Route told() {
    return concat(
        pathEnd(() -> reading.get(ALL, this::list)),
        path(segment(), id -> reading.find(ONE, visit -> one(visit, id))),
        path(
            segment().slash("acknowledge"),
            id -> writing.post(ONE + "/acknowledge", (visit, body) -> take(visit, id, body))));
  }

  private Route chain() {
    return concat(
        reading.get(CHAIN, visit -> ChainSheet.of(OnCall.of(visit.profile()))),
        writing.put(CHAIN, this::arrange));
  }

  private Cards<AlertSheet> list(Visit visit) {
    var asked = visit.parameters();
    var open = asked.choice("state", STATES);
    return Cards.of(
        asked.page((cursor, limit) -> alerts.list(visit.id(), open, cursor, limit)),
        it -> AlertSheet.of(visit, it));
  }

  /// @param seconds how long it took until one was taken, in the middle
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Figures(
      OffsetDateTime since, long raised, long taken, long exhausted, Optional<Long> seconds) {}

  private Figures figures(Visit visit) {
    var since = visit.parameters().instant("since").orElseGet(() -> clock.instant().minus(USUAL));
    var it = alerts.since(visit.id(), since);
    return new Figures(visit.at(since), it.raised(), it.taken(), it.exhausted(), it.seconds());
  }

  private Optional<AlertSheet> one(Visit visit, String id) {
    if (!ID.matcher(id).matches()) return Optional.empty();
    return alerts.byId(visit.id(), id).map(it -> AlertSheet.of(visit, it));
  }

  /// As it stands right after, before lists show it.
  private record Standing(String id, String severity, String status, Optional<String> taker) {
    static Standing of(String id, Alert.Card it) {
      return new Standing(
          id,
          AlertSheet.lower(it.what().alarm().severity()),
          AlertSheet.lower(it.status()),
          it.taker().flatMap(Taker::name).filter(one -> !one.erased()).map(Personal::text));
    }
  }

  private HttpResponse take(Visit visit, String id, Body body) {
    body.only("name");
    var name = body.line("name", 120).map(Personal::of);
    if (!ID.matcher(id).matches()) return unknown();
    var at = EntityIds.of(visit.id(), id);
    var by = new Taker(name, Optional.empty(), Via.PAGE);
    var reply = Writing.answered(entities.<Reply>ask(at, to -> new Command.Take(by, to)));
    if (reply instanceof Reply.Rejected(var why) && why == Alert.Reason.NO_SUCH_ALERT)
      return unknown();
    var card = Writing.answered(entities.<Reply>ask(at, Command.Look::new));
    var standing =
        card instanceof Reply.Seen(var it) ? it.map(one -> Standing.of(id, one)) : none();
    if (reply instanceof Reply.Rejected)
      return Problem.of(409, "Somebody has taken it already.").because("taken").response();
    return standing.map(Json::ok).orElseGet(AlertApi::unknown);
  }

  private static Optional<Standing> none() {
    return Optional.empty();
  }

  private static HttpResponse unknown() {
    return Problem.of(404, "This business has no such thing.").response();
  }

  /// Takes the place of the chain there was.
  private HttpResponse arrange(Visit visit, Body body) {
    var chain = ChainSheet.read(body, visit.profile().country());
    var changed = visit.profile().with(chain);
    var reply =
        Writing.answered(
            businesses.<Tenant.Reply>ask(
                visit.id(), to -> new Tenant.Command.ChangeProfile(changed, to)));
    if (!(reply instanceof Tenant.Reply.Accepted(var version))) return unknown();
    await(() -> tenants.byId(visit.id()).filter(it -> it.version() >= version).isPresent());
    return Json.ok(ChainSheet.of(chain));
  }

  /// Until this node knows of it; the others know soon after.
  private static void await(BooleanSupplier known) {
    var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (!known.getAsBoolean() && System.nanoTime() < end)
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }
}
