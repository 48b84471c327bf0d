package switchboard.persistence.change;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.change.Event;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Event.StatusChanged;
import switchboard.engine.change.Status;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A change that is asked for calls for telling the business and the customer; each status it comes
/// to, for telling the customer. Never to be rebuilt.
///
/// The duties have the change's id for a subject; fact: `what` = `requested`, or the status.
public final class ChangeReaction implements View {

  @Override
  public String name() {
    return "change-duty";
  }

  @Override
  public String entityType() {
    return "change";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch ((Event) event.event()) {
      case Requested(_, var at) -> write(tx, id, "requested", at);
      case StatusChanged(var status, var at) -> write(tx, id, status.name(), at);
      case Completed(_, var at) -> write(tx, id, Status.COMPLETED.name(), at);
      case Estimated _, Noted _, Graded _, JobAssigned _ -> {}
    }
  }

  /// No status is come to twice, so each is told once.
  private static void write(JdbcTransaction tx, EntityId id, String what, Instant at)
      throws SQLException {
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "change", id.id(), what),
            Kind.CHANGE,
            id.id(),
            Optional.empty(),
            Map.of("what", what),
            at,
            0));
  }
}
