package switchboard.persistence.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.database.TestDatabase;

/// Writes the events of a few entities the way a journal may be written to on a bad day: several
/// events and entities per transaction, pauses, rollbacks, unique violations, lost connections and
/// transactions left open.
public final class Writer implements Runnable {

  private final TestDatabase database;
  private final String name;
  private final int rounds;
  private final Random random;
  private @Nullable Connection connection;
  private Map<String, Long> written = new HashMap<>();

  Writer(TestDatabase database, String name, int rounds, long seed) {
    this.database = database;
    this.name = name;
    this.rounds = rounds;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    for (int i = 0; i < rounds; i++) {
      try {
        round(connected());
      } catch (SQLException _) {
        disconnect(); // whether it was committed is read back from the journal
      }
    }
    disconnect();
  }

  private void round(Connection connection) throws SQLException {
    var next = new HashMap<>(written);
    int events = 1 + random.nextInt(5);
    for (int i = 0; i < events; i++) {
      var id =
          "%s|%s-%d".formatted(random.nextInt(4) == 0 ? "other" : "thing", name, random.nextInt(4));
      insert(connection, id, next.merge(id, 1L, Long::sum));
      pause(random.nextInt(3));
    }
    int fate = random.nextInt(100);
    if (fate < 3) pause(300 + random.nextInt(700));
    if (fate < 10) connection.rollback();
    else if (fate < 14) violate(connection, next);
    else if (fate < 17) database.run("select pg_terminate_backend(?)", pid(connection));
    else if (fate < 20) connection.abort(Runnable::run);
    else {
      connection.commit();
      written = next;
    }
  }

  private static int pid(Connection connection) throws SQLException {
    return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
  }

  private void violate(Connection connection, Map<String, Long> next) throws SQLException {
    try {
      var taken = next.entrySet().iterator().next();
      insert(connection, taken.getKey(), taken.getValue());
    } catch (SQLException _) {
      connection.rollback();
    }
  }

  private Connection connected() throws SQLException {
    if (connection == null || connection.isClosed()) connection = connect();
    return connection;
  }

  private Connection connect() throws SQLException {
    var connection = database.connect();
    written = new HashMap<>();
    try (var s = connection.createStatement();
        var rows =
            s.executeQuery(
                "select persistence_id, max(sequence_number) from event_journal"
                    + " where persistence_id like '%|"
                    + name
                    + "-%' group by 1")) {
      while (rows.next()) written.put(rows.getString(1), rows.getLong(2));
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private void disconnect() {
    try {
      if (connection != null) connection.close();
    } catch (SQLException _) {
      // it is gone, which is all we want
    }
    connection = null;
  }

  public static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// In a transaction of its own.
  static void insert(TestDatabase database, String persistenceId, long sequenceNr)
      throws SQLException {
    try (var c = database.connect()) {
      insert(c, persistenceId, sequenceNr);
    }
  }

  static void insert(Connection connection, String persistenceId, long sequenceNr)
      throws SQLException {
    insert(connection, persistenceId, sequenceNr, Long.toString(sequenceNr));
  }

  /// A [Noted] with this text, which must be fit for JSON as it is.
  public static void insert(
      Connection connection, String persistenceId, long sequenceNr, String text)
      throws SQLException {
    var json = "{\"type\":\"noted\",\"text\":\"%s\",\"at\":0}".formatted(text);
    store(connection, persistenceId, sequenceNr, json.getBytes(StandardCharsets.UTF_8));
  }

  /// A stored fact, as the plugin would write it.
  public static void store(
      Connection connection, String persistenceId, long sequenceNr, byte[] json)
      throws SQLException {
    try (var s =
        connection.prepareStatement(
            """
            insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,
              adapter_manifest, event_ser_id, event_ser_manifest, event_payload)
            values (?, ?, 'test', ?, '', 1001, '', ?)
            """)) {
      s.setString(1, persistenceId);
      s.setLong(2, sequenceNr);
      s.setLong(3, System.currentTimeMillis());
      s.setBytes(4, json);
      s.executeUpdate();
    }
  }
}
