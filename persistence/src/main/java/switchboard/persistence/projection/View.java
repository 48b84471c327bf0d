package switchboard.persistence.projection;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.persistence.journal.Interest;

/// A read model: what the facts of one entity type look like to those who ask. Stateless, used by
/// several threads at once, and a function of the facts alone, so that it can be rebuilt.
///
/// Its tables are written by nobody else, use identity columns rather than sequences of their own,
/// and are named without a schema, here and in its SQL.
public interface View {

  /// Stable: the stored offsets belong to it.
  String name();

  /// Whose facts it is made of: what stands before `|` in the persistence id.
  String entityType();

  List<String> tables();

  /// The facts that change something here. Others may come too and then change nothing.
  default Interest interest() {
    return Interest.ALL;
  }

  /// Takes up one event. Whatever it throws, short of the database failing, means that it will
  /// never take this event: the event becomes a dead letter and what it wrote for it is undone.
  void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException;
}
