package switchboard.persistence.handoff;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.handoff.Event;
import switchboard.engine.handoff.Event.Accepted;
import switchboard.engine.handoff.Event.Asked;
import switchboard.engine.handoff.Event.Dialled;
import switchboard.engine.handoff.Event.Finished;
import switchboard.engine.handoff.Event.Left;
import switchboard.engine.handoff.Event.Missed;
import switchboard.engine.handoff.Event.Placed;
import switchboard.engine.handoff.Event.Tried;
import switchboard.engine.handoff.Event.Unanswered;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `handoff` and `handoff_try`: callers who were put through, and who was tried when.
public final class HandOffView implements View {

  @Override
  public String name() {
    return "handoff";
  }

  @Override
  public String entityType() {
    return "handoff";
  }

  @Override
  public List<String> tables() {
    return List.of("handoff", "handoff_try");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    on(tx, id, (Event) event.event());
    tx.touch(id.tenant() + ":" + id.id());
  }

  private static void on(JdbcTransaction tx, EntityId id, Event event) throws SQLException {
    switch (event) {
      case Asked it -> ask(tx, id, it);
      case Tried it -> attempt(tx, id, it);
      case Missed(var step, var why, _) ->
          tx.update(
              """
              update handoff_try set missed = ?
              where tenant = ? and conversation = ? and step = ?
              """,
              Values.of(why.name().toLowerCase(Locale.ROOT), id.tenant(), id.id(), step));
      case Accepted(var step, var at) ->
          change(
              tx,
              id,
              "status = ?, accepted = ?, taker = names[? % array_length(names, 1) + 1]",
              Status.ACCEPTED,
              at,
              step);
      case Unanswered(var at) -> change(tx, id, "status = ?, ended = ?", Status.UNANSWERED, at);
      case Left(var at) -> change(tx, id, "status = ?, ended = ?", Status.LEFT, at);
      case Finished(var at) -> change(tx, id, "status = ?, ended = ?", Status.FINISHED, at);
      case Dialled _, Placed _ -> {}
    }
  }

  /// Put through once more, it takes the place of the time before.
  private static void ask(JdbcTransaction tx, EntityId id, Asked it) throws SQLException {
    var keys = Values.of(id.tenant(), id.id());
    tx.update("delete from handoff_try where tenant = ? and conversation = ?", keys);
    tx.update("delete from handoff where tenant = ? and conversation = ?", keys);
    tx.update(
        """
        insert into handoff
          (tenant, conversation, turn, reason, status, customer, name, phone, summary, names, asked)
        values (?, ?, ?, ?, 'RINGING', ?, ?, ?, ?, ?, ?)
        """,
        Values.of(
            id.tenant(),
            id.id(),
            it.what().turn(),
            it.what().reason(),
            it.what().customer(),
            it.what().name(),
            it.what().phone(),
            it.what().summary(),
            it.ring().members().stream().map(one -> Values.plain(one.name())).toList(),
            it.at()));
  }

  /// Names stand in the hand-off's own row, in order.
  private static void attempt(JdbcTransaction tx, EntityId id, Tried it) throws SQLException {
    tx.update(
        """
        insert into handoff_try (tenant, conversation, step, name, at)
        select tenant, conversation, ?, nullif(names[? % array_length(names, 1) + 1], ''), ?
        from handoff where tenant = ? and conversation = ?
        on conflict do nothing
        """,
        Values.of(it.step(), it.step(), it.at(), id.tenant(), id.id()));
  }

  private static void change(
      JdbcTransaction tx, EntityId id, String set, @Nullable Object... values) throws SQLException {
    tx.update(
        "update handoff set " + set + " where tenant = ? and conversation = ?",
        Values.keyed(values, id.tenant(), id.id()));
  }
}
