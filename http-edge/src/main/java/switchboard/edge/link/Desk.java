package switchboard.edge.link;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.WaitlistDesk;

/// What links see and do things with.
public record Desk(
    Tenants tenants,
    Planner planner,
    Finder finder,
    Schedule schedule,
    WaitlistDesk waitlists,
    ConsentDesk consents,
    Clock clock) {

  /// An appointment where it stands now.
  record Found(Standing standing, Appointment appointment) {}

  Instant now() {
    return clock.instant();
  }

  /// The appointment a link was made for, wherever it has been moved or handed over to since.
  Optional<Found> find(Link link) {
    var there = at(link, link.resource());
    if (there.isPresent()) return there;
    return schedule
        .byId(link.tenant(), link.subject())
        .map(Schedule.Entry::resource)
        .filter(it -> !it.equals(link.resource()))
        .flatMap(it -> at(link, it));
  }

  private Optional<Found> at(Link link, String resource) {
    var standing = new Standing(link.tenant(), link.subject(), resource);
    return got(planner.find(standing))
        .filter(it -> it.visit().leads() && !handedOver(it))
        .map(it -> new Found(standing, it));
  }

  private static boolean handedOver(Appointment it) {
    return it.why().filter(Visit.HANDED_OVER::equals).isPresent();
  }

  /// Waits; on a virtual thread.
  static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
