package switchboard.persistence.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import switchboard.engine.privacy.FactCodec;
import switchboard.persistence.database.DatabaseUrl;

/// How many events a second entities persist, sealed, each acknowledged, next to how many rows of
/// the same size PostgreSQL takes in plain batched inserts in the same run.
public final class JournalLoad {

  private static final int NOTEBOOKS = 1000;
  private static final int WRITERS = 4;
  private static final int BATCH = 400;
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  /// Events per second, through entities and at the limit.
  public record Result(double eventsPerS, double limitEventsPerS) {
    public String toJson() {
      return String.format(
          Locale.ROOT,
          "{\"events_per_s\":%.0f,\"limit_events_per_s\":%.0f}",
          eventsPerS,
          limitEventsPerS);
    }
  }

  private JournalLoad() {}

  /// Fills the database; warms up first.
  public static Result run(DatabaseUrl url, Duration duration) throws Exception {
    return run(url, WARM_UP, duration);
  }

  static Result run(DatabaseUrl url, Duration warmUp, Duration duration) throws Exception {
    try (var node = new LoadNode(url, NOTEBOOKS)) {
      node.flatOut(warmUp);
      double events = node.flatOut(duration);
      var row = FactCodec.store(new Noted(Notebook.WORDS, 0), node.keys.load("limit|1")).json();
      return new Result(events, limit(url, row, warmUp));
    }
  }

  private static double limit(DatabaseUrl url, byte[] row, Duration duration) throws Exception {
    var fast = url.withDefault("reWriteBatchedInserts", "true");
    inserted(fast, row, duration.dividedBy(4));
    return inserted(fast, row, duration) * 1000.0 / duration.toMillis();
  }

  private static long inserted(DatabaseUrl url, byte[] row, Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> writer = () -> insert(url, row, end);
      long rows = 0;
      for (var it : IntStream.range(0, WRITERS).mapToObj(_ -> threads.submit(writer)).toList())
        rows += it.get();
      return rows;
    }
  }

  private static long insert(DatabaseUrl url, byte[] row, long end) throws SQLException {
    long rows = 0;
    try (var c = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
      c.setAutoCommit(false);
      var id = "limit|" + System.nanoTime() + "-" + Thread.currentThread().threadId();
      for (; System.nanoTime() < end; rows += BATCH) batch(c, id, rows, row);
    }
    return rows;
  }

  private static void batch(Connection c, String id, long from, byte[] row) throws SQLException {
    try (var s =
        c.prepareStatement(
            """
            insert into event_journal (persistence_id, sequence_number, deleted, writer,
              write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload)
            values (?, ?, false, 'limit', ?, '', 1001, '', ?)
            """)) {
      for (int i = 1; i <= BATCH; i++) {
        s.setString(1, id);
        s.setLong(2, from + i);
        s.setLong(3, System.currentTimeMillis());
        s.setBytes(4, row);
        s.addBatch();
      }
      s.executeBatch();
      c.commit();
    }
  }
}
