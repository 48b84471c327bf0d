package switchboard.persistence.conversation;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.Assessed;
import switchboard.engine.conversation.Event.Rated;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `assessment` and `rating`: what conversations were like, inferred and said, apart.
public final class AssessmentView implements View {

  @Override
  public String name() {
    return "assessment";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  @Override
  public List<String> tables() {
    return List.of("assessment", "rating");
  }

  @Override
  public Interest interest() {
    return Interest.in(Assessed.class, Rated.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var it = EntityId.of(event.persistenceId());
    if (event.event() instanceof Assessed assessed) assessed(tx, it, assessed);
    if (event.event() instanceof Rated rated) rated(tx, it, rated);
  }

  private static void assessed(JdbcTransaction tx, EntityId it, Assessed event)
      throws SQLException {
    var made = event.assessment();
    tx.update(
        "delete from assessment where tenant = ? and conversation = ?",
        Values.of(it.tenant(), it.id()));
    tx.update(
        """
        insert into assessment (tenant, conversation, turn, summary, intent, outcome, sentiment,
          score, frustrations, successes, follow_up, notes, actions, properties, judge, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Values.of(
            it.tenant(),
            it.id(),
            event.turn(),
            made.summary(),
            made.intent(),
            made.outcome(),
            made.sentiment(),
            made.score(),
            made.frustrations(),
            made.successes(),
            made.followUp(),
            made.notes(),
            made.actions(),
            made.properties(),
            made.judge(),
            event.at()));
    tx.touch(it.tenant() + ":" + it.id());
  }

  /// The last word counts.
  private static void rated(JdbcTransaction tx, EntityId it, Rated event) throws SQLException {
    tx.update(
        """
        insert into rating (tenant, conversation, rating, via, at) values (?, ?, ?, ?, ?)
        on conflict (tenant, conversation) do update
        set rating = excluded.rating, via = excluded.via, at = excluded.at
        """,
        Values.of(it.tenant(), event.conversation(), event.rating(), event.via(), event.at()));
    tx.touch(it.tenant() + ":" + event.conversation());
  }
}
