package switchboard.persistence.task;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.task.Event;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Event.Reopened;
import switchboard.engine.task.Event.Snoozed;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `task`: what there is to do, and what was done.
public final class TaskView implements View {

  @Override
  public String name() {
    return "task";
  }

  @Override
  public String entityType() {
    return "task";
  }

  @Override
  public List<String> tables() {
    return List.of("task");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch ((Event) event.event()) {
      case Added it -> added(tx, id, it);
      case Snoozed(Instant due, _) -> change(tx, id, "due = ?", due);
      case Assigned(var to, _) -> change(tx, id, "assignee = ?", to);
      case Completed(var at) -> change(tx, id, "done = ?", at);
      case Reopened _ -> change(tx, id, "done = null");
    }
    tx.touch(id.tenant());
  }

  private static void added(JdbcTransaction tx, EntityId id, Added it) throws SQLException {
    var what = it.what();
    tx.update(
        """
        insert into task (tenant, id, customer, kind, what, conversation, change, due, since)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            id.tenant(),
            id.id(),
            what.customer(),
            what.kind(),
            what.what(),
            what.conversation(),
            what.change(),
            it.due(),
            it.at()));
  }

  private static void change(
      JdbcTransaction tx, EntityId id, String set, @Nullable Object... values) throws SQLException {
    tx.update(
        "update task set " + set + " where tenant = ? and id = ?",
        Values.keyed(values, id.tenant(), id.id()));
  }
}
