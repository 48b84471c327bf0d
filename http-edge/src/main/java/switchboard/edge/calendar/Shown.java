package switchboard.edge.calendar;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Filter;
import switchboard.engine.calendar.Schedule.Pending;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.customer.Customer;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;

/// Shows an appointment as it has just become. Waits a moment for the read model, so that whoever
/// reads next finds it there too; when it is late, the calendar itself is asked. Blocks.
record Shown(
    Schedule schedule,
    Planner planner,
    Entities<Customer.Command> customers,
    Clock clock,
    Duration patience) {

  private static final int AHEAD = 20;
  private static final Duration POLL = Duration.ofMillis(15);

  /// Where it stands now, if somebody else has been given it meanwhile.
  Standing now(Standing at) {
    return schedule
        .byId(at.tenant(), at.id())
        .map(it -> new Standing(at.tenant(), at.id(), it.resource()))
        .orElse(at);
  }

  /// The next appointment a customer has for the same, if any.
  Optional<String> standing(Visit visit, String customer, String service, List<String> with) {
    var filter =
        new Filter(
            Optional.of(customer),
            Optional.empty(),
            Optional.of(service),
            Optional.empty(),
            Optional.of(clock.instant()),
            Optional.empty());
    return schedule.list(visit.id(), filter, Optional.empty(), AHEAD).items().stream()
        .filter(it -> it.status() == Status.CONFIRMED || it.status() == Status.PENDING_RESCHEDULE)
        .filter(it -> it.with().containsAll(with))
        .map(Entry::appointment)
        .findFirst();
  }

  AppointmentCard card(Visit visit, Standing at) {
    var now = Writing.answered(planner.find(at)).orElseThrow();
    var end = System.nanoTime() + patience.toNanos();
    var entry = schedule.byId(at.tenant(), at.id());
    while (entry.filter(it -> agrees(it, at, now)).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
      entry = schedule.byId(at.tenant(), at.id());
    }
    var seen = entry;
    return AppointmentCard.of(
        visit, seen.filter(it -> agrees(it, at, now)).orElseGet(() -> made(visit, at, now, seen)));
  }

  private static boolean agrees(Entry it, Standing at, Appointment now) {
    return it.resource().equals(at.resource())
        && it.slot().equals(now.slot())
        && it.status() == status(now)
        && it.attending() == now.attending()
        && it.outcome().equals(now.outcome())
        && it.with().equals(now.visit().with());
  }

  static Status status(Appointment it) {
    return switch (it.status()) {
      case HELD -> Status.HELD;
      case CONFIRMED -> it.pending() ? Status.PENDING_RESCHEDULE : Status.CONFIRMED;
      case CANCELLED -> Status.CANCELLED;
      case DISPLACED -> Status.PENDING_RESCHEDULE;
    };
  }

  /// What the calendar and the customer know of it, with what was read before.
  private Entry made(Visit visit, Standing at, Appointment now, Optional<Entry> seen) {
    var who = customer(visit, now.visit().customer());
    return new Entry(
        at.id(),
        Optional.of(now.visit().conversation()).filter(it -> !it.isEmpty()),
        now.visit().customer(),
        who.flatMap(Customer.Card::name).map(Personal::text),
        who.flatMap(Customer.Card::phone).map(Personal::text),
        who.flatMap(Customer.Card::address).map(Personal::text),
        seen.flatMap(Entry::need),
        now.visit().service(),
        at.resource(),
        now.slot(),
        now.visit().emergency(),
        status(now),
        now.attending(),
        now.visit().with(),
        !now.unsure(),
        pending(now, seen),
        now.why().filter(_ -> now.status() == Appointment.Status.CANCELLED),
        seen.map(Entry::late).orElse(false),
        now.outcome(),
        seen.flatMap(Entry::interest),
        seen.map(Entry::revision).orElse(0),
        seen.flatMap(Entry::local).filter(_ -> seen.get().slot().equals(now.slot())),
        seen.flatMap(Entry::made));
  }

  private Optional<Pending> pending(Appointment now, Optional<Entry> seen) {
    if (status(now) != Status.PENDING_RESCHEDULE) return Optional.empty();
    return seen.flatMap(Entry::pending)
        .or(() ->
            Optional.of(
                new Pending(
                    now.why().orElse("asked"),
                    clock.instant(),
                    now.status() == Appointment.Status.DISPLACED)));
  }

  Optional<Customer.Card> customer(Visit visit, String customer) {
    var reply =
        Writing.answered(
            customers.<Customer.Reply>ask(
                EntityIds.of(visit.id(), customer), Customer.Command.Look::new));
    return switch (reply) {
      case Customer.Reply.Known(var card) -> Optional.of(card);
      case Customer.Reply.Rejected _ -> Optional.empty();
    };
  }
}
