package switchboard.persistence.handoff;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
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
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// Each step of a hand-off calls for being done, and for going on once its time is over; what came
/// of it for fetching the caller back, and for telling those concerned. Never to be rebuilt.
public final class HandOffReaction implements View {

  @Override
  public String name() {
    return "handoff-duty";
  }

  @Override
  public String entityType() {
    return "handoff";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    var number = event.sequenceNr();
    switch ((Event) event.event()) {
      case Tried(var step, var until, var at) -> {
        write(tx, id, number, Kind.HANDOFF, "call", step, at);
        write(tx, id, number, Kind.HANDOFF, "advance", step, until);
      }
      case Asked(_, _, var at) -> write(tx, id, number, Kind.SLACK, "waiting", 0, at);
      case Accepted(var step, var at) -> both(tx, id, number, "accepted", step, at);
      case Unanswered(var at) -> both(tx, id, number, "unanswered", 0, at);
      case Left(var at) -> both(tx, id, number, "left", 0, at);
      case Finished(var at) -> write(tx, id, number, Kind.HANDOFF, "finished", 0, at);
      case Dialled _, Placed _, Missed _ -> {}
    }
  }

  private static void both(
      JdbcTransaction tx, EntityId id, long number, String what, int step, Instant due)
      throws SQLException {
    write(tx, id, number, Kind.HANDOFF, what, step, due);
    write(tx, id, number, Kind.SLACK, what, step, due);
  }

  private static void write(
      JdbcTransaction tx, EntityId id, long number, Kind kind, String what, int step, Instant due)
      throws SQLException {
    var name = kind == Kind.SLACK ? "handoff-slack" : "handoff";
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", name, id.id(), Long.toString(number), what),
            kind,
            id.id(),
            Optional.empty(),
            Map.of("what", what, "step", Integer.toString(step)),
            due,
            0));
  }
}
