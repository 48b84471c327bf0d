package switchboard.edge.scheduler;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;

/// What a calendar outside is told of an appointment: the service and our reference, and nothing
/// about the customer. Asks the calendar itself, which is never behind.
///
/// @param patience for one answer
public record CalendarCards(Planner planner, Tenants tenants, Duration patience)
    implements Mirrorer.Cards {

  private static final int SHOWN = 8;

  @Override
  public Optional<Mirrorer.Card> card(String tenant, String resource, String appointment) {
    var profile = tenants.byId(tenant).map(Tenants.Card::profile);
    return planner
        .find(new Standing(tenant, appointment, resource))
        .toCompletableFuture()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .join()
        .filter(Appointment::confirmed)
        .flatMap(it -> profile.map(known -> card(appointment, it, known)));
  }

  private static Mirrorer.Card card(String id, Appointment it, Profile profile) {
    var service = it.visit().service();
    var title = profile.service(service).map(Service::name).orElse(service);
    return new Mirrorer.Card(it.slot(), profile.zone(), title, Optional.of(details(id)));
  }

  private static String details(String id) {
    return "Reference %s. Move or delete this event, and the appointment follows."
        .formatted(reference(id));
  }

  static String reference(String id) {
    var plain = id.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    return plain.substring(Math.max(0, plain.length() - SHOWN));
  }
}
