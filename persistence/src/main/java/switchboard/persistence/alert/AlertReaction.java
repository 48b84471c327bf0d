package switchboard.persistence.alert;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.alert.Event;
import switchboard.engine.alert.Event.Acknowledged;
import switchboard.engine.alert.Event.Called;
import switchboard.engine.alert.Event.Described;
import switchboard.engine.alert.Event.Dialled;
import switchboard.engine.alert.Event.Exhausted;
import switchboard.engine.alert.Event.Missed;
import switchboard.engine.alert.Event.Placed;
import switchboard.engine.alert.Event.Raised;
import switchboard.engine.alert.Event.Texted;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// Each step of an alert calls for being done, and for going on once its time is over; its end for
/// telling those concerned. Never to be rebuilt.
public final class AlertReaction implements View {

  @Override
  public String name() {
    return "alert-duty";
  }

  @Override
  public String entityType() {
    return "alert";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    var number = event.sequenceNr();
    switch ((Event) event.event()) {
      case Texted(var step, _, var until, var at) -> {
        write(tx, id, number, "text", step, at);
        write(tx, id, number, "advance", step, until);
      }
      case Called(var step, _, var until, var at) -> {
        write(tx, id, number, "call", step, at);
        write(tx, id, number, "advance", step, until);
      }
      case Described(_, var at) -> write(tx, id, number, "detail", 0, at);
      case Acknowledged(_, var at) -> write(tx, id, number, "taken", 0, at);
      case Exhausted(var at) -> write(tx, id, number, "exhausted", 0, at);
      case Raised _, Dialled _, Placed _, Missed _ -> {}
    }
  }

  private static void write(
      JdbcTransaction tx, EntityId id, long number, String what, int step, Instant due)
      throws SQLException {
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "alert", id.id(), Long.toString(number), what),
            Kind.ALERT,
            id.id(),
            Optional.empty(),
            Map.of("what", what, "step", Integer.toString(step)),
            due,
            0));
  }
}
