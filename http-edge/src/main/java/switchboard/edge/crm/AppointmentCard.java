package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.tenant.Profile;

/// An appointment as the API shows it.
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
    OffsetDateTime start,
    OffsetDateTime end,
    boolean emergency,
    Schedule.Status status,
    boolean attending) {

  public static AppointmentCard of(Visit visit, Schedule.Entry it) {
    return new AppointmentCard(
        it.appointment(),
        it.conversation(),
        it.customer(),
        it.name(),
        it.phone(),
        it.address(),
        it.need(),
        it.service(),
        visit.profile().service(it.service()).map(Profile.Service::name).orElse(it.service()),
        it.resource(),
        resource(visit.profile(), it.resource()),
        visit.at(it.slot().start()),
        visit.at(it.slot().end()),
        it.emergency(),
        it.status(),
        it.attending());
  }

  private static String resource(Profile profile, String id) {
    return profile.resources().stream()
        .filter(it -> it.id().equals(id))
        .map(Profile.Resource::name)
        .findFirst()
        .orElse(id);
  }
}
