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
import switchboard.engine.customer.Customers;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.WaitlistDesk;

/// What links see and do things with.
public record Desk(
    Tenants tenants,
    Planner planner,
    Finder finder,
    Schedule schedule,
    WaitlistDesk waitlists,
    ConsentDesk consents,
    Customers customers,
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

  /// The business as it speaks to whoever the link was made for: a customer in the language they
  /// spoke last, the owner in its own.
  Profile spoken(Link link, Profile business) {
    return reader(link)
        .flatMap(it -> customers.byId(link.tenant(), it))
        .flatMap(Customers.Row::language)
        .map(business::in)
        .orElse(business);
  }

  private Optional<String> reader(Link link) {
    return switch (link.purpose()) {
      case MANAGE -> find(link).map(it -> it.appointment().visit().customer());
      case OFFER ->
          got(waitlists.show(link.tenant(), Offer.entry(link.subject()), link.subject()))
              .map(it -> it.wanted().customer());
      case CONSENT -> Optional.empty();
    };
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
