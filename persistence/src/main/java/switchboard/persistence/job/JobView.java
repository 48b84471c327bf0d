package switchboard.persistence.job;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.job.Event;
import switchboard.engine.job.Event.Changed;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.Event.Progressed;
import switchboard.engine.job.Event.StatusChanged;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `job`: what is done for customers, and how far it is.
public final class JobView implements View {

  @Override
  public String name() {
    return "job";
  }

  @Override
  public String entityType() {
    return "job";
  }

  @Override
  public List<String> tables() {
    return List.of("job");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch ((Event) event.event()) {
      case Opened it -> opened(tx, id, it);
      case Progressed it -> progressed(tx, id, it);
      case StatusChanged it -> moved(tx, id, it);
      case Changed it -> changed(tx, id, it);
    }
    tx.touch(id.tenant());
  }

  private static void opened(JdbcTransaction tx, EntityId id, Opened it) throws SQLException {
    var plan = it.plan();
    tx.update(
        """
        insert into job
          (tenant, id, customer, title, status, percent, deadline, manager, invoice, since, active)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            id.tenant(),
            id.id(),
            plan.customer(),
            plan.title(),
            it.status(),
            it.percent(),
            plan.deadline(),
            plan.manager(),
            plan.invoice(),
            it.at(),
            it.at()));
  }

  private static void progressed(JdbcTransaction tx, EntityId id, Progressed it)
      throws SQLException {
    tx.update(
        """
        update job set percent = ?, note = coalesce(?, note), active = ?
        where tenant = ? and id = ?
        """,
        Values.of(it.percent(), it.note(), it.at(), id.tenant(), id.id()));
  }

  private static void moved(JdbcTransaction tx, EntityId id, StatusChanged it) throws SQLException {
    tx.update(
        "update job set status = ?, active = ? where tenant = ? and id = ?",
        Values.of(it.status(), it.at(), id.tenant(), id.id()));
  }

  private static void changed(JdbcTransaction tx, EntityId id, Changed it) throws SQLException {
    tx.update(
        """
        update job set title = coalesce(?, title), manager = coalesce(?, manager),
          deadline = coalesce(?::date, deadline), invoice = coalesce(?, invoice), active = ?
        where tenant = ? and id = ?
        """,
        Values.of(
            it.title(), it.manager(), it.deadline(), it.invoice(), it.at(), id.tenant(), id.id()));
  }
}
