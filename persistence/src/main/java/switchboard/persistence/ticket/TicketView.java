package switchboard.persistence.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.ticket.Event;
import switchboard.engine.ticket.Event.Assigned;
import switchboard.engine.ticket.Event.Closed;
import switchboard.engine.ticket.Event.Graded;
import switchboard.engine.ticket.Event.Noted;
import switchboard.engine.ticket.Event.Opened;
import switchboard.engine.ticket.Event.Reopened;
import switchboard.engine.ticket.Event.Resolved;
import switchboard.engine.ticket.Event.Started;
import switchboard.engine.ticket.Ticket.Status;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `ticket` and `ticket_note`: what is to be put right, and what was noted about it.
public final class TicketView implements View {

  @Override
  public String name() {
    return "ticket";
  }

  @Override
  public String entityType() {
    return "ticket";
  }

  @Override
  public List<String> tables() {
    return List.of("ticket", "ticket_note");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    on(tx, id, event.sequenceNr(), (Event) event.event());
    tx.touch(id.tenant());
  }

  private static void on(JdbcTransaction tx, EntityId id, long number, Event event)
      throws SQLException {
    switch (event) {
      case Opened it -> open(tx, id, it);
      case Assigned(var to, var at) ->
          change(
              tx,
              id,
              at,
              "assignee = ?, status = case status when 'OPEN' then 'ASSIGNED' else status end",
              to);
      case Started(var at) -> become(tx, id, Status.IN_PROGRESS, at);
      case Noted(var text, var at) -> {
        note(tx, id, number, text, at);
        change(tx, id, at, "need = need");
      }
      case Graded(var urgency, var category, var at) ->
          change(tx, id, at, "urgency = ?, category = ?", urgency, category);
      case Resolved(var how, var at) -> {
        if (how.isPresent()) note(tx, id, number, how.get(), at);
        become(tx, id, Status.RESOLVED, at);
      }
      case Closed(var at) -> become(tx, id, Status.CLOSED, at);
      case Reopened(var at) ->
          change(tx, id, at, "status = case when assignee is null then 'OPEN' else 'ASSIGNED' end");
    }
  }

  private static void open(JdbcTransaction tx, EntityId id, Opened it) throws SQLException {
    var need = it.need();
    tx.update(
        """
        insert into ticket
          (tenant, id, customer, property, conversation, need, category, urgency, status, opened,
           changed)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)
        on conflict do nothing
        """,
        Values.of(
            id.tenant(),
            id.id(),
            need.customer(),
            need.property(),
            need.conversation(),
            need.text(),
            need.category(),
            need.urgency(),
            it.at(),
            it.at()));
  }

  private static void become(JdbcTransaction tx, EntityId id, Status status, Instant at)
      throws SQLException {
    change(tx, id, at, "status = ?", status);
  }

  private static void change(
      JdbcTransaction tx, EntityId id, Instant at, String set, @Nullable Object... changed)
      throws SQLException {
    var values = Stream.concat(Stream.of(changed), Stream.of(at)).toArray();
    tx.update(
        "update ticket set " + set + ", changed = ? where tenant = ? and id = ?",
        Values.keyed(values, id.tenant(), id.id()));
  }

  /// Also what has been erased, as nothing: a rebuild finds as many as there were.
  private static void note(JdbcTransaction tx, EntityId id, long number, Object text, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into ticket_note (tenant, ticket, place, note, at) values (?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(id.tenant(), id.id(), number, text, at));
  }
}
