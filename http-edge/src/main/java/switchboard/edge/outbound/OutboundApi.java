package switchboard.edge.outbound;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.tenant.Tenants;

/// `/v1/crm/outbound…`: whom the business calls by itself, and what came of it; and who does not
/// want to be called.
public final class OutboundApi {

  private static final String ALL = "/v1/crm/outbound";
  private static final String ONE = ALL + "/{id}";
  private static final String REFUSAL = "/v1/crm/customers/{id}/do-not-call";
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,140}");
  private static final Map<String, Boolean> STATES =
      new TreeMap<>(Map.of("open", true, "over", false));

  private final Reading reading;
  private final Writing writing;
  private final Callees callees;
  private final CallingNow now;
  private final Clock clock;

  public OutboundApi(
      Reading reading,
      Writing writing,
      Callees callees,
      Entities<Command> outbounds,
      Tenants tenants,
      Clock clock) {
    this.reading = reading;
    this.writing = writing;
    this.callees = callees;
    this.now = new CallingNow(callees, outbounds, tenants, clock);
    this.clock = clock;
  }

  public Route routes() {
    return Versions.both(() ->
        concat(
            pathPrefix("crm", () -> pathPrefix("outbound", this::calls)),
            pathPrefix("crm", this::refusals)));
  }

  private Route calls() {
    return concat(
        pathEnd(() -> concat(reading.get(ALL, this::list), writing.post(ALL, now::call))),
        path(segment(), id -> reading.find(ONE, visit -> one(visit, id))),
        path(
            segment().slash("cancel"),
            id -> writing.post(ONE + "/cancel", (visit, body) -> cancel(visit, id, body))));
  }

  private Route refusals() {
    return path(
        segment("customers").slash(segment()).slash("do-not-call"),
        id ->
            concat(
                reading.find(REFUSAL, visit -> refusal(visit, id)),
                writing.put(REFUSAL, (visit, body) -> refuse(visit, id, body))));
  }

  private Cards<OutboundSheet> list(Visit visit) {
    var asked = visit.parameters();
    var open = asked.choice("state", STATES);
    return Cards.of(
        asked.page((cursor, limit) -> callees.outbounds().list(visit.id(), open, cursor, limit)),
        it -> OutboundSheet.of(visit, it));
  }

  private Optional<OutboundSheet> one(Visit visit, String id) {
    if (!ID.matcher(id).matches()) return Optional.empty();
    return callees.outbounds().byId(visit.id(), id).map(it -> OutboundSheet.of(visit, it));
  }

  private HttpResponse cancel(Visit visit, String id, Body body) {
    body.only();
    if (one(visit, id).isEmpty()) return nothing();
    now.ask(visit, id, to -> new Command.Withdraw(Reason.OWNER, to));
    return Json.ok(new CallingNow.Called(id, false));
  }

  private record Refused(String id, boolean refuses) {}

  private Optional<Refused> refusal(Visit visit, String id) {
    if (!known(visit, id)) return Optional.empty();
    return Optional.of(new Refused(id, callees.refusals().refuses(visit.id(), id)));
  }

  private boolean known(Visit visit, String id) {
    return ID.matcher(id).matches() && callees.customers().byId(visit.id(), id).isPresent();
  }

  private HttpResponse refuse(Visit visit, String id, Body body) {
    body.only("refuses");
    boolean refuses = Body.required("refuses", body.flag("refuses"));
    if (!known(visit, id)) return nothing();
    callees.refusals().set(visit.id(), id, refuses, clock.instant());
    return Json.ok(new Refused(id, refuses));
  }

  private static HttpResponse nothing() {
    return Problem.of(404, "This business has no such thing.").response();
  }
}
