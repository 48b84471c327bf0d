package switchboard.persistence.task;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.task.Event;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Event.Reopened;
import switchboard.engine.task.Event.Snoozed;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A task calls for telling the owner once it is late; what is done or put off does not, or not
/// yet. Never to be rebuilt.
///
/// The duties have the task's id for a subject; fact: `due`, the time that has passed then.
public final class TaskReaction implements View {

  @Override
  public String name() {
    return "task-duty";
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
    switch ((Event) event.event()) {
      case Added it -> write(tx, id, it.due());
      case Snoozed(Instant due, _) -> {
        withdraw(tx, id, "snoozed");
        write(tx, id, due);
      }
      case Completed _ -> withdraw(tx, id, "done");
      case Assigned _, Reopened _ -> {}
    }
  }

  private static void withdraw(JdbcTransaction tx, EntityId id, String why) throws SQLException {
    DutyTable.withdraw(tx, id.tenant(), id.id(), EnumSet.of(Kind.LATE), why);
  }

  private static void write(JdbcTransaction tx, EntityId id, Instant due) throws SQLException {
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "late", id.id(), due.toString()),
            Kind.LATE,
            id.id(),
            Optional.empty(),
            Map.of("due", due.toString()),
            due,
            0));
  }
}
