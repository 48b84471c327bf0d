package switchboard.edge.calendar;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.duty.Duties;
import switchboard.engine.duty.Duties.Listed;
import switchboard.engine.duty.Duty;
import switchboard.engine.notice.QuietHours;

/// `/v1/reminders…`: when customers are reminded of what. Each appointment has the reminders its
/// business sends anyway; others can be added and any of them taken away until it is sent.
final class ReminderRoutes {

  private static final String ALL = "/v1/reminders";
  private static final String ONE = ALL + "/{id}";
  private static final Duration LONGEST = Duration.ofDays(60);
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  private final Schedule schedule;
  private final Duties duties;
  private final Clock clock;

  private ReminderRoutes(Schedule schedule, Duties duties, Clock clock) {
    this.schedule = schedule;
    this.duties = duties;
    this.clock = clock;
  }

  /// @param before how long before the start, in ISO 8601
  /// @param note why it was not sent
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ReminderCard(
      String id,
      String appointment,
      Optional<OffsetDateTime> start,
      OffsetDateTime due,
      Optional<String> before,
      Duties.State state,
      Optional<String> note) {

    static ReminderCard of(Visit visit, Listed it) {
      var duty = it.duty();
      return new ReminderCard(
          duty.id(),
          duty.subject(),
          duty.fact("start").map(start -> visit.at(Instant.parse(start))),
          visit.at(duty.due()),
          duty.fact("before"),
          it.state(),
          it.note());
    }
  }

  static Route create(
      Reading reading, Writing writing, Schedule schedule, Duties duties, Clock clock) {
    var routes = new ReminderRoutes(schedule, duties, clock);
    return Versions.both(() -> pathPrefix("reminders", () -> routes.routes(reading, writing)));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        pathEnd(() -> concat(reading.get(ALL, this::list), writing.post(ALL, this::add))),
        path(
            segment(),
            id ->
                writing.delete(
                    ONE,
                    (visit, body) -> {
                      body.only();
                      return remove(visit, id);
                    })));
  }

  private Cards<ReminderCard> list(Visit visit) {
    return Cards.of(
        visit
            .parameters()
            .page((cursor, limit) -> duties.list(visit.id(), Duty.Kind.REMIND, cursor, limit)),
        it -> ReminderCard.of(visit, it));
  }

  private HttpResponse add(Visit visit, Body body) {
    body.only("appointment", "before");
    var id = Body.required("appointment", body.line("appointment", 200));
    var before = Body.required("before", body.duration("before"));
    if (before.compareTo(SHORTEST) < 0 || before.compareTo(LONGEST) > 0)
      throw new BadParameter("before", "before must be from PT5M to P60D.");
    var entry =
        schedule
            .byId(visit.id(), id)
            .orElseThrow(
                () -> new BadParameter("appointment", "This business has no such appointment."));
    if (entry.status() != Status.CONFIRMED)
      return Problem.of(409, "Nobody is reminded of an appointment that does not stand.")
          .because("no-such-appointment")
          .response();
    if (!entry.slot().start().minus(before).isAfter(clock.instant()))
      return Problem.of(409, "It is too late to remind so long before.")
          .because("too-late")
          .response();
    return added(visit, duty(visit, entry, before));
  }

  private HttpResponse added(Visit visit, Duty duty) {
    var fresh = duties.add(duty);
    var listed = duties.byId(visit.id(), duty.id());
    if (!fresh && listed.filter(it -> it.state() == Duties.State.DROPPED).isPresent())
      return Problem.of(409, "This reminder was taken away before.").because("dropped").response();
    var shown = listed.orElseGet(() -> new Listed(duty, Duties.State.PENDING, Optional.empty()));
    return HttpResponse.create()
        .withStatus(StatusCodes.CREATED)
        .withEntity(Json.entity(ReminderCard.of(visit, shown)));
  }

  private static Duty duty(Visit visit, Entry it, Duration before) {
    var start = it.slot().start();
    return new Duty(
        visit.id(),
        "remind." + it.appointment() + "." + start.getEpochSecond() + "." + before,
        Duty.Kind.REMIND,
        it.appointment(),
        Optional.of(it.resource()),
        Map.of(
            "customer",
            it.customer(),
            "service",
            it.service(),
            "start",
            start.toString(),
            "end",
            it.slot().end().toString(),
            "before",
            before.toString()),
        QuietHours.due(start, before, visit.zone()),
        0);
  }

  private HttpResponse remove(Visit visit, String id) {
    var found =
        Optional.of(id)
            .filter(it -> it.length() <= 300)
            .flatMap(it -> duties.byId(visit.id(), it))
            .filter(it -> it.duty().kind() == Duty.Kind.REMIND);
    if (found.isEmpty()) return Refusals.unknown();
    return switch (found.get().state()) {
      case PENDING, TAKEN, FAILED -> {
        duties.drop(found.get().duty(), "owner");
        yield HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
      }
      case DROPPED -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
      case DONE ->
          Problem.of(409, "This reminder has been sent.").because("already-sent").response();
    };
  }
}
