package switchboard.edge.calendar;

import static java.util.Comparator.comparing;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard.Named;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Block.Kind;
import switchboard.engine.calendar.Block.Weekly;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Closed;
import switchboard.engine.calendar.Slot;

/// `/v1/crm/blocks…`: when somebody or something is not there.
final class BlockRoutes {

  private static final String ALL = "/v1/crm/blocks";
  private static final String ONE = ALL + "/{id}";
  private static final String WHAT = "block";
  private static final int FURTHEST_YEARS = 3;
  private static final Map<String, Kind> KINDS = new TreeMap<>(Body.named(Kind.values()));
  private static final Map<String, DayOfWeek> DAYS = new TreeMap<>(Body.named(DayOfWeek.values()));

  private final Schedule schedule;
  private final Entities<Command> calendars;
  private final Repeats repeats;
  private final Clock clock;
  private final Supplier<String> ids;

  private BlockRoutes(
      Schedule schedule,
      Entities<Command> calendars,
      Repeats repeats,
      Clock clock,
      Supplier<String> ids) {
    this.schedule = schedule;
    this.calendars = calendars;
    this.repeats = repeats;
    this.clock = clock;
    this.ids = ids;
  }

  /// A block at one of the times it takes.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record BlockCard(
      String id,
      String resource,
      String resourceName,
      OffsetDateTime start,
      OffsetDateTime end,
      LocalDate date,
      String from,
      String to,
      Kind kind,
      Optional<Repeat> repeat) {

    static BlockCard of(Visit visit, String id, String resource, Block it, Slot slot) {
      return new BlockCard(
          id,
          resource,
          Named.of(visit.profile(), resource).name(),
          visit.at(slot.start()),
          visit.at(slot.end()),
          it.date(),
          it.from().toString(),
          it.to().toString(),
          it.kind(),
          it.weekly().map(Repeat::of));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Repeat(List<DayOfWeek> days, Optional<LocalDate> until) {

    static Repeat of(Weekly it) {
      return new Repeat(it.days().stream().sorted().toList(), it.until());
    }
  }

  static Route create(
      Reading reading,
      Writing writing,
      Schedule schedule,
      Entities<Command> calendars,
      Repeats repeats,
      Clock clock,
      Supplier<String> ids) {
    var routes = new BlockRoutes(schedule, calendars, repeats, clock, ids);
    return Versions.both(
        () -> pathPrefix("crm", () -> pathPrefix("blocks", () -> routes.routes(reading, writing))));
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

  private Cards<BlockCard> list(Visit visit) {
    var window = Windows.required(visit.parameters(), Windows.LONGEST);
    var cards =
        schedule.blocks(visit.id(), window).stream()
            .flatMap(it -> it.times().stream().map(slot -> card(visit, it, slot)))
            .sorted(comparing(BlockCard::start))
            .toList();
    return Cards.of(cards, Function.identity());
  }

  private static BlockCard card(Visit visit, Closed it, Slot slot) {
    return BlockCard.of(visit, it.block(), it.resource(), it.time(), slot);
  }

  private HttpResponse add(Visit visit, Body body) {
    body.only("resource", "date", "from", "to", "kind", "repeat");
    var resource = Body.required("resource", NewAppointment.resource(visit.profile(), body));
    var block = block(visit, body);
    var first = first(block);
    var key = Repeats.key(visit.request());
    var id = "b" + key.map(it -> Repeats.id(visit.id(), WHAT, it)).orElseGet(ids);
    var asked = resource + " " + block;
    if (key.isPresent() && !repeats.claim(visit.id(), WHAT, key.get(), asked, id).same())
      return Repeats.otherwise();
    return switch (ask(visit, resource, to -> new Command.AddBlock(id, block, to))) {
      case Reply.Rejected(var why) -> Refusals.of(why).response();
      case Reply _ ->
          HttpResponse.create()
              .withStatus(StatusCodes.CREATED)
              .withEntity(Json.entity(BlockCard.of(visit, id, resource, block, first)));
    };
  }

  private Block block(Visit visit, Body body) {
    var date = Body.required("date", body.date("date"));
    var from = Body.required("from", body.time("from"));
    var to = Body.required("to", body.time("to"));
    if (from.equals(to)) throw new BadParameter("to", "to must differ from from.");
    var weekly = body.object("repeat").map(it -> weekly(it, date));
    var today = clock.instant().atZone(visit.zone()).toLocalDate();
    if (date.isAfter(today.plusYears(FURTHEST_YEARS)))
      throw new BadParameter("date", "date must be within three years.");
    var over = weekly.map(it -> it.until().filter(today::isAfter).isPresent());
    if (over.orElse(date.isBefore(today.minusDays(1))))
      throw new BadParameter("date", "This time is past.");
    return new Block(
        date, from, to, visit.zone(), body.choice("kind", KINDS).orElse(Kind.OTHER), weekly);
  }

  private static Weekly weekly(Body body, LocalDate date) {
    body.only("days", "until");
    var named = Body.required(body.name("days"), body.names("days", DAYS.size()));
    if (named.isEmpty() || !DAYS.keySet().containsAll(named))
      throw new BadParameter(body.name("days"), "days must name days of the week, such as MONDAY.");
    var until = body.date("until");
    if (until.filter(date::isAfter).isPresent())
      throw new BadParameter(body.name("until"), "until must not be before date.");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    named.forEach(it -> days.add(DayOfWeek.valueOf(it)));
    return new Weekly(Set.copyOf(days), until);
  }

  /// The first time it takes.
  private static Slot first(Block block) {
    var from = block.date().atStartOfDay(block.zone());
    return block.within(new Slot(from.toInstant(), from.plusDays(9).toInstant())).stream()
        .findFirst()
        .orElseThrow(() -> new BadParameter("date", "The clocks skip all of this time."));
  }

  private HttpResponse remove(Visit visit, String id) {
    var resource = visit.parameters().text("resource", 120).orElse("");
    if (visit.profile().resource(resource).isEmpty())
      throw new BadParameter("resource", "resource must say whose block it is.");
    if (id.length() > 200) return Refusals.unknown();
    return switch (ask(visit, resource, to -> new Command.RemoveBlock(id, to))) {
      case Reply.Accepted(_, var fresh) when fresh ->
          HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
      case Reply _ -> Refusals.unknown();
    };
  }

  private Reply ask(Visit visit, String resource, Function<ActorRef<Reply>, Command> command) {
    return Writing.answered(calendars.ask(Calendar.id(visit.id(), resource), command));
  }
}
