package switchboard.edge.calendar;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
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
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.customer.Customer;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Times;
import switchboard.engine.waitlist.Waitlist;
import switchboard.engine.waitlist.Waitlists;

/// `/v1/crm/waitlist…`: who waits for a time to become free.
final class WaitlistRoutes {

  private static final String ALL = "/v1/crm/waitlist";
  private static final String ONE = ALL + "/{id}";
  private static final String WHAT = "waitlist";
  private static final Map<String, Part> PARTS = parts();

  private final Shown shown;
  private final Waitlists waitlists;
  private final Entities<Waitlist.Command> entities;
  private final Repeats repeats;
  private final Clock clock;
  private final Supplier<String> ids;

  private WaitlistRoutes(
      Shown shown,
      Waitlists waitlists,
      Entities<Waitlist.Command> entities,
      Repeats repeats,
      Clock clock,
      Supplier<String> ids) {
    this.shown = shown;
    this.waitlists = waitlists;
    this.entities = entities;
    this.repeats = repeats;
    this.clock = clock;
    this.ids = ids;
  }

  /// @param from the first day that suits, `to` the last
  /// @param offered what they may have now
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record WaitlistCard(
      String id,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      String service,
      String serviceName,
      Optional<String> resource,
      Optional<String> resourceName,
      List<Named> with,
      Optional<String> part,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      OffsetDateTime since,
      OffsetDateTime until,
      Optional<OfferCard> offered) {}

  record OfferCard(
      String appointment,
      String resource,
      String resourceName,
      OffsetDateTime start,
      OffsetDateTime end,
      OffsetDateTime until) {}

