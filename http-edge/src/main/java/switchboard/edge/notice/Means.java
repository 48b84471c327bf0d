package switchboard.edge.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.link.Link;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.link.Links;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.notice.Matter;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.waitlist.WaitlistDesk;

/// What notices are made from.
///
/// @param post where they go
/// @param links the addresses they tell
public record Means(
    Tenants tenants,
    Planner planner,
    Finder finder,
    Schedule schedule,
    Conversations conversations,
    WaitlistDesk waitlists,
    ConsentDesk consents,
    Post post,
    Links links,
    Clock clock) {

  /// An offer's and a question's address tells what became of it for a while.
  private static final Duration AFTERWARDS = Duration.ofDays(1);

  /// An appointment where it stands now.
  public record Found(Standing standing, Appointment appointment) {
    public Visit visit() {
      return appointment.visit();
    }

    public Slot slot() {
      return appointment.slot();
    }
  }

  /// @throws IllegalStateException for a tenant this node has not heard of yet
  Card tenant(String id) {
    return tenants.byId(id).orElseThrow(() -> new IllegalStateException("an unknown tenant"));
  }

  Instant now() {
    return clock.instant();
  }

  /// The appointment on the calendar that leads: the one named, or whoever it was handed over to.
  public Optional<Found> find(String tenant, String appointment, Optional<String> resource)
      throws Exception {
    var there = resource.isPresent() ? at(tenant, appointment, resource.get()) : none();
    if (there.isPresent()) return there;
    var now = schedule.byId(tenant, appointment).map(Schedule.Entry::resource);
    return now.isPresent() ? at(tenant, appointment, now.get()) : none();
  }

  private static Optional<Found> none() {
    return Optional.empty();
  }

  private Optional<Found> at(String tenant, String appointment, String resource) throws Exception {
    var standing = new Standing(tenant, appointment, resource);
    return Awaited.of(planner.find(standing))
        .filter(it -> it.visit().leads() && !handedOver(it))
        .map(it -> new Found(standing, it));
  }

  private static boolean handedOver(Appointment it) {
    return it.why().filter(Visit.HANDED_OVER::equals).isPresent();
  }

  /// An appointment as a notice speaks of it.
  Matter matter(Found it) {
    return matter(it.standing(), it.visit(), it.slot());
  }

  Matter matter(Standing at, Visit visit, Slot slot) {
    var link = new Link(at.tenant(), Purpose.MANAGE, at.id(), at.resource(), slot.end());
    return new Matter(visit.service(), slot, at.resource(), visit.with(), links.url(link));
  }

  Matter plain(String service, Slot slot, String resource) {
    return new Matter(service, slot, resource, List.of(), Optional.empty());
  }

  Optional<String> url(
      String tenant, Purpose purpose, String subject, String resource, Instant until) {
    return links.url(new Link(tenant, purpose, subject, resource, until.plus(AFTERWARDS)));
  }
}
