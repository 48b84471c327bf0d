package switchboard.edge.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import switchboard.edge.access.Visit;
import switchboard.engine.Phone;
import switchboard.engine.calendar.SpecialDay;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Tenant;

/// The business the keys belong to, as its owner's pages need it: nothing that is only for the
/// engine, no addresses for alerts, no keys.
///
/// @param now the clock its pages go by
/// @param step minutes between two times at which an appointment may begin
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
    long step,
    List<Offer> services,
    List<Resource> resources,
    List<Special> exceptions) {

  record Persona(String name) {}

  record Opening(String from, String to) {}

  /// @param needs kinds of resources it takes beside the one who leads
  /// @param resources who can lead it
  record Offer(String id, String name, long minutes, List<Kind> needs, List<String> resources) {}

  /// @param hours its own; absent where it keeps those of the business
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Resource(
      String id,
      String name,
      Kind kind,
      Optional<String> title,
      Map<DayOfWeek, List<Opening>> hours) {}

  /// A date on which other hours count than those of the week.
  ///
  /// @param resource whose; absent: of everybody who is not named for that date
  /// @param hours empty means closed
  /// @param label what the owner calls it
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Special(
      LocalDate date,
      Optional<String> resource,
      List<Opening> hours,
      Optional<String> label,
      boolean holiday) {

    static Special of(SpecialDay it) {
      var hours = it.hours().stream().map(Business::opening).toList();
      return new Special(it.date(), it.resource(), hours, it.label(), it.holiday());
    }
  }

  /// @param from the first and `to` the last date whose exceptions are told
  static Business of(Visit visit, Instant now, LocalDate from, LocalDate to) {
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
        hours(it.hours()),
        it.rules().step().toMinutes(),
        it.services().stream().map(one -> offer(it, one)).toList(),
        it.resources().stream().map(Business::resource).toList(),
        SpecialDay.of(it, from, to).stream().map(Special::of).toList());
  }

  private static Map<DayOfWeek, List<Opening>> hours(Map<DayOfWeek, List<Profile.Span>> all) {
    var hours = new TreeMap<DayOfWeek, List<Opening>>();
    all.forEach((day, spans) -> hours.put(day, spans.stream().map(Business::opening).toList()));
    return hours;
  }

  private static Opening opening(Profile.Span span) {
    return new Opening(span.from().toString(), span.to().toString());
  }

  private static Offer offer(Profile profile, Profile.Service service) {
    return new Offer(
        service.id(),
        service.name(),
        service.duration().toMinutes(),
        service.needs(),
        profile.leads(service).stream().map(Profile.Resource::id).toList());
  }

  private static Resource resource(Profile.Resource it) {
    return new Resource(it.id(), it.name(), it.kind(), it.title(), hours(it.hours()));
  }
}
