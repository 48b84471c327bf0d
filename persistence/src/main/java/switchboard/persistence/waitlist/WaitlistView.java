package switchboard.persistence.waitlist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.waitlist.Event;
import switchboard.engine.waitlist.Event.Claimed;
import switchboard.engine.waitlist.Event.Declined;
import switchboard.engine.waitlist.Event.Joined;
import switchboard.engine.waitlist.Event.Lapsed;
import switchboard.engine.waitlist.Event.Left;
import switchboard.engine.waitlist.Event.Offered;
import switchboard.engine.waitlist.Event.Withdrawn;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.Times;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `waitlist`: who waits, in the order they came.
public final class WaitlistView implements View {

  @Override
  public String name() {
    return "waitlist";
  }

  @Override
  public String entityType() {
    return "waitlist";
  }

  @Override
  public List<String> tables() {
    return List.of("waitlist");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var tenant = EntityId.of(event.persistenceId()).tenant();
    on(tx, tenant, event.sequenceNr(), (Event) event.event());
    tx.touch(tenant);
  }

  private static void on(JdbcTransaction tx, String tenant, long number, Event event)
      throws SQLException {
    switch (event) {
      case Joined it -> join(tx, tenant, number, it);
      case Offered(var id, var offer, _) -> offer(tx, tenant, id, offer);
      case Withdrawn(var id, var appointment, _) -> let(tx, tenant, id, appointment);
      case Declined(var id, var appointment, _) -> let(tx, tenant, id, appointment);
      case Lapsed(var id, var appointment, _) -> let(tx, tenant, id, appointment);
      case Claimed(var id, _, _, _) -> leave(tx, tenant, id);
      case Left(var id, _, _) -> leave(tx, tenant, id);
    }
  }

  private static void join(JdbcTransaction tx, String tenant, long number, Joined it)
      throws SQLException {
    var wanted = it.wanted();
    tx.update(
        """
        insert into waitlist
          (tenant, id, customer, service, times, resource, companions, since, until, place)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            tenant,
            it.entry(),
            wanted.customer(),
            wanted.service(),
            new String(FactCodec.write(Times.class, wanted.times(), Seal.PLAIN), UTF_8),
            wanted.resource(),
            wanted.with(),
            it.at(),
            wanted.until(),
            number));
  }

  private static void offer(JdbcTransaction tx, String tenant, String id, Offer it)
      throws SQLException {
    tx.update(
        """
        update waitlist set offered = ?, offered_resource = ?, offered_start = ?, offered_end = ?,
          offered_until = ?
        where tenant = ? and id = ?
        """,
        Values.of(
            it.appointment(),
            it.resource(),
            it.slot().start(),
            it.slot().end(),
            it.until(),
            tenant,
            id));
  }

  private static void let(JdbcTransaction tx, String tenant, String id, String appointment)
      throws SQLException {
    tx.update(
        """
        update waitlist set offered = null, offered_resource = null, offered_start = null,
          offered_end = null, offered_until = null
        where tenant = ? and id = ? and offered = ?
        """,
        Values.of(tenant, id, appointment));
  }

  private static void leave(JdbcTransaction tx, String tenant, String id) throws SQLException {
    tx.update("delete from waitlist where tenant = ? and id = ?", Values.of(tenant, id));
  }
}
