package switchboard.persistence.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Consent.Status;
import switchboard.engine.consent.Event;
import switchboard.engine.consent.Event.Agreed;
import switchboard.engine.consent.Event.Asked;
import switchboard.engine.consent.Event.Declined;
import switchboard.engine.consent.Event.Failed;
import switchboard.engine.consent.Event.Fulfilled;
import switchboard.engine.consent.Event.Lapsed;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `consent`: what owners have been asked, and how it ended.
public final class ConsentView implements View {

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public String entityType() {
    return "consent";
  }

  @Override
  public List<String> tables() {
    return List.of("consent");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch ((Event) event.event()) {
      case Asked it -> asked(tx, id, it);
      case Agreed _ -> change(tx, id, Status.AGREED);
      case Declined _ -> change(tx, id, Status.DECLINED);
      case Lapsed _ -> change(tx, id, Status.LAPSED);
      case Fulfilled _ -> change(tx, id, Status.FULFILLED);
      case Failed _ -> change(tx, id, Status.FAILED);
    }
    tx.touch(id.tenant());
  }

  private static void asked(JdbcTransaction tx, EntityId id, Asked it) throws SQLException {
    tx.update(
        """
        insert into consent (tenant, id, plan, status, since, until) values (?, ?, ?, 'OPEN', ?, ?)
        on conflict do nothing
        """,
        Values.of(
            id.tenant(),
            id.id(),
            new String(FactCodec.write(Case.class, it.what(), Seal.PLAIN), UTF_8),
            it.at(),
            it.until()));
  }

  private static void change(JdbcTransaction tx, EntityId id, Status status) throws SQLException {
    tx.update(
        "update consent set status = ? where tenant = ? and id = ?",
        Values.of(status, id.tenant(), id.id()));
  }
}
