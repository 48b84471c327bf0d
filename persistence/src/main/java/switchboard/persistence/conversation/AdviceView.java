package switchboard.persistence.conversation;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SpecialistsAnswered;
import switchboard.engine.conversation.Event.SpecialistsOffered;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.tool.Result.Advised;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `specialist_offer` and `specialist_answer`: when specialists were offered, whether
/// callers agreed to wait for them, and what came back from whom.
public final class AdviceView implements View {

  @Override
  public String name() {
    return "advice";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  @Override
  public List<String> tables() {
    return List.of("specialist_offer", "specialist_answer");
  }

  @Override
  public Interest interest() {
    return Interest.in(SpecialistsOffered.class, SpecialistsAnswered.class, RunFinished.class);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var it = EntityId.of(event.persistenceId());
    switch (event.event()) {
      case SpecialistsOffered offered -> offered(tx, it, offered);
      case SpecialistsAnswered answered -> answered(tx, it, answered);
      case RunFinished(var run, Advised(var all), _) -> advised(tx, it, run, all);
      case Fact _ -> {}
    }
  }

  private static void offered(JdbcTransaction tx, EntityId it, SpecialistsOffered event)
      throws SQLException {
    tx.update(
        """
        insert into specialist_offer (tenant, conversation, turn, question, specialists, reasons,
          score, more, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            it.tenant(),
            it.id(),
            event.turn(),
            event.question(),
            event.specialists(),
            event.reasons(),
            event.score(),
            event.more(),
            event.at()));
    tx.touch(it.tenant() + ":" + it.id());
  }

  /// It answers the last that is open.
  private static void answered(JdbcTransaction tx, EntityId it, SpecialistsAnswered event)
      throws SQLException {
    tx.update(
        """
        update specialist_offer set agreed = ?, answered = ?
        where tenant = ? and conversation = ? and answered is null and turn = (
          select max(turn) from specialist_offer where tenant = ? and conversation = ?)
        """,
        Values.of(event.agreed(), event.at(), it.tenant(), it.id(), it.tenant(), it.id()));
    tx.touch(it.tenant() + ":" + it.id());
  }

  private static void advised(JdbcTransaction tx, EntityId it, String run, List<Contribution> all)
      throws SQLException {
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      tx.update(
          """
          insert into specialist_answer (tenant, conversation, run, number, specialist, name,
            outcome, answer, confidence, took_ms)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict do nothing
          """,
          Values.of(
              it.tenant(),
              it.id(),
              run,
              i,
              one.specialist(),
              one.name(),
              one.outcome(),
              one.text(),
              one.confidence(),
              one.took()));
    }
    tx.touch(it.tenant() + ":" + it.id());
  }
}
