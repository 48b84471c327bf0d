package switchboard.persistence.duty;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Every text calls for its answer: a duty that falls due when the network would have given up, and
/// is dropped as soon as the reply has been handed over. Never to be rebuilt.
public final class AnswerReaction implements View {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "answer-duty";
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
    return Interest.in(TextReceived.class, ReplyHeard.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var it = EntityId.of(event.persistenceId());
    if (event.event() instanceof TextReceived text)
      DutyTable.write(tx, duty(it, text.turn(), text.at()));
    if (event.event() instanceof ReplyHeard(var turn, _)) answered(tx, it, turn);
  }

  private static Duty duty(EntityId it, int turn, Instant at) {
    return new Duty(
        it.tenant(),
        id(it, turn),
        Kind.ANSWER,
        it.id(),
        Optional.empty(),
        Map.of("turn", Integer.toString(turn)),
        at.plus(PATIENCE),
        0);
  }

  /// Turns begin anew in no thread, so that a turn is named by its number.
  private static String id(EntityId it, int turn) {
    return "answer-" + it.id() + "-" + turn;
  }

  private static void answered(JdbcTransaction tx, EntityId it, int turn) throws SQLException {
    tx.update(
        """
        update duty set state = 'DONE'
        where tenant = ? and id = ? and state in ('PENDING', 'TAKEN')
        """,
        Values.of(it.tenant(), id(it, turn)));
  }
}
