package switchboard.persistence.recording;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.RecordingDeclined;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A caller who does not want to be recorded calls for stopping it at once. Never to be rebuilt.
public final class DeclineReaction implements View {

  @Override
  public String name() {
    return "recording-declined-duty";
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
    return Interest.in(RecordingDeclined.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    if (!(event.event() instanceof RecordingDeclined(_, var at))) return;
    var id = EntityId.of(event.persistenceId());
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            "recording-declined-" + id.id(),
            Kind.RECORDING,
            id.id(),
            Optional.empty(),
            Map.of("what", "stop"),
            at,
            0));
  }
}
