package switchboard.edge.calendar;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Parameters;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard;
import switchboard.edge.crm.Cards;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Filter;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.privacy.Personal;

/// `/v1/crm/appointments…`: read, made, changed and cancelled by the owner.
final class AppointmentRoutes {

  private static final String ALL = "/v1/crm/appointments";
  private static final String ONE = ALL + "/{id}";
  private static final int LONGEST_ID = 200;
  private static final Map<String, Status> STATUSES = new TreeMap<>(Body.named(Status.values()));
  private static final Set<String> KEYSET =
      Set.of("cursor", "limit", "customer", "status", "service", "resource");

  private final Schedule schedule;
  private final Making making;
  private final Changing changing;
  private final Shown shown;

  private AppointmentRoutes(Making making, Changing changing, Shown shown) {
    this.schedule = shown.schedule();
    this.making = making;
    this.changing = changing;
    this.shown = shown;
  }

  /// An appointment with what the customer said of it.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Whole(@JsonUnwrapped AppointmentCard appointment, Optional<String> feedback) {}

  static Route create(
      Reading reading, Writing writing, Making making, Changing changing, Shown shown) {
    var routes = new AppointmentRoutes(making, changing, shown);
    return Versions.both(() ->
        pathPrefix("crm", () -> pathPrefix("appointments", () -> routes.routes(reading, writing))));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        pathEnd(() -> concat(reading.get(ALL, this::list), writing.post(ALL, making::make))),
        path(
            segment(),
            id ->
                concat(
                    reading.find(ONE, it -> one(it, id)),
                    writing.patch(
                        ONE,
                        (visit, body) ->
                            changing.with(visit, id, (asked, it) -> it.change(asked, body))),
                    writing.delete(ONE, (visit, body) -> cancel(visit, id, body)))),
        path(
            segment().slash("cancel"),
            id -> writing.post(ONE + "/cancel", (visit, body) -> cancel(visit, id, body))));
  }

  private HttpResponse cancel(Visit visit, String id, Body body) {
    return changing.with(
        visit,
        id,
        (asked, it) -> {
          var why = body.only("reason").line("reason", 40);
          return it.cancel(asked, why.or(() -> visit.parameters().text("reason", 40)));
        });
  }

  private Cards<AppointmentCard> list(Visit visit) {
    var parameters = visit.parameters();
    if (KEYSET.stream().noneMatch(parameters::has))
      return Cards.of(
          schedule.between(visit.id(), Windows.required(parameters, Windows.LONGEST)),
          it -> AppointmentCard.of(visit, it));
    var filter = filter(parameters);
    return Cards.of(
        parameters.page((cursor, limit) -> schedule.list(visit.id(), filter, cursor, limit)),
        it -> AppointmentCard.of(visit, it));
  }

  private static Filter filter(Parameters parameters) {
    return new Filter(
        parameters.text("customer", LONGEST_ID),
        parameters.choice("status", STATUSES),
        parameters.text("service", LONGEST_ID),
        parameters.text("resource", LONGEST_ID),
        parameters.instant("from"),
        parameters.instant("to"));
  }

  private Optional<Whole> one(Visit visit, String id) {
    return Optional.of(id)
        .filter(it -> it.length() <= LONGEST_ID)
        .flatMap(it -> schedule.byId(visit.id(), it))
        .map(it -> new Whole(AppointmentCard.of(visit, it), feedback(visit, it)));
  }

  private Optional<String> feedback(Visit visit, Schedule.Entry it) {
    return shown
        .customer(visit, it.customer())
        .flatMap(card -> Optional.ofNullable(card.feedback().get(it.appointment())))
        .map(Personal::text);
  }
}
