package switchboard.persistence.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.persistence.query.Sequence;
import switchboard.persistence.database.DatabaseUrl;
import switchboard.persistence.journal.History;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.journal.Slice;

/// Builds a view anew from the journal, beside the live one, and puts it in its place.
///
/// The nodes may go on working: the live view keeps its stored offsets, and the new one is brought
/// to exactly these while the live tables are locked, for about as long as a few hundred events
/// take. Interrupted at any point, it leaves the live view as it is and can be started again.
public final class Rebuild {

  private static final int BATCH = 500;
  private static final int NEAR = 500;
  private static final int ATTEMPTS = 20;

  /// SQLSTATE of a lock that was not had in time.
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final Opening opening;
  private final View view;
  private final List<Slice> slices;
  private final Progress progress;
  private final Twins twins;
  private final Map<Slice, Long> positions = new HashMap<>();
  private long events;

  /// What has been done. `deadLetters` are the events the view could not take.
  public record Report(String view, long events, long deadLetters) {}

  /// Is told now and then how many events have been taken.
  @FunctionalInterface
  public interface Progress {
    void events(long taken);
  }

  private Rebuild(
      Connection connection, Opening opening, View view, List<Slice> slices, Progress progress) {
    this.connection = connection;
    this.opening = opening;
    this.view = view;
    this.slices = slices;
    this.progress = progress;
    this.twins = new Twins(connection, view.tables());
  }

  /// `slices` is the number with which the view runs live.
  ///
  /// @throws IllegalStateException if another rebuild runs, or the stored offsets do not fit
  public static Report run(
      DatabaseUrl url, Opening opening, View view, int slices, Progress progress)
      throws SQLException {
    var named =
        url.withDefault("connectTimeout", "5")
            .withDefault("tcpKeepAlive", "true")
            .withDefault("logServerErrorDetail", "false")
            .withDefault("ApplicationName", "switchboard-rebuild");
    var all = Slice.all(view.entityType(), slices);
    try (var c = DriverManager.getConnection(named.jdbc(), named.user(), named.password())) {
      c.setAutoCommit(false);
      return new Rebuild(c, opening, view, all, progress).run();
    }
  }

  private Report run() throws SQLException {
    var tx = new JdbcTransaction(connection);
    requireAlone(tx);
    try {
      prepare(tx);
      long deadLetters = finish(tx);
      return new Report(view.name(), events, deadLetters);
    } catch (SQLException | RuntimeException e) {
      discard(e);
      throw e;
    }
  }

  /// The lock of one that has just ended may take the server a moment to let go.
  private void requireAlone(JdbcTransaction tx) throws SQLException {
    try {
      tx.update("set local lock_timeout = '3s'");
      tx.query("select pg_advisory_lock(hashtextextended('switchboard.rebuild', 0))", _ -> true);
      tx.update("set local lock_timeout = 0");
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) throw e;
      throw new IllegalStateException("another rebuild is running; wait until it is done", e);
    }
  }

  private void prepare(JdbcTransaction tx) throws SQLException {
    for (var it : slices) positions.put(it, 0L);
    var keys = slices.stream().map(Slice::key).toList();
    if (!keys.containsAll(offsets(tx, "").keySet()))
      throw new IllegalStateException(
          "view %s runs with another number of slices than %d"
              .formatted(view.name(), slices.size()));
    // what is written here is thrown away if the server stops
    tx.update("set synchronous_commit to off");
    twins.create();
    tx.commit();
  }

  /// Catches up until near, then switches; again when the live view is in the way.
  private long finish(JdbcTransaction tx) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      long taken;
      do taken = catchUp(tx, offsets(tx, ""));
      while (taken > NEAR);
      try {
        return switchOver(tx);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !inTheWay(e)) throw e;
        tx.rollback();
      }
    }
  }

  /// Deadlock, or a lock not had in time.
  private static boolean inTheWay(SQLException e) {
    return "40P01".equals(e.getSQLState()) || "55P03".equals(e.getSQLState());
  }

  private long switchOver(JdbcTransaction tx) throws SQLException {
    var before = Map.copyOf(positions);
    long counted = events;
    try {
      tx.update("set local synchronous_commit to on");
      tx.update("set local lock_timeout to '5s'");
      twins.lockOriginals();
      take(tx, offsets(tx, "for update"), false);
      long deadLetters = moveDeadLetters(tx);
      twins.swap();
      Changes.announceAny(tx);
      tx.commit();
      return deadLetters;
    } catch (SQLException e) {
      positions.putAll(before);
      events = counted;
      throw e;
    }
  }

  private long moveDeadLetters(JdbcTransaction tx) throws SQLException {
    tx.update("delete from public.dead_letter where projection = ?", view.name());
    return tx.update("insert into public.dead_letter select * from rebuild.dead_letter");
  }

  private long catchUp(JdbcTransaction tx, Map<String, Long> live) throws SQLException {
    tx.commit();
    return take(tx, live, true);
  }

  /// Takes what lies between our positions and those of the live view.
  private long take(JdbcTransaction tx, Map<String, Long> live, boolean commit)
      throws SQLException {
    long taken = 0;
    for (var slice : slices) {
      long to = live.getOrDefault(slice.key(), 0L);
      if (to < position(slice))
        throw new IllegalStateException("the stored offset was moved back meanwhile; start again");
      while (position(slice) < to) taken += batch(tx, slice, to, commit);
    }
    return taken;
  }

  private int batch(JdbcTransaction tx, Slice slice, long to, boolean commit) throws SQLException {
    var batch = new History(connection, opening).read(slice, position(slice), to, BATCH);
    if (!batch.isEmpty()) new Application(view, slice.key()).all(tx, batch);
    if (commit) tx.commit();
    positions.put(
        slice,
        batch.size() < BATCH
            ? Long.valueOf(to)
            : Long.valueOf(((Sequence) batch.getLast().offset()).value()));
    events += batch.size();
    progress.events(events);
    return batch.size();
  }

  private long position(Slice slice) {
    return positions.getOrDefault(slice, 0L);
  }

  private Map<String, Long> offsets(JdbcTransaction tx, String lock) throws SQLException {
    var offsets = new HashMap<String, Long>();
    tx.query(
        "select projection_key, current_offset from pekko_projection_offset_store where projection_name = ? "
            + lock,
        it -> offsets.put(it.getString(1), Long.valueOf(it.getString(2))),
        view.name());
    return offsets;
  }

  private void discard(Exception cause) {
    try {
      connection.rollback();
      twins.drop();
      connection.commit();
    } catch (SQLException e) {
      cause.addSuppressed(e); // the next rebuild begins by throwing it away
    }
  }
}
