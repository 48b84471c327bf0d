package switchboard.persistence.outbound;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.outbound.Event;
import switchboard.engine.outbound.Event.Answered;
import switchboard.engine.outbound.Event.Dialled;
import switchboard.engine.outbound.Event.Exhausted;
import switchboard.engine.outbound.Event.Finished;
import switchboard.engine.outbound.Event.HeldBack;
import switchboard.engine.outbound.Event.Missed;
import switchboard.engine.outbound.Event.Placed;
import switchboard.engine.outbound.Event.Planned;
import switchboard.engine.outbound.Event.Wanted;
import switchboard.engine.outbound.Event.Withdrawn;
import switchboard.engine.outbound.Event.WordLeft;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `outbound` and `outbound_try`: whom the business calls, and each time it did.
public final class OutboundView implements View {

  @Override
  public String name() {
    return "outbound";
  }

  @Override
  public String entityType() {
    return "outbound";
  }

  @Override
  public List<String> tables() {
    return List.of("outbound", "outbound_try");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    on(tx, id, (Event) event.event());
    tx.touch(id.tenant() + ":" + id.id());
  }

  private static void on(JdbcTransaction tx, EntityId id, Event event) throws SQLException {
    switch (event) {
      case Wanted it -> want(tx, id, it);
      case Planned(_, var due, _) -> change(tx, id, "due = ?", due);
      case Dialled(var step, var at) -> attempt(tx, id, step, at);
      case HeldBack(var step, _) ->
          tx.update(
              "delete from outbound_try where tenant = ? and id = ? and step = ?",
              Values.of(id.tenant(), id.id(), step));
      case Placed(var step, var reference, _) -> tried(tx, id, step, "reference = ?", reference);
      case Answered(var step, var reference, _) -> {
        tried(tx, id, step, "outcome = 'answered', reference = ?", reference);
        change(tx, id, "status = ?, due = null, conversation = ?", Status.TALKING, reference);
      }
      case WordLeft(var step, var reference, var at) -> {
        tried(tx, id, step, "outcome = 'message', reference = ?", reference);
        over(tx, id, Status.MESSAGE, at);
      }
      case Missed(var step, var why, _) -> {
        tried(tx, id, step, "outcome = ?", why.name().toLowerCase(Locale.ROOT));
        change(tx, id, "missed = missed + 1");
      }
      case Finished(_, var at) -> over(tx, id, Status.REACHED, at);
      case Exhausted(var at) -> over(tx, id, Status.EXHAUSTED, at);
      case Withdrawn(var why, var at) -> {
        change(tx, id, "why = ?", why.name().toLowerCase(Locale.ROOT));
        over(tx, id, Status.WITHDRAWN, at);
      }
    }
  }

  /// Wanted once more, it takes the place of the time before; what was tried is kept.
  private static void want(JdbcTransaction tx, EntityId id, Wanted it) throws SQLException {
    tx.update("delete from outbound where tenant = ? and id = ?", Values.of(id.tenant(), id.id()));
    tx.update(
        """
        insert into outbound
          (tenant, id, kind, subject, status, customer, name, phone, what, wanted)
        values (?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?)
        """,
        Values.of(
            id.tenant(),
            id.id(),
            it.what().purpose().kind(),
            it.what().subject(),
            it.what().customer(),
            it.what().name(),
            it.what().phone(),
            it.what().purpose().what(),
            it.at()));
  }

  private static void attempt(JdbcTransaction tx, EntityId id, int step, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into outbound_try (tenant, id, step, at) values (?, ?, ?, ?) on conflict do nothing
        """,
        Values.of(id.tenant(), id.id(), step, at));
  }

  private static void tried(JdbcTransaction tx, EntityId id, int step, String set, String value)
      throws SQLException {
    tx.update(
        "update outbound_try set " + set + " where tenant = ? and id = ? and step = ?",
        Values.of(value, id.tenant(), id.id(), step));
  }

  private static void over(JdbcTransaction tx, EntityId id, Status how, Instant at)
      throws SQLException {
    change(tx, id, "status = ?, due = null, ended = ?", how, at);
  }

  private static void change(
      JdbcTransaction tx, EntityId id, String set, @Nullable Object... values) throws SQLException {
    tx.update(
        "update outbound set " + set + " where tenant = ? and id = ?",
        Values.keyed(values, id.tenant(), id.id()));
  }
}
