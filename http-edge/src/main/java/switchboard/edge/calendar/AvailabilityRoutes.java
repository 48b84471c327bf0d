package switchboard.edge.calendar;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Parameters;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Finder.Openings;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.tenant.Profile;

/// `/v1/availability`: what could be had, as the calendars know it at this moment. When none of
/// them answers, that is a failure and never an empty list.
final class AvailabilityRoutes {

  private static final String NAME = "/v1/availability";
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration USUAL = Duration.ofDays(7);
  private static final int MOST_BESIDE = 10;
  private static final Map<String, Part> PARTS = parts();
  private static final Map<String, Boolean> FLAGS =
      new TreeMap<>(Map.of("true", true, "false", false));

  private final Finder finder;
  private final Clock clock;

  private AvailabilityRoutes(Finder finder, Clock clock) {
    this.finder = finder;
    this.clock = clock;
  }

  /// @param sure whether all calendars that have to do with it are known
  record Available(String service, String zone, boolean sure, List<SlotCard> slots) {}

  static Route create(Reading reading, Finder finder, Clock clock) {
    var routes = new AvailabilityRoutes(finder, clock);
    return Versions.both(() -> path("availability", () -> reading.get(NAME, routes::available)));
  }

  private Available available(Visit visit) {
    var parameters = visit.parameters();
    var service = service(visit.profile(), parameters);
    var zone =
        parameters.text("zone", 60).map(it -> Starts.zone("zone", it)).orElseGet(visit::zone);
    var emergency = parameters.choice("emergency", FLAGS).orElse(false);
    var search =
        Search.of(visit.id(), service.id()).urgent(emergency).wishing(wish(visit, parameters));
    var found =
        Writing.answered(finder.openings(search))
            .orElseThrow(() -> new BadParameter("service", "This business has no such service."));
    return shown(visit, service, zone, found);
  }

  private static Available shown(
      Visit visit, Profile.Service service, ZoneId zone, Openings found) {
    return new Available(
        service.id(),
        zone.getId(),
        found.sure(),
        found.openings().stream().map(it -> SlotCard.of(visit.profile(), zone, it)).toList());
  }

  private static Profile.Service service(Profile profile, Parameters parameters) {
    return parameters
        .text("service", 120)
        .flatMap(profile::service)
        .orElseThrow(() ->
            new BadParameter("service", "service must be the id of a service of this business."));
  }

  private Wish wish(Visit visit, Parameters parameters) {
    var window = window(parameters);
    return Alternatives.within(window.start(), window.end(), visit.zone())
        .in(parameters.choice("part", PARTS).map(Set::of).orElse(Set.of()))
        .by(parameters.text("resource", 120).map(it -> known(visit, "resource", it)))
        .with(with(visit, parameters));
  }

  private Slot window(Parameters parameters) {
    var now = clock.instant();
    var from = parameters.instant("from").orElse(now);
    var window = Windows.or(parameters, from, from.plus(USUAL), LONGEST);
    if (!window.end().isAfter(now)) throw new BadParameter("to", "to must not be in the past.");
    return window;
  }

  private static List<String> with(Visit visit, Parameters parameters) {
    var all =
        parameters.text("with", 500).stream()
            .flatMap(it -> Stream.of(it.split(",", -1)))
            .map(it -> known(visit, "with", it.strip()))
            .distinct()
            .toList();
    if (all.size() > MOST_BESIDE)
      throw new BadParameter("with", "with must be at most " + MOST_BESIDE + " ids.");
    return all;
  }

  private static String known(Visit visit, String name, String id) {
    if (visit.profile().resource(id).isPresent()) return id;
    throw new BadParameter(name, name + " must be the id of a resource of this business.");
  }

  private static Map<String, Part> parts() {
    var parts = new TreeMap<String, Part>();
    for (var it : Part.values()) parts.put(it.name().toLowerCase(Locale.ROOT), it);
    return parts;
  }
}
