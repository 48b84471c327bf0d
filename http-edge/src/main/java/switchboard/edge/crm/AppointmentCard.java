package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Local;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Pending;
import switchboard.engine.tenant.Profile;

/// An appointment as the API shows it.
///
/// @param with the other resources it needs
/// @param pending whether a person has to find another time; `pendingWhy` is a code
/// @param displaced whether its time is no longer kept meanwhile
/// @param why the code it was cancelled with, `late` whether that was within the window for it
/// @param revision how often the customer had to be told of a change; for `If-Match`
/// @param sure whether no outside calendar is in doubt
/// @param localStart what was agreed on the wall clock of `zone`
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AppointmentCard(
    String id,
    Optional<String> conversation,
    String customer,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> address,
    Optional<String> need,
    String service,
    String serviceName,
    String resource,
    String resourceName,
    List<Named> with,
    OffsetDateTime start,
    OffsetDateTime end,
    String zone,
    LocalDateTime localStart,
    boolean emergency,
    Schedule.Status status,
    boolean attending,
    boolean pending,
    Optional<String> pendingWhy,
    Optional<OffsetDateTime> pendingSince,
    boolean displaced,
    Optional<String> why,
    boolean late,
    Optional<Outcome> outcome,
    Optional<Interest> interest,
    int revision,
    boolean sure) {

  /// A resource with its name; the id again where it is gone.
  public record Named(String id, String name) {

    public static Named of(Profile profile, String id) {
      return new Named(id, profile.resource(id).map(Profile.Resource::name).orElse(id));
    }
  }

  public static AppointmentCard of(Visit visit, Schedule.Entry it) {
    var profile = visit.profile();
    var start = it.slot().start();
    return new AppointmentCard(
        it.appointment(),
        it.conversation(),
        it.customer(),
        it.name(),
        it.phone(),
        it.address(),
        it.need(),
        it.service(),
        profile.service(it.service()).map(Profile.Service::name).orElse(it.service()),
        it.resource(),
        Named.of(profile, it.resource()).name(),
        it.with().stream().map(one -> Named.of(profile, one)).toList(),
        visit.at(start),
        visit.at(it.slot().end()),
        it.local().map(Local::zone).orElseGet(visit::zone).getId(),
        it.local().map(Local::start).orElseGet(() -> wall(start, visit.zone())),
        it.emergency(),
        it.status(),
        it.attending(),
        it.pending().isPresent(),
        it.pending().map(Pending::why),
        it.pending().map(Pending::since).map(visit::at),
        it.pending().filter(Pending::displaced).isPresent(),
        it.why(),
        it.late(),
        it.outcome(),
        it.interest(),
        it.revision(),
        it.sure());
  }

  private static LocalDateTime wall(Instant start, ZoneId zone) {
    return start.atZone(zone).toLocalDateTime();
  }
}
