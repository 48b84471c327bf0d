package switchboard.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;

/// The journal as it was up to some ordering known to be final, such as the stored offset of a
/// projection. Needs no actor system.
public record History(Connection connection, Opening opening) {

  /// The first events of a slice after `from`, up to and including `to`.
  public List<EventEnvelope<Fact>> read(Slice slice, long from, long to, int limit)
      throws SQLException {
    return Reading.opened(opening).all(new EventJournal(connection).events(slice, from, to, limit));
  }

  /// What has ever happened to one entity, in order.
  public List<Fact> of(String persistenceId) throws SQLException {
    var stored = new EventJournal(connection).events(persistenceId);
    return Reading.opened(opening).all(stored).stream().map(EventEnvelope::event).toList();
  }

  /// The persistence ids of a type that began since, the oldest first.
  public List<String> begun(String entityType, Instant since) throws SQLException {
    return new EventJournal(connection).begun(entityType, since);
  }
}
