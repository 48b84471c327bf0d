package switchboard.persistence.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.ticket.Event;
import switchboard.engine.ticket.Event.Assigned;
import switchboard.engine.ticket.Event.Closed;
import switchboard.engine.ticket.Event.Graded;
import switchboard.engine.ticket.Event.Noted;
import switchboard.engine.ticket.Event.Opened;
import switchboard.engine.ticket.Event.Reopened;
import switchboard.engine.ticket.Event.Resolved;
import switchboard.engine.ticket.Event.Started;
import switchboard.engine.ticket.Urgency;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A new ticket calls for telling those concerned; so does one that turns out to be an emergency,
/// or is resolved. Never to be rebuilt.
///
/// All duties have the ticket for a subject; fact `what`: `opened`, `emergency`, `resolved`.
public final class TicketReaction implements View {

  @Override
  public String name() {
    return "ticket-duty";
  }

  @Override
  public String entityType() {
    return "ticket";
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
      case Opened(_, var at) -> write(tx, id, "opened", "opened", at);
      case Graded(var urgency, _, var at) -> {
        if (urgency == Urgency.EMERGENCY) write(tx, id, "emergency", "emergency", at);
      }
      case Resolved(_, var at) -> write(tx, id, "resolved", "resolved-" + event.sequenceNr(), at);
      case Assigned _, Started _, Noted _, Closed _, Reopened _ -> {}
    }
  }

  private static void write(JdbcTransaction tx, EntityId id, String what, String which, Instant due)
      throws SQLException {
    var duty = String.join("-", "ticket", id.id(), which);
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            duty,
            Kind.TICKET,
            id.id(),
            Optional.empty(),
            Map.of("what", what),
            due,
            0));
  }
}
