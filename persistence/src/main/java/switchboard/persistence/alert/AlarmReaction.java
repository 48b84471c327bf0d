package switchboard.persistence.alert;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Trial;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// An emergency that is told calls for an alert at once, and for adding a little later what has
/// been learnt by then; one that is only tried out calls for nothing. Never to be rebuilt.
public final class AlarmReaction implements View {

  /// When names and places are known, as a rule.
  private static final List<Duration> LATER =
      List.of(Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(4));

  @Override
  public String name() {
    return "alarm-duty";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public Interest interest() {
    return Interest.in(Understood.class)
        .where(it -> it instanceof Understood understood && immediate(understood));
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    if (!(event.event() instanceof Understood it) || !immediate(it)) return;
    var id = EntityId.of(event.persistenceId());
    if (Trial.is(id.id())) return;
    var alarm = it.alarm().orElseThrow();
    write(tx, id, it.turn(), "raise", alarm, it.at());
    for (var later : LATER) write(tx, id, it.turn(), "describe", alarm, it.at().plus(later));
  }

  private static boolean immediate(Understood it) {
    return it.emergency()
        && it.alarm().map(Alarm::severity).filter(Severity::immediate).isPresent();
  }

  private static void write(
      JdbcTransaction tx, EntityId id, int turn, String what, Alarm alarm, Instant due)
      throws SQLException {
    var number = Integer.toString(turn);
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "alarm", id.id(), number, what, due.toString()),
            Kind.ALERT,
            id.id(),
            Optional.empty(),
            Map.of(
                "what",
                what,
                "turn",
                number,
                "danger",
                alarm.danger(),
                "severity",
                alarm.severity().name()),
            due,
            0));
  }
}