  static Route create(
      Reading reading,
      Writing writing,
      Shown shown,
      Waitlists waitlists,
      Entities<Waitlist.Command> entities,
      Repeats repeats,
      Supplier<String> ids) {
    var routes = new WaitlistRoutes(shown, waitlists, entities, repeats, shown.clock(), ids);
    return Versions.both(() ->
        pathPrefix("crm", () -> pathPrefix("waitlist", () -> routes.routes(reading, writing))));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        pathEnd(() -> concat(reading.get(ALL, this::list), writing.post(ALL, this::join))),
        path(
            segment(),
            id ->
                writing.delete(
                    ONE,
                    (visit, body) -> {
                      body.only();
                      return leave(visit, id);
                    })));
  }

  private Cards<WaitlistCard> list(Visit visit) {
    return Cards.of(waitlists.list(visit.id(), clock.instant()), it -> card(visit, it));
  }

  private static WaitlistCard card(Visit visit, Waitlists.Row it) {
    var profile = visit.profile();
    return new WaitlistCard(
        it.id(),
        it.customer(),
        it.name(),
        it.phone(),
        it.service(),
        profile.service(it.service()).map(Profile.Service::name).orElse(it.service()),
        it.resource(),
        it.resource().map(one -> Named.of(profile, one).name()),
        it.with().stream().map(one -> Named.of(profile, one)).toList(),
        it.times().parts().stream().findFirst().map(WaitlistRoutes::word),
        it.times().when().map(when -> when.start().toLocalDate()),
        it.times().when().flatMap(When::end).map(end -> end.minusNanos(1).toLocalDate()),
        visit.at(it.since()),
        visit.at(it.until()),
        it.offered().map(one -> offer(visit, one)));
  }

  private static OfferCard offer(Visit visit, Waitlists.Offered it) {
    return new OfferCard(
        it.appointment(),
        it.resource(),
        Named.of(visit.profile(), it.resource()).name(),
        visit.at(it.slot().start()),
        visit.at(it.slot().end()),
        visit.at(it.until()));
  }

  private HttpResponse join(Visit visit, Body body) {
    body.only("customer", "service", "resource", "with", "part", "from", "to");
    var asked = entry(visit, body);
    var wanted =
        asked.moving(shown.standing(visit, asked.customer(), asked.service(), asked.with()));
    var who =
        shown
            .customer(visit, wanted.customer())
            .orElseThrow(() -> new BadParameter("customer", "This business has no such customer."));
    var key = Repeats.key(visit.request());
    var id = "q" + key.map(it -> Repeats.id(visit.id(), WHAT, it)).orElseGet(ids);
    if (key.isPresent() && !repeats.claim(visit.id(), WHAT, key.get(), same(wanted), id).same())
      return Repeats.otherwise();
    var reply =
        Writing.answered(
            entities.<Waitlist.Reply>ask(
                visit.id(), to -> new Waitlist.Command.Join(id, wanted, to)));
    return switch (reply) {
      case Waitlist.Reply.Accepted(var entry, _) -> joined(visit, entry, wanted, who);
      case Waitlist.Reply.Rejected(var why) -> refused(why);
      case Waitlist.Reply.Seen _ -> throw new IllegalStateException("a waitlist was seen");
    };
  }

  /// What makes it the same, whatever the hour.
  private static String same(Entry it) {
    return List.of(it.customer(), it.service(), it.times(), it.resource().orElse(""), it.with())
        .toString();
  }

  private HttpResponse joined(Visit visit, String id, Entry it, Customer.Card who) {
    var row =
        new Waitlists.Row(
            id,
            it.customer(),
            who.name().map(Personal::text),
            who.phone().map(Personal::text),
            it.service(),
            it.times(),
            it.resource(),
            it.with(),
            clock.instant(),
            it.until(),
            Optional.empty());
    return HttpResponse.create()
        .withStatus(StatusCodes.CREATED)
        .withEntity(Json.entity(card(visit, row)));
  }

  private Entry entry(Visit visit, Body body) {
    var profile = visit.profile();
    var customer = Body.required("customer", body.line("customer", 120));
    var service = NewAppointment.service(profile, body);
    var resource = NewAppointment.resource(profile, body);
    var today = clock.instant().atZone(visit.zone()).toLocalDate();
    var from = body.date("from");
    var to = body.date("to");
    var first = from.orElse(today);
    if (to.filter(it -> it.isBefore(first) || it.isBefore(today)).isPresent())
      throw new BadParameter("to", "to must not be before from, and not past.");
    if (to.orElse(first).isAfter(today.plusYears(2)))
      throw new BadParameter(to.isPresent() ? "to" : "from", "This is more than two years ahead.");
    var last = to.orElse(later(first, today.plusDays(profile.rules().horizon().toDays())));
    var part = body.choice("part", PARTS);
    var end = last.plusDays(1).atStartOfDay(visit.zone());
    var when =
        from.or(() -> to)
            .map(_ ->
                new When(
                    first.atStartOfDay(visit.zone()).toOffsetDateTime(),
                    Optional.of(end.toOffsetDateTime()),
                    Grain.DAY));
    return new Entry(
        NewAppointment.id("customer", customer),
        service.id(),
        times(when, part),
        resource,
        NewAppointment.with(profile, body, resource).orElse(List.of()),
        end.toInstant());
  }

  private static Times times(Optional<When> when, Optional<Part> part) {
    return new Times(
        when,
        part.stream().toList(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private HttpResponse leave(Visit visit, String id) {
    if (id.length() > 200) return Refusals.unknown();
    var reply =
        Writing.answered(
            entities.<Waitlist.Reply>ask(
                visit.id(), to -> new Waitlist.Command.Leave(id, "owner", to)));
    return reply instanceof Waitlist.Reply.Accepted
        ? HttpResponse.create().withStatus(StatusCodes.NO_CONTENT)
        : Refusals.unknown();
  }

  private static HttpResponse refused(Waitlist.Reason why) {
    var sentence =
        switch (why) {
          case FULL -> "Too many wait already.";
          case PAST -> "This time is past.";
          case NO_SUCH_ENTRY, NO_SUCH_OFFER, ALREADY_OFFERED, SLOT_OFFERED, PASSED ->
              "Nobody can wait for this.";
        };
    return Problem.of(409, sentence).because(word(why)).response();
  }

  private static String word(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Part> parts() {
    var parts = new TreeMap<String, Part>();
    for (var it : Part.values()) parts.put(word(it), it);
    return parts;
  }
}
