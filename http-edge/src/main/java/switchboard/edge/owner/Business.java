package switchboard.edge.owner;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import switchboard.edge.access.Visit;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;

/// The business the keys belong to, as its owner's pages need it: nothing that is only for the
/// engine, no addresses for alerts, no keys.
///
/// @param now the clock its pages go by
record Business(
    String id,
    OffsetDateTime now,
    String name,
    String vertical,
    String country,
    String zone,
    String currency,
    String language,
    String address,
    List<String> numbers,
    Tenant.Status status,
    boolean demo,
    Persona persona,
    Map<DayOfWeek, List<Opening>> hours,
    List<Offer> services,
    List<Named> resources) {

  record Persona(String name) {}

  record Opening(String from, String to) {}

  record Offer(String id, String name, long minutes) {}

  record Named(String id, String name) {}

  static Business of(Visit visit, Instant now) {
    var it = visit.profile();
    return new Business(
        visit.id(),
        visit.at(now),
        it.name(),
        it.vertical(),
        it.country(),
        it.zone().getId(),
        it.currency(),
        it.language(),
        it.address(),
        it.numbers().stream().map(Phone::e164).toList(),
        visit.tenant().status(),
        it.demo(),
        new Persona(it.persona().name()),
        hours(it),
        it.services().stream().map(Business::offer).toList(),
        it.resources().stream().map(one -> new Named(one.id(), one.name())).toList());
  }

  private static Map<DayOfWeek, List<Opening>> hours(Profile profile) {
    var hours = new TreeMap<DayOfWeek, List<Opening>>();
    profile
        .hours()
        .forEach((day, spans) -> hours.put(day, spans.stream().map(Business::opening).toList()));
    return hours;
  }

  private static Opening opening(Profile.Span span) {
    return new Opening(span.from().toString(), span.to().toString());
  }

  private static Offer offer(Profile.Service service) {
    return new Offer(service.id(), service.name(), service.duration().toMinutes());
  }
}
