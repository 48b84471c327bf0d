package switchboard.persistence.calendar;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Concluded;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.LeadChanged;
import switchboard.engine.calendar.Event.MoveHeld;
import switchboard.engine.calendar.Event.MoveReleased;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Event.SourceLost;
import switchboard.engine.calendar.Event.Unblocked;
import switchboard.engine.calendar.Local;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.message.Withdrawal;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.Alarms;
import switchboard.persistence.view.Alarms.Alarm;
import switchboard.persistence.view.Alarms.What;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `appointment`, `block`, `busy` and `source`: who comes when to whom, and when nobody can.
/// An appointment has a row for each resource it needs. Should two live appointments of a resource
/// ever overlap, both are shown and an alarm is raised. Changes are told as `appointment:tenant`,
/// or as `block:tenant` where they are about when nobody can.
public final class AppointmentView implements View {

  private static final String OVERLAP = "23P01";

  @Override
  public String name() {
    return "appointment";
  }

  @Override
  public String entityType() {
    return "calendar";
  }

  @Override
  public List<String> tables() {
    return List.of("appointment", "block", "busy", "source");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var calendar = EntityId.of(event.persistenceId());
    var fact = (Event) event.event();
    on(tx, calendar, fact);
    for (var it : changed(fact).stream().toList())
      Withdrawal.of(tx, calendar.tenant(), it, fact.at());
    if (closes(fact)) tx.touch("block", calendar.tenant());
    else tx.touch(calendar.tenant());
  }

  /// Whether it is about when nobody can, and about no appointment.
  private static boolean closes(Event event) {
    return switch (event) {
      case Blocked _, Unblocked _, BusyLearned _, SourceLost _ -> true;
      case Held _, Confirmed _, Assured _, Released _, MoveHeld _, MoveReleased _, Moved _ -> false;
      case Cancelled _, AttendanceConfirmed _, Reminded _, RescheduleAsked _ -> false;
      case RescheduleSettled _, Displaced _, LeadChanged _, Concluded _ -> false;
    };
  }

  /// The appointment of which earlier messages may be untrue now. What happens to those that follow
  /// is no news, and one that was handed over has changed where it is now.
  private static Optional<String> changed(Event event) {
    return switch (event) {
      case Moved it -> led(it.appointment(), it.about());
      case Displaced it -> led(it.appointment(), it.about());
      case RescheduleAsked it -> led(it.appointment(), it.about());
      case Cancelled it when it.handedOver() -> Optional.empty();
      case Cancelled it -> led(it.appointment(), it.about());
      case Confirmed it ->
          it.about()
              .filter(about -> about.visit().leads() && about.visit().from().isPresent())
              .map(_ -> it.appointment());
      case Held _, Released _, Assured _, MoveHeld _, MoveReleased _ -> Optional.empty();
      case AttendanceConfirmed _, Reminded _, RescheduleSettled _ -> Optional.empty();
      case LeadChanged _, Concluded _, Blocked _, Unblocked _ -> Optional.empty();
      case BusyLearned _, SourceLost _ -> Optional.empty();
    };
  }

  private static Optional<String> led(String appointment, Optional<About> about) {
    return Optional.of(appointment).filter(_ -> about.map(it -> it.visit().leads()).orElse(true));
  }

  /// @param calendar its id is that of the resource
  private static void on(JdbcTransaction tx, EntityId calendar, Event event) throws SQLException {
    switch (event) {
      case Held it -> place(tx, calendar, it.appointment(), it.slot(), it.at(), hold(it));
      case Confirmed(var id, var at, var unsure, _) ->
          change(tx, calendar, id, CONFIRMED, at, unsure);
      case Assured(var id, _, _) -> change(tx, calendar, id, "unsure = false");
      case Released(var id, _) ->
          tx.update(
              "delete from appointment where tenant = ? and id = ? and resource = ?",
              Values.of(calendar.tenant(), id, calendar.id()));
      case MoveHeld(var id, var slot, var until, _, _) ->
          change(tx, calendar, id, NEXT, slot.start(), slot.end(), until);
      case MoveReleased(var id, _) -> change(tx, calendar, id, NO_NEXT);
      case Moved it -> place(tx, calendar, it.appointment(), it.slot(), it.at(), move(it));
      case Cancelled it ->
          change(
              tx,
              calendar,
              it.appointment(),
              CANCELLED,
              it.handedOver() ? 0 : 1,
              it.why(),
              it.late());
      case AttendanceConfirmed(var id, _) -> change(tx, calendar, id, "attending = true");
      case Reminded _ -> {}
      case RescheduleAsked(var id, var why, var at, _) -> change(tx, calendar, id, ASKED, why, at);
      case RescheduleSettled(var id, _, _) -> change(tx, calendar, id, SETTLED);
      case Displaced(var id, var emergency, var at, _) ->
          change(tx, calendar, id, DISPLACED, at, emergency);
      case LeadChanged(var id, var lead, _) ->
          change(tx, calendar, id, "lead = ?, companions = '{}', origin = null", lead);
      case Concluded(var id, var outcome, var interest, _, _) ->
          change(tx, calendar, id, CONCLUDED, outcome, interest);
      case Blocked(var block, var time, _) -> Closures.block(tx, calendar, block, time);
      case Unblocked(var block, _) -> Closures.unblock(tx, calendar, block);
      case BusyLearned it -> Closures.learn(tx, calendar, it);
      case SourceLost(var source, var at) -> Closures.lose(tx, calendar, source, at);
    }
  }

