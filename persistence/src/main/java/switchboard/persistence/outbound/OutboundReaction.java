package switchboard.persistence.outbound;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
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
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// What is planned calls for being done, what was dialled for being watched, and how it ended for
/// telling those concerned. Never to be rebuilt.
public final class OutboundReaction implements View {

  /// By then somebody has answered, or nobody will.
  private static final Duration WATCH = Duration.ofMinutes(3);

  /// No talk lasts longer.
  private static final Duration LONGEST = Duration.ofHours(2);

  @Override
  public String name() {
    return "outbound-duty";
  }

  @Override
  public String entityType() {
    return "outbound";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var cause = new Cause(tx, EntityId.of(event.persistenceId()), event.sequenceNr());
    switch ((Event) event.event()) {
      case Planned(var step, var due, _) -> cause.write("call", step, due);
      case Dialled(var step, var at) -> cause.write("watch", step, at.plus(WATCH));
      case Answered(var step, _, var at) -> cause.write("watch", step, at.plus(LONGEST));
      case Finished(var step, var at) -> cause.write("finished", step, at);
      case WordLeft(var step, _, var at) -> cause.write("word", step, at);
      case Exhausted(var at) -> cause.write("exhausted", 0, at);
      case Withdrawn(_, var at) -> cause.write("withdrawn", 0, at);
      case Wanted _, HeldBack _, Placed _, Missed _ -> {}
    }
  }

  private record Cause(JdbcTransaction tx, EntityId id, long number) {

    void write(String what, int step, Instant due) throws SQLException {
      DutyTable.write(
          tx,
          new Duty(
              id.tenant(),
              String.join("-", "outbound", id.id(), Long.toString(number), what),
              Kind.OUTBOUND,
              id.id(),
              Optional.empty(),
              Map.of("what", what, "step", Integer.toString(step)),
              due,
              0));
    }
  }
}
