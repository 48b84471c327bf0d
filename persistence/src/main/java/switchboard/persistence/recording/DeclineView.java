package switchboard.persistence.recording;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.RecordingDeclined;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `recording_declined`: calls whose callers did not want to be recorded.
public final class DeclineView implements View {

  @Override
  public String name() {
    return "recording-declined";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  @Override
  public List<String> tables() {
    return List.of("recording_declined");
  }

  @Override
  public Interest interest() {
    return Interest.in(RecordingDeclined.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    if (!(event.event() instanceof RecordingDeclined(_, var at))) return;
    var id = EntityId.of(event.persistenceId());
    tx.update(
        """
        insert into recording_declined (tenant, conversation, at) values (?, ?, ?)
        on conflict do nothing
        """,
        Values.of(id.tenant(), id.id(), at));
  }
}
