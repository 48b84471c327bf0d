package switchboard.edge.estate;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Repeats;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Maintenance;
import switchboard.engine.ticket.Categories;
import switchboard.engine.ticket.Need;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Ticket.Command;
import switchboard.engine.ticket.Ticket.Reply;
import switchboard.engine.ticket.Ticket.Status;
import switchboard.engine.ticket.Tickets;
import switchboard.engine.ticket.Urgency;

/// `/v1/crm/tickets…`: what is to be put right, and how far it has come.
record TicketRoutes(Tickets tickets, Entities<Command> entities, Supplier<String> ids) {

  private static final String ALL = "/v1/crm/tickets";
  private static final String ONE = ALL + "/{id}";
  private static final Map<String, Status> STATUSES = new TreeMap<>(Body.named(Status.values()));
  private static final Map<String, Urgency> URGENCIES = new TreeMap<>(Body.named(Urgency.values()));
  private static final Map<String, Boolean> FLAGS =
      new TreeMap<>(Map.of("true", true, "false", false));

  Route routes(Reading reading, Writing writing) {
    return concat(
        path("tickets", () -> concat(reading.get(ALL, this::list), writing.post(ALL, this::open))),
        path(
            segment("tickets").slash(segment()),
            id ->
                concat(
                    reading.find(ONE, it -> one(it, id)),
                    writing.patch(ONE, (visit, body) -> change(visit, id, body)))));
  }

  private Cards<TicketCard> list(Visit visit) {
    var asked = visit.parameters();
    var filter =
        new Tickets.Filter(
            asked.choice("open", FLAGS),
            asked.choice("status", STATUSES),
            asked.choice("urgency", URGENCIES),
            asked.text("customer", 200),
            asked.text("property", 200));
    return Cards.of(
        asked.page((cursor, limit) -> tickets.list(visit.id(), filter, cursor, limit)),
        it -> TicketCard.of(visit, it));
  }

  private Optional<TicketCard> one(Visit visit, String id) {
    if (id.length() > EstateApi.LONGEST_ID) return Optional.empty();
    return tickets
        .byId(visit.id(), id)
        .map(it -> TicketCard.of(visit, it, tickets.notes(visit.id(), id)));
  }

  /// A ticket as it is answered at once, before lists show it.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Standing(
      String id,
      Optional<String> customer,
      Optional<String> property,
      String need,
      String category,
      Urgency urgency,
      Status status) {

    static Standing of(String id, Need it, Status status) {
      var text = it.text().erased() ? "" : it.text().text();
      return new Standing(
          id, it.customer(), it.property(), text, it.category(), it.urgency(), status);
    }
  }

  private HttpResponse open(Visit visit, Body body) {
    body.only("customer", "property", "need", "category", "urgency");
    var need =
        new Need(
            id("customer", body),
            id("property", body),
            Optional.empty(),
            new Personal(Body.required("need", body.lines("need", 2000))),
            category(visit, body).orElse(Categories.OTHER),
            body.choice("urgency", URGENCIES).orElse(Urgency.NORMAL));
    var key = Repeats.key(visit.request());
    var id = "t" + key.map(it -> Repeats.id(visit.id(), "ticket", it)).orElseGet(ids);
    return ask(visit, id, to -> new Command.Open(need, to)) instanceof Reply.Rejected
        ? Repeats.otherwise()
        : HttpResponse.create()
            .withStatus(StatusCodes.CREATED)
            .withEntity(Json.entity(Standing.of(id, need, Status.OPEN)));
  }

  private static Optional<String> id(String name, Body body) {
    return body.line(name, EstateApi.LONGEST_ID)
        .map(it -> {
          if (PropertyRoutes.known(it)) return it;
          throw new BadParameter(name, name + " must be an id.");
        });
  }

  private static Optional<String> category(Visit visit, Body body) {
    var own = visit.profile().maintenance().map(Maintenance::categories).orElse(List.of());
    var known = own.isEmpty() ? Categories.USUAL : own;
    return body.line("category", 60)
        .map(it ->
            Categories.find(known, it)
                .orElseThrow(() ->
                    new BadParameter(
                        "category", "category must be one of: " + String.join(", ", known) + ".")));
  }

  /// In the order in which they make sense; the first that is refused ends it.
  private HttpResponse change(Visit visit, String id, Body body) {
    body.only("status", "assignee", "note", "urgency", "category");
    var steps = steps(body);
    if (!PropertyRoutes.known(id)) return PropertyRoutes.unknown();
    var before = look(visit, id);
    if (before.isEmpty()) return PropertyRoutes.unknown();
    int first = before.get().status().over() && !steps.isEmpty() ? 1 : 0;
    grade(visit, body, before.get().need()).ifPresent(it -> steps.add(first, it));
    for (var step : steps)
      if (ask(visit, id, step) instanceof Reply.Rejected(var why)) return refused(why);
    var now = look(visit, id).orElseThrow();
    return Json.ok(Standing.of(id, now.need(), now.status()));
  }

  private interface Step extends Function<ActorRef<Reply>, Command> {}

  private static List<Step> steps(Body body) {
    var status = body.choice("status", STATUSES);
    var assignee = body.line("assignee", 120).map(Personal::new);
    var note = body.lines("note", 2000).map(Personal::new);
    var steps = new ArrayList<Step>();
    if (status.filter(it -> !it.over()).isPresent()) steps.add(Command.Reopen::new);
    assignee.ifPresent(it -> steps.add(to -> new Command.Assign(it, to)));
    boolean resolves = status.filter(Status.RESOLVED::equals).isPresent();
    if (!resolves) note.ifPresent(it -> steps.add(to -> new Command.Note(it, to)));
    status.flatMap(it -> step(it, note)).ifPresent(steps::add);
    return steps;
  }

  private static Optional<Step> step(Status status, Optional<Personal> note) {
    return switch (status) {
      case OPEN, ASSIGNED -> Optional.empty();
      case IN_PROGRESS -> Optional.of(Command.Start::new);
      case RESOLVED -> Optional.of(to -> new Command.Resolve(note, to));
      case CLOSED -> Optional.of(Command.Close::new);
    };
  }

  private static Optional<Step> grade(Visit visit, Body body, Need was) {
    var urgency = body.choice("urgency", URGENCIES);
    var category = category(visit, body);
    if (urgency.isEmpty() && category.isEmpty()) return Optional.empty();
    return Optional.of(to ->
        new Command.Grade(urgency.orElse(was.urgency()), category.orElse(was.category()), to));
  }

  private Optional<Ticket.Card> look(Visit visit, String id) {
    return ask(visit, id, Command.Look::new) instanceof Reply.Seen(var card)
        ? card
        : Optional.empty();
  }

  private static HttpResponse refused(Ticket.Reason why) {
    return switch (why) {
      case NO_SUCH_TICKET -> PropertyRoutes.unknown();
      case OVER, OPENED_OTHERWISE ->
          Problem.of(409, "It is over. Open it again first.")
              .because(why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .response();
    };
  }

  private Reply ask(Visit visit, String id, Function<ActorRef<Reply>, Command> command) {
    return Writing.answered(entities.ask(EntityIds.of(visit.id(), id), command));
  }
}
