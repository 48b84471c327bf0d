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
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.ChangeRequests.Order;
import switchboard.engine.job.Job;
import switchboard.engine.job.Job.Reason;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Jobs;
import switchboard.engine.job.Plan;
import switchboard.engine.job.Revision;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;

/// `/v1/admin/jobs…`: what is done for customers over weeks, and how far it is.
final class JobRoutes {

  private static final String ALL = "/v1/admin/jobs";
  private static final String ONE = ALL + "/{id}";
  private static final int CHANGES = 200;
  private static final Map<String, Status> STATUSES = Words.named(Status.values());
  private static final Map<String, Optional<Boolean>> STATES =
      new TreeMap<>(
          Map.of("active", Optional.of(true), "over", Optional.of(false), "all", Optional.empty()));

  private final WorkApi api;

  private JobRoutes(WorkApi api) {
    this.api = api;
  }

  static Route create(WorkApi api) {
    var routes = new JobRoutes(api);
    return Versions.both(() -> pathPrefix("admin", () -> pathPrefix("jobs", routes::routes)));
  }

  private Route routes() {
    return concat(
        pathEnd(
            () -> concat(api.reading().get(ALL, this::list), api.writing().post(ALL, this::open))),
        path(
            segment(),
            id ->
                concat(
                    api.reading().find(ONE, visit -> find(visit, id)),
                    api.writing().patch(ONE, (visit, body) -> revise(visit, id, body)))));
  }

  private Cards<JobSheet> list(Visit visit) {
    var parameters = visit.parameters();
    var status = parameters.choice("status", STATUSES);
    var state =
        parameters
            .choice("state", STATES)
            .orElse(status.isPresent() ? Optional.empty() : Optional.of(true));
    var filter = new Jobs.Filter(state, status, parameters.text("customer", 200));
    return Cards.of(
        parameters.page((cursor, limit) -> api.jobList().list(visit.id(), filter, cursor, limit)),
        it -> JobSheet.of(visit, it));
  }

  private Optional<JobSheet.Full> find(Visit visit, String id) {
    if (!Words.id(id)) return Optional.empty();
    return api.jobList().byId(visit.id(), id).map(it -> full(visit, it));
  }

  private JobSheet.Full full(Visit visit, Jobs.Row it) {
    var filter = ChangeRequests.Filter.ALL.of(it.id());
    var changes =
        api.changeList().list(visit.id(), filter, Order.NEWEST, Optional.empty(), CHANGES).items();
    return new JobSheet.Full(
        JobSheet.of(visit, it), changes.stream().map(one -> ChangeSheet.of(visit, one)).toList());
  }

  private HttpResponse open(Visit visit, Body body) {
    body.only("customer", "title", "manager", "deadline", "invoice", "status", "percent");
    var title = Body.required("title", body.line("title", 200));
    var plan =
        new Plan(
            api.customer(visit, body),
            new Personal(title),
            Personal.of(body.line("manager", 120)),
            body.date("deadline"),
            body.line("invoice", 500));
    var status = body.choice("status", STATUSES).orElse(Status.PLANNED);
    int percent = percent(body).orElse(0);
    var id = "j" + api.id(visit, "job");
    var entity = EntityIds.of(visit.id(), id);
    api.seals().assign("job|" + entity, EntityIds.of(visit.id(), plan.customer()));
    var reply =
        Writing.answered(
            api.jobs()
                .<Job.Reply>ask(entity, to -> new Job.Command.Open(plan, status, percent, to)));
    return answer(visit, id, reply, true);
  }

  private HttpResponse revise(Visit visit, String id, Body body) {
    body.only("title", "manager", "deadline", "invoice", "status", "percent", "note");
    if (!Words.id(id)) return Words.unknown();
    var revision =
        new Revision(
            body.choice("status", STATUSES),
            percent(body),
            Personal.of(body.lines("note", 2_000)),
            Personal.of(body.line("title", 200)),
            Personal.of(body.line("manager", 120)),
            body.date("deadline"),
            body.line("invoice", 500));
    var reply =
        Writing.answered(
            api.jobs()
                .<Job.Reply>ask(
                    EntityIds.of(visit.id(), id), to -> new Job.Command.Revise(revision, to)));
    return answer(visit, id, reply, false);
  }

  private static Optional<Integer> percent(Body body) {
    var percent = body.whole("percent");
    if (percent.filter(it -> it < 0 || it > 100).isPresent())
      throw new BadParameter("percent", "percent must be a whole number from 0 to 100.");
    return percent.map(Long::intValue);
  }

  private HttpResponse answer(Visit visit, String id, Job.Reply reply, boolean fresh) {
    return switch (reply) {
      case Job.Reply.Known(var it) -> {
        var sheet = JobSheet.of(visit, id, it, api.known(visit, it.plan().customer()));
        yield fresh
            ? Json.ok(sheet)
                .withStatus(StatusCodes.CREATED)
                .addHeader(RawHeader.create("Location", ALL + "/" + id))
            : Json.ok(sheet);
      }
      case Job.Reply.Rejected(var why) -> refused(why);
    };
  }

  private static HttpResponse refused(Reason why) {
    return switch (why) {
      case NO_SUCH_JOB -> Words.unknown();
      case OPENED_OTHERWISE -> Repeats.otherwise();
      case NO_SUCH_STEP -> Words.refused(why, "No way leads from the status it has to this one.");
      case OVER -> Words.refused(why, "This job is over. Take it up again first.");
      case NO_PERCENT -> throw new BadParameter("percent", "percent must be from 0 to 100.");
    };
  }
}
