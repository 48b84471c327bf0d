package switchboard.persistence.change;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.change.Event;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Event.StatusChanged;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `change_request`: what customers want changed, and how far it is.
public final class ChangeView implements View {

  @Override
  public String name() {
    return "change";
  }

  @Override
  public String entityType() {
    return "change";
  }

  @Override
  public List<String> tables() {
    return List.of("change_request");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch ((Event) event.event()) {
      case Requested it -> requested(tx, id, it);
      case StatusChanged(var status, var at) -> change(tx, id, at, "status = ?", status);
      case Estimated(var it, var at) ->
          change(tx, id, at, "work = ?::bigint, price = ?::bigint", it.work(), it.priceMinor());
      case Completed(var on, var at) ->
          change(tx, id, at, "status = 'COMPLETED', implemented_on = ?", on);
      case Noted(var notes, var at) -> change(tx, id, at, "notes = ?", notes);
      case Graded(var priority, var at) -> change(tx, id, at, "priority = ?", priority);
      case JobAssigned(var job, var at) -> change(tx, id, at, "job = ?", job);
    }
    tx.touch(id.tenant());
  }

  private static void requested(JdbcTransaction tx, EntityId id, Requested it) throws SQLException {
    var what = it.what();
    tx.update(
        """
        insert into change_request
          (tenant, id, customer, job, need, priority, status, via, conversation, since, changed)
        values (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            id.tenant(),
            id.id(),
            what.customer(),
            what.job(),
            what.need(),
            what.priority(),
            what.via(),
            what.conversation(),
            it.at(),
            it.at()));
  }

  private static void change(
      JdbcTransaction tx, EntityId id, Instant at, String set, @Nullable Object... values)
      throws SQLException {
    var all = new @Nullable Object[values.length + 1];
    System.arraycopy(values, 0, all, 0, values.length);
    all[values.length] = at;
    tx.update(
        "update change_request set " + set + ", changed = ? where tenant = ? and id = ?",
        Values.keyed(all, id.tenant(), id.id()));
  }
}
