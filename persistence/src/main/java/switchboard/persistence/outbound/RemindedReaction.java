package switchboard.persistence.outbound;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.outbound.Matter;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// Who has been reminded of an appointment may have to be called about it too, once for each start;
/// what becomes of it meanwhile, for calling nobody. Whether the business wants that is found out
/// then. Never to be rebuilt.
public final class RemindedReaction implements View {

  @Override
  public String name() {
    return "reminded-duty";
  }

  @Override
  public String entityType() {
    return "calendar";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public Interest interest() {
    return Interest.in(
        Reminded.class,
        Moved.class,
        Cancelled.class,
        Displaced.class,
        RescheduleAsked.class,
        AttendanceConfirmed.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> envelope) throws SQLException {
    var calendar = EntityId.of(envelope.persistenceId());
    var cause = new Cause(tx, calendar, envelope.sequenceNr());
    switch ((Event) envelope.event()) {
      case Reminded it -> cause.remind(it);
      case Moved it -> cause.changed(it.appointment(), it.at());
      case Cancelled it -> cause.changed(it.appointment(), it.at());
      case Displaced it -> cause.changed(it.appointment(), it.at());
      case RescheduleAsked it -> cause.changed(it.appointment(), it.at());
      case AttendanceConfirmed it -> cause.changed(it.appointment(), it.at());
      case Event _ -> {}
    }
  }

  private record Cause(JdbcTransaction tx, EntityId calendar, long number) {

    void remind(Reminded it) throws SQLException {
      var facts =
          Map.of("what", "remind", "appointment", it.appointment(), "start", it.start().toString());
      write(it.appointment(), "remind-" + it.start().getEpochSecond(), facts, it.at());
    }

    /// Told in any case: on another calendar somebody may have been reminded of it. Where nobody is
    /// to be called, there is nothing to call off.
    void changed(String appointment, Instant at) throws SQLException {
      var id = "changed-" + calendar.id() + "-" + number;
      write(appointment, id, Map.of("what", "changed"), at);
    }

    private void write(String appointment, String id, Map<String, String> facts, Instant due)
        throws SQLException {
      var subject = Matter.ofVisit(appointment);
      DutyTable.write(
          tx,
          new Duty(
              calendar.tenant(),
              subject + "-" + id,
              Kind.OUTBOUND,
              subject,
              Optional.of(calendar.id()),
              facts,
              due,
              0));
    }
  }
}
