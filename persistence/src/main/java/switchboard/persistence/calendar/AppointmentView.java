package switchboard.persistence.calendar;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.Alarms;
import switchboard.persistence.view.Alarms.Alarm;
import switchboard.persistence.view.Alarms.What;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `appointment`: who comes when to whom. Should two live appointments of a resource ever
/// overlap, both are shown and an alarm is raised.
public final class AppointmentView implements View {

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
    return List.of("appointment");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    on(tx, EntityId.of(event.persistenceId()), (Event) event.event());
  }

  private static final String OVERLAP = "23P01";

  /// @param calendar its id is that of the resource
  private static void on(JdbcTransaction tx, EntityId calendar, Event event) throws SQLException {
    switch (event) {
      case Held it ->
          place(
              tx,
              calendar,
              it.appointment(),
              it.slot(),
              it.at(),
              clashes -> hold(tx, calendar, it, clashes));
      case Confirmed(var id, var at, _, _) ->
          change(tx, calendar, id, "status = 'CONFIRMED', made = ?", at);
      case Released(var id, _) ->
          tx.update(
              "delete from appointment where tenant = ? and id = ? and resource = ?",
              Values.of(calendar.tenant(), id, calendar.id()));
      case Moved(var id, var slot, _, var at, _, _) ->
          place(tx, calendar, id, slot, at, clashes -> move(tx, calendar, id, slot, clashes));
      case Cancelled(var id, _, _, _, _, _) -> change(tx, calendar, id, "status = 'CANCELLED'");
      case AttendanceConfirmed(var id, _) -> change(tx, calendar, id, "attending = true");
      case Event _ -> {}
    }
    tx.touch(calendar.tenant());
  }

  private static void hold(JdbcTransaction tx, EntityId calendar, Held it, boolean clashes)
      throws SQLException {
    var visit = it.visit();
    tx.update(
        """
        insert into appointment
          (tenant, id, resource, customer, conversation, service, emergency, starts, ends, until,
           status, clashes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'HELD', ?)
        on conflict (tenant, id, resource) do update
        set customer = excluded.customer, conversation = excluded.conversation,
            service = excluded.service, emergency = excluded.emergency, starts = excluded.starts,
            ends = excluded.ends, until = excluded.until, status = excluded.status,
            attending = false, made = null, clashes = excluded.clashes
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
            it.until(),
            clashes));
  }

  private static void move(
      JdbcTransaction tx, EntityId calendar, String id, Slot slot, boolean clashes)
      throws SQLException {
    change(
        tx,
        calendar,
        id,
        "starts = ?, ends = ?, attending = false, clashes = ?",
        slot.start(),
        slot.end(),
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

  private interface Placing {
    void with(boolean clashes) throws SQLException;
  }

  private static void place(
      JdbcTransaction tx, EntityId calendar, String id, Slot slot, Instant at, Placing placing)
      throws SQLException {
    giveWay(tx, calendar, id, at);
    tx.update("savepoint place");
    try {
      placing.with(false);
      tx.update("release savepoint place");
    } catch (SQLException e) {
      if (!OVERLAP.equals(e.getSQLState())) throw e;
      tx.update("rollback to savepoint place");
      placing.with(true);
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
