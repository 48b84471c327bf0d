package switchboard.persistence.waitlist;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.waitlist.Event;
import switchboard.engine.waitlist.Event.Claimed;
import switchboard.engine.waitlist.Event.Declined;
import switchboard.engine.waitlist.Event.Joined;
import switchboard.engine.waitlist.Event.Lapsed;
import switchboard.engine.waitlist.Event.Left;
import switchboard.engine.waitlist.Event.Offered;
import switchboard.engine.waitlist.Event.Withdrawn;
import switchboard.engine.waitlist.Offer;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// An offer calls for two duties: to tell of it, and to let it go in time. Never to be rebuilt.
///
/// Both have the appointment offered for a subject; facts: `entry`, and `of` = `waitlist` for the
/// second.
public final class WaitlistReaction implements View {

  @Override
  public String name() {
    return "waitlist-duty";
  }

  @Override
  public String entityType() {
    return "waitlist";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var tenant = EntityId.of(event.persistenceId()).tenant();
    switch ((Event) event.event()) {
      case Offered(var entry, var offer, var at) -> offered(tx, tenant, entry, offer, at);
      case Joined _, Withdrawn _, Claimed _, Declined _, Lapsed _, Left _ -> {}
    }
  }

  private static void offered(JdbcTransaction tx, String tenant, String entry, Offer it, Instant at)
      throws SQLException {
    DutyTable.write(tx, duty(tenant, Kind.OFFER, it, Map.of("entry", entry), at));
    var lapse = Map.of("entry", entry, "of", "waitlist");
    DutyTable.write(tx, duty(tenant, Kind.LAPSE, it, lapse, it.until()));
  }

  private static Duty duty(
      String tenant, Kind kind, Offer it, Map<String, String> facts, Instant due) {
    var id = kind.name().toLowerCase(Locale.ROOT) + "-" + it.appointment();
    return new Duty(tenant, id, kind, it.appointment(), Optional.of(it.resource()), facts, due, 0);
  }
}
