package switchboard.edge.handoff;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.customer.Customers;
import switchboard.engine.handoff.HandOffs;
import switchboard.engine.handoff.Presences;
import switchboard.engine.handoff.Presences.Standing;
import switchboard.engine.tenant.HandOff;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// `/v1/crm/hand-offs…`: callers who were put through; `/v1/crm/presence…`: who takes calls just
/// now; `/v1/crm/customers/{id}/vip`: who is put through at once; `/v1/admin/hand-off`: to whom.
public final class HandOffApi {

  private static final String ALL = "/v1/crm/hand-offs";
  private static final String ONE = ALL + "/{conversation}";
  private static final String PRESENCE = "/v1/crm/presence";
  private static final String VIP = "/v1/crm/customers/{id}/vip";
  private static final String RING = "/v1/admin/hand-off";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,120}");
  private static final Map<String, Boolean> STATES =
      new TreeMap<>(Map.of("open", true, "over", false));

  private final Reading reading;
  private final Writing writing;
  private final HandOffs handOffs;
  private final Presences presences;
  private final Customers customers;
  private final Tenants tenants;
  private final Entities<Tenant.Command> businesses;
  private final Clock clock;

  public HandOffApi(
      Reading reading,
      Writing writing,
      HandOffs handOffs,
      Presences presences,
      Customers customers,
      Tenants tenants,
      Entities<Tenant.Command> businesses,
      Clock clock) {
    this.reading = reading;
    this.writing = writing;
    this.handOffs = handOffs;
    this.presences = presences;
    this.customers = customers;
    this.tenants = tenants;
    this.businesses = businesses;
    this.clock = clock;
  }

  public Route routes() {
    return Versions.both(() ->
        concat(
            pathPrefix("crm", () -> concat(handOffs(), presence(), vips())),
            pathPrefix("admin", () -> path("hand-off", this::ring))));
  }

  private Route handOffs() {
    return pathPrefix(
        "hand-offs",
        () ->
            concat(
                pathEnd(() -> reading.get(ALL, this::list)),
                path(segment(), id -> reading.find(ONE, visit -> one(visit, id)))));
  }

  private Route presence() {
    return pathPrefix(
        "presence",
        () ->
            concat(
                pathEnd(() -> reading.get(PRESENCE, this::standing)),
                path(
                    segment(),
                    id ->
                        writing.put(
                            PRESENCE + "/{person}", (visit, body) -> set(visit, id, body)))));
  }

  private Route vips() {
    return path(
        segment("customers").slash(segment()).slash("vip"),
        id -> writing.put(VIP, (visit, body) -> vip(visit, id, body)));
  }

  private Route ring() {
    return concat(
        reading.get(RING, visit -> RingSheet.of(visit.profile())),
        writing.put(RING, this::arrange));
  }

  private Cards<HandOffSheet> list(Visit visit) {
    var asked = visit.parameters();
    var open = asked.choice("state", STATES);
    return Cards.of(
        asked.page((cursor, limit) -> handOffs.list(visit.id(), open, cursor, limit)),
        it -> HandOffSheet.of(visit, it));
  }

  private Optional<HandOffSheet> one(Visit visit, String conversation) {
    if (!ID.matcher(conversation).matches()) return Optional.empty();
    return handOffs.byConversation(visit.id(), conversation).map(it -> HandOffSheet.of(visit, it));
  }

  /// @param takes whether they take calls just now: in their hours, and not away
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Person(
      String id, String name, boolean takes, boolean away, Optional<OffsetDateTime> until) {}

  private record People(List<Person> items) {}

  private People standing(Visit visit) {
    var all = presences.of(visit.id());
    return new People(
        HandOff.of(visit.profile()).people().stream()
            .map(it -> person(visit, it, Optional.ofNullable(all.get(it.id()))))
            .toList());
  }

  private Person person(Visit visit, HandOff.Person it, Optional<Standing> standing) {
    var now = clock.instant();
    boolean away = standing.filter(one -> one.awayAt(now)).isPresent();
    boolean there = it.there(now.atZone(visit.zone()));
    var until = standing.filter(_ -> away).flatMap(Standing::until).map(visit::at);
    return new Person(
        it.id(), it.name().erased() ? "" : it.name().text(), there && !away, away, until);
  }

  private HttpResponse set(Visit visit, String id, Body body) {
    body.only("away", "until");
    var person =
        HandOff.of(visit.profile()).people().stream().filter(it -> it.id().equals(id)).findFirst();
    if (person.isEmpty()) return unknown();
    boolean away = Body.required("away", body.flag("away"));
    var until = body.instant("until");
    var now = clock.instant();
    if (until.filter(it -> !away || !it.isAfter(now)).isPresent())
      throw new BadParameter("until", "until must be a time to come, for somebody who is away.");
    var standing = new Standing(away, until, now);
    presences.set(visit.id(), id, standing);
    return Json.ok(person(visit, person.get(), Optional.of(standing)));
  }

  private record Vip(String id, boolean vip) {}

  private HttpResponse vip(Visit visit, String id, Body body) {
    body.only("vip");
    boolean vip = Body.required("vip", body.flag("vip"));
    if (!ID.matcher(id).matches() || customers.byId(visit.id(), id).isEmpty()) return unknown();
    var ring = HandOff.of(visit.profile());
    var all = new TreeSet<>(ring.vips());
    boolean news = vip ? all.add(id) : all.remove(id);
    if (all.size() > HandOff.MOST_VIPS)
      throw new BadParameter("vip", "There are too many important customers.");
    var wanted = visit.profile().with(visit.profile().telephony().with(ring.withVips(all)));
    return !news || changed(visit, wanted) ? Json.ok(new Vip(id, vip)) : unknown();
  }

  /// Takes the place of what was arranged before.
  private HttpResponse arrange(Visit visit, Body body) {
    var wanted = RingSheet.read(body, visit.profile());
    return changed(visit, wanted) ? Json.ok(RingSheet.of(wanted)) : unknown();
  }

  private boolean changed(Visit visit, Profile profile) {
    var reply =
        Writing.answered(
            businesses.<Tenant.Reply>ask(
                visit.id(), to -> new Tenant.Command.ChangeProfile(profile, to)));
    if (!(reply instanceof Tenant.Reply.Accepted(var version))) return false;
    await(() -> tenants.byId(visit.id()).filter(it -> it.version() >= version).isPresent());
    return true;
  }

  private static HttpResponse unknown() {
    return Problem.of(404, "This business has no such thing.").response();
  }

  /// Until this node knows of it; the others know soon after.
  private static void await(BooleanSupplier known) {
    var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (!known.getAsBoolean() && System.nanoTime() < end)
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }
}
