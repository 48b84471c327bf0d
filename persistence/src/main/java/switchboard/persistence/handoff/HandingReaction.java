package switchboard.persistence.handoff;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.HandedOver;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// A caller who is to be put through calls for trying people; one who hangs up after that, for
/// letting them be. Never to be rebuilt.
public final class HandingReaction implements View {

  private static final Set<String> OVER =
      Set.of("completed", "busy", "failed", "no-answer", "canceled");

  @Override
  public String name() {
    return "handing-duty";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public Interest interest() {
    return Interest.in(HandedOver.class, LegChanged.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch (event.event()) {
      case HandedOver(var turn, var reason, var at) ->
          write(
              tx,
              id,
              event.sequenceNr(),
              Map.of("what", "ask", "turn", Integer.toString(turn), "reason", reason.name()),
              at);
      case LegChanged(var status, _, _, var at) when OVER.contains(status) && handed(tx, id) ->
          write(tx, id, event.sequenceNr(), Map.of("what", "gone"), at);
      default -> {}
    }
  }

  private static boolean handed(JdbcTransaction tx, EntityId id) throws SQLException {
    var found =
        tx.query(
            "select 1 from duty where tenant = ? and subject = ? and kind = 'HANDOFF' limit 1",
            _ -> true,
            Values.of(id.tenant(), id.id()));
    return !found.isEmpty();
  }

  private static void write(
      JdbcTransaction tx, EntityId id, long number, Map<String, String> facts, Instant due)
      throws SQLException {
    var name = String.join("-", "handing", id.id(), Long.toString(number));
    DutyTable.write(
        tx, new Duty(id.tenant(), name, Kind.HANDOFF, id.id(), Optional.empty(), facts, due, 0));
  }
}