  /// One that was handed over has changed for the customer.
  private static final String CONFIRMED =
      """
      status = 'CONFIRMED',
      revision = revision + case when origin is not null and made is null then 1 else 0 end,
      made = coalesce(made, ?), unsure = ?
      """;

  private static final String NEXT = "next_starts = ?, next_ends = ?, next_until = ?";
  private static final String NO_NEXT = "next_starts = null, next_ends = null, next_until = null";
  private static final String SETTLED = "pending_why = null, pending_since = null";

  private static final String CANCELLED =
      "revision = revision + case when status = 'CANCELLED' then 0 else ? end,"
          + " status = 'CANCELLED', why = ?, late = ?, displaced_by = null, "
          + SETTLED
          + ", "
          + NO_NEXT;

  private static final String ASKED =
      "unsure = false, pending_why = ?, pending_since = coalesce(pending_since, ?)";

  private static final String DISPLACED =
      """
      status = 'DISPLACED', attending = false, clashes = false, pending_why = 'displaced',
      pending_since = coalesce(pending_since, ?), displaced_by = ?
      """;

  private static final String CONCLUDED = "outcome = ?, interest = ?, " + SETTLED;

  private static final String MOVED =
      """
      revision = revision
        + case when (starts, ends) = (?, ?) and status <> 'DISPLACED' then 0 else 1 end,
      starts = ?, ends = ?, local_start = ?, zone = ?, clashes = ?,
      status = case status when 'DISPLACED' then 'CONFIRMED' else status end, attending = false,
      displaced_by = null, outcome = null, interest = null,
      """
          + SETTLED
          + ", "
          + NO_NEXT;

  private interface Placing {
    void with(JdbcTransaction tx, EntityId calendar, boolean clashes) throws SQLException;
  }

  private static Placing hold(Held it) {
    return (tx, calendar, clashes) -> hold(tx, calendar, it, clashes);
  }

  /// How often it has changed so far outlives its leaving a calendar and coming back.
  private static void hold(JdbcTransaction tx, EntityId calendar, Held it, boolean clashes)
      throws SQLException {
    var visit = it.visit();
    tx.update(
        """
        insert into appointment as a
          (tenant, id, resource, customer, conversation, service, emergency, starts, ends,
           local_start, zone, until, lead, companions, origin, status, clashes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'HELD', ?)
        on conflict (tenant, id, resource) do update
        set customer = excluded.customer, conversation = excluded.conversation,
            service = excluded.service, emergency = excluded.emergency, starts = excluded.starts,
            ends = excluded.ends, local_start = excluded.local_start, zone = excluded.zone,
            until = excluded.until, lead = excluded.lead, companions = excluded.companions,
            origin = excluded.origin, status = excluded.status, clashes = excluded.clashes,
            attending = false, made = null, unsure = false, pending_why = null,
            pending_since = null, displaced_by = null, why = null, late = false, outcome = null,
            interest = null, next_starts = null, next_ends = null, next_until = null
        """,
        Values.of(
            calendar.tenant(),
            it.appointment(),
            calendar.id(),
            visit.customer(),
            Optional.of(visit.conversation()).filter(id -> !id.isEmpty()),
            visit.service(),
            visit.emergency(),
            it.slot().start(),
            it.slot().end(),
            it.local().map(Local::start),
            it.local().map(local -> local.zone().getId()),
            it.until(),
            visit.lead(),
            visit.with(),
            visit.from(),
            clashes));
  }

  private static Placing move(Moved it) {
    return (tx, calendar, clashes) ->
        change(
            tx,
            calendar,
            it.appointment(),
            MOVED,
            it.slot().start(),
            it.slot().end(),
            it.slot().start(),
            it.slot().end(),
            it.local().map(Local::start),
            it.local().map(local -> local.zone().getId()),
            clashes);
  }

  /// A hold that has run out frees its slot without an event of its own.
  private static void giveWay(JdbcTransaction tx, EntityId calendar, String id, Instant at)
      throws SQLException {
    tx.update(
        """
        delete from appointment
        where tenant = ? and resource = ? and id <> ? and status = 'HELD' and until <= ?
        """,
        Values.of(calendar.tenant(), calendar.id(), id, at));
  }

  private static void place(
      JdbcTransaction tx, EntityId calendar, String id, Slot slot, Instant at, Placing placing)
      throws SQLException {
    giveWay(tx, calendar, id, at);
    tx.update("savepoint place");
    try {
      placing.with(tx, calendar, false);
      tx.update("release savepoint place");
    } catch (SQLException e) {
      if (!OVERLAP.equals(e.getSQLState())) throw e;
      tx.update("rollback to savepoint place");
      placing.with(tx, calendar, true);
      for (var other : overlapped(tx, calendar, id, slot))
        Alarms.raise(tx, new Alarm(calendar.tenant(), What.DOUBLE_APPOINTMENT, id, other, at));
    }
  }

  private static List<String> overlapped(
      JdbcTransaction tx, EntityId calendar, String id, Slot slot) throws SQLException {
    return tx.query(
        """
        select id from appointment
        where tenant = ? and resource = ? and id <> ? and status in ('HELD', 'CONFIRMED')
          and during && tstzrange(?, ?)
        """,
        row -> row.getString(1),
        Values.of(calendar.tenant(), calendar.id(), id, slot.start(), slot.end()));
  }

  private static void change(
      JdbcTransaction tx, EntityId calendar, String id, String set, @Nullable Object... changed)
      throws SQLException {
    var row = new String[] {calendar.tenant(), id, calendar.id()};
    tx.update(
        "update appointment set " + set + " where tenant = ? and id = ? and resource = ?",
        Values.keyed(changed, row));
  }
}
