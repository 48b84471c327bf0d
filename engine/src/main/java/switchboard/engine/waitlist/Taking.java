package switchboard.engine.waitlist;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Appointments.Found;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Visit;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.WaitlistDesk.Open;

/// How an offer becomes an appointment: the later one its entry was to bring forward is moved
/// there, or else it is a new one. Every step may be done again.
record Taking(Planner planner, Appointments appointments, Tenants tenants, Clock clock) {

  private static final int AHEAD = 20;

  /// An entry that knows which appointment it would bring forward, if there is one. Whoever cannot
  /// tell asks for a new one.
  CompletionStage<Entry> known(String tenant, Entry wanted) {
    if (wanted.moving().isPresent()) return CompletableFuture.completedStage(wanted);
    return appointments
        .upcoming(tenant, wanted.customer(), clock.instant(), AHEAD)
        .thenApply(all ->
            all.stream()
                .filter(it -> it.service().equals(wanted.service()))
                .filter(it -> it.with().containsAll(wanted.with()))
                .map(Found::appointment)
                .findFirst())
        .thenApply(wanted::moving)
        .exceptionally(_ -> wanted);
  }

  /// Empty when the tenant no longer offers the service.
  Optional<Plan> plan(String tenant, Open it) {
    return service(tenant, it)
        .map(service ->
            new Plan(
                tenant,
                it.offer().appointment(),
                visit(it.wanted(), service),
                it.offer().resource(),
                it.offer().with(),
                it.offer().slot(),
                Terms.STRICT));
  }

  private Optional<Profile.Service> service(String tenant, Open it) {
    return tenants.byId(tenant).flatMap(card -> card.profile().service(it.wanted().service()));
  }

  private static Visit visit(Entry wanted, Profile.Service service) {
    return new Visit(wanted.customer(), "", service.id(), false, service.before(), service.after());
  }

  /// @param appointment the one that has the slot now
  record Taken(String appointment, boolean had) {}

  CompletionStage<Taken> take(Plan plan, Open it, By by) {
    return later(plan.tenant(), it)
        .thenCompose(found -> found.isEmpty() ? make(plan) : forward(plan, it, found.get(), by));
  }

  private CompletionStage<Taken> make(Plan plan) {
    return planner.make(plan).thenApply(it -> new Taken(plan.id(), it instanceof Answer.Done));
  }

  /// The appointment to be brought forward, unless it is gone or sooner by now. One that is handed
  /// over only half still stands where it was, too.
  private CompletionStage<Optional<Found>> later(String tenant, Open it) {
    var moving = it.wanted().moving();
    if (moving.isEmpty()) return CompletableFuture.completedStage(Optional.empty());
    return appointments
        .upcoming(tenant, it.wanted().customer(), clock.instant(), AHEAD)
        .thenApply(all ->
            all.stream()
                .filter(one -> one.appointment().equals(moving.get()))
                .filter(one -> !one.slot().start().isBefore(it.offer().slot().start()))
                .reduce((_, last) -> last));
  }

  /// What was kept for the offer makes room for the appointment itself, which has its old time
  /// until it has this one.
  private CompletionStage<Taken> forward(Plan plan, Open it, Found found, By by) {
    var at = new Standing(plan.tenant(), found.appointment(), found.resource());
    return planner
        .release(plan)
        .thenCompose(_ ->
            found.resource().equals(plan.resource())
                ? planner.move(at, plan.slot(), by, terms(plan.tenant(), it))
                : planner.handOver(
                    at, plan.resource(), plan.with(), plan.slot(), terms(plan.tenant(), it)))
        .thenCompose(answer ->
            answer instanceof Answer.Refused(var why) && why == Reason.NO_SUCH_APPOINTMENT
                ? make(plan)
                : CompletableFuture.completedStage(
                    new Taken(found.appointment(), answer instanceof Answer.Done)));
  }

  /// In time, what held when it was offered still holds.
  private Terms terms(String tenant, Open it) {
    var now = clock.instant();
    if (!now.isBefore(it.offer().until())) return Terms.STRICT;
    return Terms.offered(tenants.byId(tenant).map(card -> offered(card, it)).orElse(now));
  }

  private static Instant offered(Tenants.Card card, Open it) {
    return it.offer().until().minus(card.profile().planning().claiming());
  }

  /// Whether somebody who claimed it has it, though the list has not heard of it.
  CompletionStage<Boolean> had(String tenant, Open it) {
    return find(tenant, it, it.offer().appointment())
        .thenCompose(made ->
            made.isPresent() || it.wanted().moving().isEmpty()
                ? CompletableFuture.completedStage(made.isPresent())
                : find(tenant, it, it.wanted().moving().get())
                    .thenApply(
                        one -> one.filter(at -> at.slot().equals(it.offer().slot())).isPresent()));
  }

  private CompletionStage<Optional<Appointment>> find(String tenant, Open it, String appointment) {
    return planner
        .find(new Standing(tenant, appointment, it.offer().resource()))
        .thenApply(found -> found.filter(Appointment::confirmed));
  }
}
