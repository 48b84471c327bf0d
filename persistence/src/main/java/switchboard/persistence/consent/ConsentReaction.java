package switchboard.persistence.consent;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.consent.Event;
import switchboard.engine.consent.Event.Agreed;
import switchboard.engine.consent.Event.Asked;
import switchboard.engine.consent.Event.Declined;
import switchboard.engine.consent.Event.Failed;
import switchboard.engine.consent.Event.Fulfilled;
import switchboard.engine.consent.Event.Lapsed;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A question calls for asking the owner and for an end in time; a yes for doing it; a no, or none,
/// for telling the caller. Never to be rebuilt.
///
/// All duties have the question's id for a subject. Facts: `what` = `asked`, `declined`, `lapsed`
/// of kind CONSENT; `of` = `consent` of kind LAPSE.
public final class ConsentReaction implements View {

  @Override
  public String name() {
    return "consent-duty";
  }

  @Override
  public String entityType() {
    return "consent";
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
      case Asked(_, var until, var at) -> {
        write(tx, id, Kind.CONSENT, "asked", Map.of("what", "asked"), at);
        write(tx, id, Kind.LAPSE, "asked", Map.of("of", "consent"), until);
      }
      case Agreed(_, var at) -> write(tx, id, Kind.DISPLACE, "agreed", Map.of(), at);
      case Declined(_, var at) ->
          write(tx, id, Kind.CONSENT, "declined", Map.of("what", "declined"), at);
      case Lapsed(var at) -> write(tx, id, Kind.CONSENT, "lapsed", Map.of("what", "lapsed"), at);
      case Fulfilled _, Failed _ -> {}
    }
  }

  private static void write(
      JdbcTransaction tx,
      EntityId id,
      Kind kind,
      String why,
      Map<String, String> facts,
      Instant due)
      throws SQLException {
    var duty = String.join("-", "consent", id.id(), kind.name(), why);
    DutyTable.write(
        tx, new Duty(id.tenant(), duty, kind, id.id(), Optional.empty(), facts, due, 0));
  }
}
