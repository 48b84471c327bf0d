package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
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
import switchboard.engine.Phone;
import switchboard.engine.pin.Pin;
import switchboard.engine.pin.Pins;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Staff;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// `/v1/owner/staff…`: who may ask about the business from their own telephone, and their secret
/// numbers, which can be set but never read.
public final class StaffRoutes {

  private static final String ALL = "/v1/owner/staff";
  private static final String ONE = ALL + "/{id}";
  private static final String PIN = ONE + "/pin";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int MOST = 50;
  private static final Duration KNOWN = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Pins pins;
  private final Tenants tenants;
  private final Entities<Tenant.Command> entities;
  private final Clock clock;

  private StaffRoutes(Pins pins, Tenants tenants, Entities<Tenant.Command> entities, Clock clock) {
    this.pins = pins;
    this.tenants = tenants;
    this.entities = entities;
    this.clock = clock;
  }

  /// @param resource whose schedule is theirs
  /// @param pin whether they have a secret number
  /// @param locked until when it may not be tried
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record StaffCard(
      String id,
      Optional<String> name,
      String phone,
      Optional<String> resource,
      boolean pin,
      Optional<OffsetDateTime> locked) {}

  public static Route create(
      Reading reading,
      Writing writing,
      Pins pins,
      Tenants tenants,
      Entities<Tenant.Command> entities,
      Clock clock) {
    var routes = new StaffRoutes(pins, tenants, entities, clock);
    return Versions.both(() -> pathPrefix("owner", () -> routes.routes(reading, writing)));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        path("staff", () -> reading.get(ALL, this::list)),
        path(
            segment("staff").slash(segment()),
            id ->
                concat(
                    writing.put(ONE, (visit, body) -> put(visit, id, body)),
                    writing.delete(ONE, (visit, body) -> remove(visit, id, body)))),
        path(
            segment("staff").slash(segment()).slash("pin"),
            id ->
                concat(
                    writing.put(PIN, (visit, body) -> set(visit, id, body)),
                    writing.delete(PIN, (visit, body) -> clear(visit, id, body)))));
  }

  private Cards<StaffCard> list(Visit visit) {
    var all = Staff.of(visit.profile()).stream().map(it -> card(visit, it)).toList();
    return Cards.of(all, Function.identity());
  }

  private StaffCard card(Visit visit, Staff it) {
    var standing = pins.standing(visit.id(), it.id(), clock.instant());
    return new StaffCard(
        it.id(),
        Optional.of(it.name()).filter(name -> !name.isBlank()),
        it.phone().text(),
        it.resource(),
        standing.set(),
        standing.locked().map(visit::at));
  }

  private HttpResponse put(Visit visit, String id, Body body) {
    body.only("name", "phone", "resource");
    if (!ID.matcher(id).matches())
      throw new BadParameter("id", "id must be 1 to 40 small letters, digits and hyphens.");
    var profile = visit.profile();
    var name = Body.required("name", body.line("name", 80));
    var phone =
        Body.required("phone", body.line("phone", 40))
            .transform(it -> Phone.of(it, profile.country()))
            .orElseThrow(() -> new BadParameter("phone", "phone must be a telephone number."));
    var resource = body.line("resource", 120);
    if (resource.filter(it -> profile.resource(it).isEmpty()).isPresent())
      throw new BadParameter("resource", "resource must be one of the business.");
    var others = others(profile.alerts(), id);
    if (others.stream().anyMatch(it -> it.phone().text().equals(phone.e164())))
      throw new BadParameter("phone", "Somebody else has this number.");
    if (others.size() >= MOST) throw new BadParameter("id", "That is too many people.");
    var made = new Staff(id, name, Personal.of(phone.e164()), resource);
    others.add(made);
    keep(visit, others);
    return Json.ok(card(visit, made));
  }

  private static List<Staff> others(Alerts alerts, String id) {
    return new ArrayList<>(alerts.staff().stream().filter(it -> !it.id().equals(id)).toList());
  }

  /// Returns once this node knows, or after a while anyway.
  private void keep(Visit visit, List<Staff> staff) {
    var it = visit.profile().alerts();
    var alerts = new Alerts(it.phone(), it.email(), it.about(), List.copyOf(staff));
    var profile = visit.profile().with(alerts);
    Writing.answered(
        entities.<Tenant.Reply>ask(
            visit.id(), to -> new Tenant.Command.ChangeProfile(profile, to)));
    var end = System.nanoTime() + KNOWN.toNanos();
    while (!knows(visit.id(), alerts) && System.nanoTime() < end)
      LockSupport.parkNanos(POLL.toNanos());
  }

  private boolean knows(String tenant, Alerts alerts) {
    return tenants.byId(tenant).filter(it -> it.profile().alerts().equals(alerts)).isPresent();
  }

  private HttpResponse remove(Visit visit, String id, Body body) {
    body.only();
    var left = others(visit.profile().alerts(), id);
    if (left.size() == visit.profile().alerts().staff().size()) return unknown();
    pins.clear(visit.id(), id);
    keep(visit, left);
    return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
  }

  private HttpResponse set(Visit visit, String id, Body body) {
    body.only("pin");
    var digits = Body.required("pin", body.line("pin", 20));
    Pin.fault(digits)
        .ifPresent(it -> {
          throw new BadParameter("pin", "pin " + it + ".");
        });
    if (Staff.of(visit.profile(), id).isEmpty()) return unknown();
    pins.set(visit.id(), id, Pin.digest(id, digits), clock.instant());
    return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
  }

  private HttpResponse clear(Visit visit, String id, Body body) {
    body.only();
    if (Staff.of(visit.profile(), id).isEmpty()) return unknown();
    pins.clear(visit.id(), id);
    return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
  }

  private static HttpResponse unknown() {
    return Problem.of(404, "There is nobody of that id.").response();
  }
}
