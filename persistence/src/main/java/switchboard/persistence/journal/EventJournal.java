package switchboard.persistence.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/// What the feed asks of `event_journal`, the table of pekko-persistence-jdbc. Each question is a
/// statement of its own and sees all that is committed when it is asked.
record EventJournal(Connection connection) implements AutoCloseable {

  private static final String LAST = "select coalesce(max(ordering), 0) from event_journal";

  private static final String AFTER =
      """
      select ordering, split_part(persistence_id, '|', 1), hashtext(persistence_id)
      from event_journal where ordering > ? order by ordering limit ?
      """;

  private static final String WRITERS =
      """
      select 'transaction ' || virtualtransaction || ' of backend ' || coalesce(pid::text, '?')
      from pg_locks
      where locktype = 'relation' and relation = 'event_journal'::regclass
        and database = (select oid from pg_database where datname = current_database())
        and mode = 'RowExclusiveLock' and granted
      """;

  private static final String EVENTS =
      """
      select ordering, persistence_id, sequence_number, write_timestamp,
             event_ser_id, event_ser_manifest, event_payload
      from event_journal
      where split_part(persistence_id, '|', 1) = ? and abs(hashtext(persistence_id) % ?) = ?
        and ordering + 0 > ? and ordering + 0 <= ? and not deleted
      order by ordering + 0 limit ?
      """;

  private static final String OF_ONE =
      """
      select ordering, persistence_id, sequence_number, write_timestamp,
             event_ser_id, event_ser_manifest, event_payload
      from event_journal where persistence_id = ? and not deleted order by sequence_number
      """;

  private static final String BEGUN =
      """
      select persistence_id from event_journal
      where sequence_number = 1 and split_part(persistence_id, '|', 1) = ?
        and write_timestamp >= ?
      order by ordering
      """;

  /// A row that has become visible.
  record Arrival(long ordering, String entityType, int hash) {}

  /// An event as it lies in the journal.
  record Stored(
      long ordering,
      String persistenceId,
      long sequenceNr,
      long timestamp,
      int serializer,
      String manifest,
      byte[] payload) {

    /// Names the event but not its content, which may be personal.
    @Override
    public String toString() {
      return "event %d of %s (ordering %d, serializer %d, manifest '%s')"
          .formatted(sequenceNr, persistenceId, ordering, serializer, manifest);
    }
  }

  static EventJournal of(DataSource source) throws SQLException {
    var connection = source.getConnection();
    connection.setAutoCommit(true);
    return new EventJournal(connection);
  }

  long last() throws SQLException {
    return ask(LAST, it -> it.getLong(1)).getFirst();
  }

  List<Arrival> after(long ordering, int limit) throws SQLException {
    return ask(
        AFTER, it -> new Arrival(it.getLong(1), it.getString(2), it.getInt(3)), ordering, limit);
  }

  /// The open transactions that have written to the journal or are about to. PostgreSQL takes this
  /// lock before it draws an ordering, and drops it after the rows have become visible or void.
  Set<String> writers() throws SQLException {
    return new HashSet<>(ask(WRITERS, it -> it.getString(1)));
  }

  /// The first events of a slice after `from`, up to and including `to`.
  List<Stored> events(Slice slice, long from, long to, int limit) throws SQLException {
    Object[] values = {slice.entityType(), slice.count(), slice.index(), from, to, limit};
    return ask(EVENTS, EventJournal::stored, values);
  }

  /// All events of one entity, in order.
  List<Stored> events(String persistenceId) throws SQLException {
    return ask(OF_ONE, EventJournal::stored, persistenceId);
  }

  /// The entities of a type whose first event was written since, the oldest first.
  List<String> begun(String entityType, Instant since) throws SQLException {
    return ask(BEGUN, it -> it.getString(1), entityType, since.toEpochMilli());
  }

  private static Stored stored(ResultSet it) throws SQLException {
    return new Stored(
        it.getLong(1),
        it.getString(2),
        it.getLong(3),
        it.getLong(4),
        it.getInt(5),
        it.getString(6),
        it.getBytes(7));
  }

  private interface Row<T> {
    T of(ResultSet it) throws SQLException;
  }

  private <T> List<T> ask(String sql, Row<T> row, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      try (var found = statement.executeQuery()) {
        var rows = new ArrayList<T>();
        while (found.next()) rows.add(row.of(found));
        return rows;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
