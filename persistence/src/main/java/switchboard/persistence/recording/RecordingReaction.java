package switchboard.persistence.recording;

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
import switchboard.engine.recording.Event;
import switchboard.engine.recording.Event.Made;
import switchboard.engine.recording.Event.Removed;
import switchboard.engine.recording.Event.Shortened;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Event.Transcribed;
import switchboard.persistence.duty.DutyTable;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A recording calls for being removed when its time is over; words that were left, for telling the
/// owner, as soon as it is known what they are, or a little later. Never to be rebuilt.
public final class RecordingReaction implements View {

  private static final Duration WRITING = Duration.ofSeconds(45);

  @Override
  public String name() {
    return "recording-duty";
  }

  @Override
  public String entityType() {
    return "recording";
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
      case Made it -> {
        write(tx, id, number, "remove", it.until());
        if (it.sort() == Sort.VOICEMAIL) {
          write(tx, id, number, "tell", it.at().plus(WRITING));
          channel(tx, id, it.at().plus(WRITING));
        }
      }
      case Transcribed(_, var at) -> write(tx, id, number, "tell", at);
      case Shortened(var until, _) -> write(tx, id, number, "remove", until);
      case Removed _ -> {}
    }
  }

  /// The business's channel is told once, with the words if they are known by then.
  private static void channel(JdbcTransaction tx, EntityId id, Instant due) throws SQLException {
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "recording-slack", id.id()),
            Kind.SLACK,
            id.id(),
            Optional.empty(),
            Map.of("what", "voicemail"),
            due,
            0));
  }

  private static void write(JdbcTransaction tx, EntityId id, long number, String what, Instant due)
      throws SQLException {
    DutyTable.write(
        tx,
        new Duty(
            id.tenant(),
            String.join("-", "recording", id.id(), Long.toString(number), what),
            Kind.RECORDING,
            id.id(),
            Optional.empty(),
            Map.of("what", what),
            due,
            0));
  }
}
