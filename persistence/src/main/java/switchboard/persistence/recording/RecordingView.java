package switchboard.persistence.recording;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.recording.Event;
import switchboard.engine.recording.Event.Made;
import switchboard.engine.recording.Event.Removed;
import switchboard.engine.recording.Event.Shortened;
import switchboard.engine.recording.Event.Transcribed;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `recording` and `recording_words`: what was recorded of calls. Words may come first.
public final class RecordingView implements View {

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public String entityType() {
    return "recording";
  }

  @Override
  public List<String> tables() {
    return List.of("recording", "recording_words");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    var keys = Values.of(id.tenant(), id.id());
    switch ((Event) event.event()) {
      case Made it -> make(tx, id, it);
      case Transcribed(var words, _) -> {
        tx.update(
            """
            insert into recording_words (tenant, id, words) values (?, ?, ?)
            on conflict do nothing
            """,
            Values.of(id.tenant(), id.id(), words));
        tx.update(
            "update recording set words = ? where tenant = ? and id = ?",
            Values.of(words, id.tenant(), id.id()));
      }
      case Shortened(var until, _) ->
          tx.update(
              "update recording set until = ? where tenant = ? and id = ?",
              Values.of(until, id.tenant(), id.id()));
      case Removed _ -> {
        tx.update(
            "update recording set removed = true, words = null where tenant = ? and id = ?", keys);
        tx.update("delete from recording_words where tenant = ? and id = ?", keys);
      }
    }
    tx.touch(id.tenant() + ":" + id.id());
  }

  private static void make(JdbcTransaction tx, EntityId id, Made it) throws SQLException {
    tx.update(
        """
        insert into recording (tenant, id, conversation, sort, seconds, words, at, until)
        values (?, ?, ?, ?, ?,
          (select words from recording_words where tenant = ? and id = ?), ?, ?)
        on conflict do nothing
        """,
        Values.of(
            id.tenant(),
            id.id(),
            it.conversation(),
            it.sort(),
            Math.toIntExact(Math.min(Integer.MAX_VALUE, it.length().toSeconds())),
            id.tenant(),
            id.id(),
            it.at(),
            it.until()));
  }
}
