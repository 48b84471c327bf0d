package switchboard.persistence.outbound;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.outbound.Matter;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Todo;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// A promised call back calls for being made once half of its time is over; one that is done, for
/// not being made. Whether the business wants that is found out then. Never to be rebuilt.
public final class PromiseReaction implements View {

  @Override
  public String name() {
    return "promise-duty";
  }

  @Override
  public String entityType() {
    return "task";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch (event.event()) {
      case Added it when it.what().kind() == Todo.Kind.CALL_BACK ->
          write(tx, id, "want", "", half(it.at(), it.due()));
      case Completed(var at) when promised(tx, id) ->
          write(tx, id, "done", "-" + event.sequenceNr(), at);
      default -> {}
    }
  }

  private static Instant half(Instant at, Instant due) {
    var whole = Duration.between(at, due);
    return whole.isNegative() ? at : at.plus(whole.dividedBy(2));
  }

  private static boolean promised(JdbcTransaction tx, EntityId id) throws SQLException {
    var found =
        tx.query(
            "select 1 from duty where tenant = ? and subject = ? and kind = 'OUTBOUND' limit 1",
            _ -> true,
            Values.of(id.tenant(), Matter.ofTask(id.id())));
    return !found.isEmpty();
  }

  private static void write(JdbcTransaction tx, EntityId id, String what, String more, Instant due)
      throws SQLException {
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "promise", id.id(), what) + more,
            Kind.OUTBOUND,
            Matter.ofTask(id.id()),
            Optional.empty(),
            Map.of("what", what, "task", id.id()),
            due,
            0));
  }
}
