package switchboard.persistence.message;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Trial;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.message.Reaction.Intent;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Writes what [Reaction] asks for into table `outbox`, once. Where it goes is found out when it is
/// delivered. Never to be rebuilt: what has been sent has been sent.
public final class OutboxReaction implements View {

  @Override
  public String name() {
    return "outbox";
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
    return Interest.in(Event.MessageAsked.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    on(tx, EntityId.of(event.persistenceId()), (Event) event.event());
  }

  private static void on(JdbcTransaction tx, EntityId conversation, Event event)
      throws SQLException {
    for (var intent : Reaction.on(event)) write(tx, conversation, intent);
  }

  /// What has been erased before it was sent is no longer sent; what was only tried out never is.
  private static void write(JdbcTransaction tx, EntityId conversation, Intent it)
      throws SQLException {
    if (it.body().erased()) return;
    boolean tried = Trial.is(conversation.id());
    tx.update(
        """
        insert into outbox
          (tenant, id, conversation, audience, customer, recipient, body, state, error, created, due)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            conversation.tenant(),
            it.message(),
            conversation.id(),
            it.audience(),
            it.customer(),
            it.to(),
            it.body(),
            tried ? "SUPPRESSED" : "PENDING",
            tried ? Optional.of("trial") : Optional.empty(),
            it.at(),
            it.at()));
    tx.touch(conversation.tenant());
  }
}
