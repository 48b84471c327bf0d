package switchboard.edge.work;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Repeats;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.engine.change.ChangeRequest.Reason;
import switchboard.engine.change.ChangeRequest.Reply;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.ChangeRequests.Order;
import switchboard.engine.change.Estimate;
import switchboard.engine.change.Priority;
import switchboard.engine.change.PriorityWords;
import switchboard.engine.change.Request;
import switchboard.engine.change.Revision;
import switchboard.engine.change.Status;
import switchboard.engine.change.Via;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Jobs;
import switchboard.engine.job.Match;
import switchboard.engine.privacy.Personal;

/// `/v1/admin/change-requests…`: what customers want changed, however they asked for it.
final class ChangeRoutes {

  private static final String ALL = "/v1/admin/change-requests";
  private static final String ONE = ALL + "/{id}";
  private static final long DEAREST = 100_000_000_00L;
  private static final Map<String, Status> STATUSES = Words.named(Status.values());
  private static final Map<String, Priority> PRIORITIES = Words.named(Priority.values());
  private static final Map<String, Order> ORDERS = Words.named(Order.values());
  private static final Map<String, Via> VIAS = Words.named(Via.values());
  private static final Map<String, Optional<Boolean>> STATES =
      new TreeMap<>(Map.of("active", Optional.of(true), "all", Optional.empty()));

  private final WorkApi api;

  private ChangeRoutes(WorkApi api) {
    this.api = api;
  }

  static Route create(WorkApi api) {
    var routes = new ChangeRoutes(api);
    return Versions.both(
        () -> pathPrefix("admin", () -> pathPrefix("change-requests", routes::routes)));
  }

  private Route routes() {
    return concat(
        pathEnd(
            () -> concat(api.reading().get(ALL, this::list), api.writing().post(ALL, this::make))),
        path(
            segment(),
            id ->
                concat(
                    api.reading().find(ONE, visit -> find(visit, id)),
                    api.writing().put(ONE, (visit, body) -> revise(visit, id, body)))));
  }

  private Cards<ChangeSheet> list(Visit visit) {
    var parameters = visit.parameters();
    var filter =
        new ChangeRequests.Filter(
            parameters.choice("state", STATES).orElse(Optional.empty()),
            parameters.choice("status", STATUSES),
            parameters.choice("priority", PRIORITIES),
            parameters.text("job", 200),
            parameters.text("customer", 200));
    var order = parameters.choice("order", ORDERS).orElse(Order.NEWEST);
    return Cards.of(
        parameters.page(
            (cursor, limit) -> api.changeList().list(visit.id(), filter, order, cursor, limit)),
        it -> ChangeSheet.of(visit, it));
  }

  private Optional<ChangeSheet> find(Visit visit, String id) {
    if (!Words.id(id)) return Optional.empty();
    return api.changeList().byId(visit.id(), id).map(it -> ChangeSheet.of(visit, it));
  }

  private HttpResponse make(Visit visit, Body body) {
    body.only("customer", "need", "job", "priority", "via");
    var need = Body.required("need", body.lines("need", 2_000));
    var customer = api.customer(visit, body);
    var request =
        new Request(
            customer,
            job(visit, customer, body, need),
            new Personal(need),
            body.choice("priority", PRIORITIES).orElseGet(() -> PriorityWords.of(need)),
            body.choice("via", VIAS).orElse(Via.WEB),
            Optional.empty());
    var id = "r" + api.id(visit, "change");
    var promises = visit.profile().planning().promising();
    var reply = Writing.answered(api.changes().request(visit.id(), id, request, promises));
    return answer(visit, id, reply, true);
  }

  private Optional<String> job(Visit visit, String customer, Body body, String need) {
    var theirs = api.jobList().of(visit.id(), customer).stream().map(Jobs.Row::card).toList();
    var named = Words.id(body, "job");
    if (named.isEmpty()) return Match.of(need, theirs).map(JobCard::id);
    if (theirs.stream().anyMatch(it -> it.id().equals(named.get()))) return named;
    throw new BadParameter("job", "This customer has no such job.");
  }

  private HttpResponse revise(Visit visit, String id, Body body) {
    body.only("status", "estimate", "notes", "implementedOn", "priority", "job");
    if (!Words.id(id)) return Words.unknown();
    var revision =
        new Revision(
            body.choice("status", STATUSES),
            body.object("estimate").map(ChangeRoutes::estimate),
            Personal.of(body.lines("notes", 4_000)),
            body.date("implementedOn"),
            body.choice("priority", PRIORITIES),
            theirs(visit, id, body),
            api.clock().instant().atZone(visit.zone()).toLocalDate());
    var reply = Writing.answered(api.changes().revise(visit.id(), id, revision));
    return answer(visit, id, reply, false);
  }

  /// A job of the same customer.
  private Optional<String> theirs(Visit visit, String id, Body body) {
    var job = Words.id(body, "job");
    if (job.isEmpty()) return job;
    var owner = api.jobList().byId(visit.id(), job.get()).map(Jobs.Row::customer);
    return Writing.answered(api.changes().look(visit.id(), id)) instanceof Reply.Known(var it)
            && owner.filter(it.what().customer()::equals).isEmpty()
        ? refuse()
        : job;
  }

  private static Optional<String> refuse() {
    throw new BadParameter("job", "This customer has no such job.");
  }

  private static Estimate estimate(Body body) {
    body.only("work", "priceMinor");
    var price = body.whole("priceMinor");
    if (price.filter(it -> it < 0 || it > DEAREST).isPresent())
      throw new BadParameter(body.name("priceMinor"), "priceMinor must be 0 or more.");
    var estimate = new Estimate(body.duration("work"), price);
    if (estimate.work().isEmpty() && price.isEmpty())
      throw new BadParameter("estimate", "estimate must tell work, priceMinor, or both.");
    return estimate;
  }

  private HttpResponse answer(Visit visit, String id, Reply reply, boolean fresh) {
    return switch (reply) {
      case Reply.Known(var it) -> {
        var job = it.what().job().flatMap(one -> api.jobList().byId(visit.id(), one));
        var who = api.known(visit, it.what().customer());
        var sheet = ChangeSheet.of(visit, id, it, who, job);
        yield fresh
            ? Json.ok(sheet)
                .withStatus(StatusCodes.CREATED)
                .addHeader(RawHeader.create("Location", ALL + "/" + id))
            : Json.ok(sheet);
      }
      case Reply.Rejected(var why) -> refused(why);
    };
  }

  private static HttpResponse refused(Reason why) {
    return switch (why) {
      case NO_SUCH_CHANGE -> Words.unknown();
      case MADE_OTHERWISE -> Repeats.otherwise();
      case NO_SUCH_STEP -> Words.refused(why, "No way leads from the status it has to this one.");
      case OVER -> Words.refused(why, "This request is over; there is nothing to estimate.");
      case NOT_COMPLETED ->
          Words.refused(why, "Only a completed request was implemented on some day.");
    };
  }
}
