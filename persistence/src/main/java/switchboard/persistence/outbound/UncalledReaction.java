package switchboard.persistence.outbound;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.CallsDeclined;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Who says that they do not want to be called is not, from then on. Never to be rebuilt: the owner
/// may have heard otherwise since.
public final class UncalledReaction implements View {

  @Override
  public String name() {
    return "calls-declined";
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
    return Interest.in(CallsDeclined.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    if (!(event.event() instanceof CallsDeclined(_, var customer, var at))) return;
    tx.update(
        """
        insert into do_not_call (tenant, customer, at) values (?, ?, ?) on conflict do nothing
        """,
        Values.of(EntityId.of(event.persistenceId()).tenant(), customer, at));
  }
}
