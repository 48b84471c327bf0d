package switchboard.edge.calendar;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.consent.Consent;
import switchboard.engine.consent.Consents;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.duty.Duties;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.Waitlist;
import switchboard.engine.waitlist.Waitlists;

/// Everything an owner can do with times and appointments, as one tree of routes.
///
/// @param ids new ones, made of letters and digits
public record CalendarApi(
    Reading reading,
    Writing writing,
    Tenants tenants,
    Entities<Calendar.Command> calendars,
    Entities<Waitlist.Command> waitlist,
    Entities<Consent.Command> consent,
    Acquaintance acquaintance,
    Schedule schedule,
    Waitlists waitlists,
    Consents consents,
    Duties duties,
    Clock clock,
    Supplier<String> ids) {

  /// How long a change waits to be readable before it is answered from the calendar itself.
  private static final Duration READABLE = Duration.ofSeconds(2);

  public Route routes() {
    var planner = new Planner(calendars);
    var finder = new Finder(calendars, tenants, clock);
    var alternatives =
        new Alternatives(finder, new Finder(calendars, tenants, Grace.before(clock)));
    var repeats = new Repeats(acquaintance.identities(), acquaintance.seals());
    var shown = new Shown(schedule, planner, acquaintance.customers(), clock, READABLE);
    var making = new Making(planner, alternatives, acquaintance, repeats, shown, clock, ids);
    var changing = new Changing(planner, alternatives, acquaintance.customers(), shown, clock);
    return concat(
        AvailabilityRoutes.create(reading, finder, clock),
        AppointmentRoutes.create(reading, writing, making, changing, shown),
        BlockRoutes.create(reading, writing, schedule, calendars, repeats, clock, ids),
        WaitlistRoutes.create(reading, writing, shown, waitlists, waitlist, repeats, ids),
        DecisionRoutes.create(reading, writing, changing, consents, consent),
        ReminderRoutes.create(reading, writing, schedule, duties, clock));
  }
}
