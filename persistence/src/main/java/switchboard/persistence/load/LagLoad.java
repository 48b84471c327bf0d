package switchboard.persistence.load;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.persistence.database.DatabaseUrl;
import switchboard.persistence.journal.Journal;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.Projections;
import switchboard.persistence.projection.View;

/// How long it takes, at an even rate, from the command that persists an event until its row stands
/// committed in a read model.
public final class LagLoad {

  private static final int NOTEBOOKS = 400;
  private static final int SLICES = 4;
  private static final Duration WARM_UP = Duration.ofSeconds(24);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Percentiles of the lag in milliseconds.
  public record Result(int rate, long events, double lagP50Ms, double lagP99Ms, double lagMaxMs) {
    public String toJson() {
      return String.format(
          Locale.ROOT,
          "{\"rate\":%d,\"events\":%d,\"lag_p50_ms\":%.1f,\"lag_p99_ms\":%.1f,\"lag_max_ms\":%.1f}",
          rate,
          events,
          lagP50Ms,
          lagP99Ms,
          lagMaxMs);
    }
  }

  private LagLoad() {}

  /// Fills the database; warms up first.
  public static Result run(DatabaseUrl url, int rate, Duration duration) throws Exception {
    return run(url, rate, WARM_UP, duration);
  }

  static Result run(DatabaseUrl url, int rate, Duration warmUp, Duration duration)
      throws Exception {
    try (var node = new LoadNode(url, NOTEBOOKS)) {
      createTable(url);
      var lines = new Lines(new ConcurrentLinkedQueue<>());
      Opening opening =
          Opening.with(node.keys, (it, seal) -> FactCodec.read(Noted.class, it.json(), seal));
      var journal = Journal.open(node.system, node.database.feed(), opening);
      Projections.start(
          node.system, journal, node.database.views(), List.of(lines), SLICES, (_, _, _) -> {});
      warmUp(node, lines, rate, warmUp);
      lines.lags.clear();
      int events = node.steady(rate, duration);
      await(lines, events);
      return result(rate, lines);
    }
  }

  private static void warmUp(LoadNode node, Lines lines, int rate, Duration warmUp)
      throws Exception {
    node.flatOut(warmUp.dividedBy(2));
    await(lines, node.acknowledged.sum());
    lines.lags.clear();
    await(lines, node.steady(rate, warmUp.dividedBy(2)));
  }

  private static void await(Lines lines, long events) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (lines.lags.size() < events) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException(
            "%d of %d events have not reached the read model"
                .formatted(events - lines.lags.size(), events));
      Thread.sleep(50);
    }
  }

  private static Result result(int rate, Lines lines) {
    var sorted = lines.lags.stream().mapToLong(it -> it).sorted().toArray();
    return new Result(
        rate,
        sorted.length,
        percentile(sorted, 50),
        percentile(sorted, 99),
        percentile(sorted, 100));
  }

  private static double percentile(long[] sorted, int p) {
    return sorted[Math.min(sorted.length - 1, sorted.length * p / 100)] / 1e6;
  }

  private static void createTable(DatabaseUrl url) throws SQLException {
    try (var c = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var s = c.createStatement()) {
      s.execute(
          """
          create table if not exists load_line (
            persistence_id text, sequence_nr bigint, words text not null,
            primary key (persistence_id, sequence_nr))
          """);
    }
  }

  /// A read model like others, which also notes how late it is.
  private record Lines(ConcurrentLinkedQueue<Long> lags) implements View {
    @Override
    public String name() {
      return "load-lines";
    }

    @Override
    public String entityType() {
      return Notebook.TYPE;
    }

    @Override
    public List<String> tables() {
      return List.of("load_line");
    }

    @Override
    public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
      var noted = (Noted) event.event();
      tx.update(
          "insert into load_line values (?, ?, ?)",
          event.persistenceId(),
          event.sequenceNr(),
          noted.words().text());
      tx.touch(event.persistenceId());
      tx.afterCommit(() -> lags.add(System.nanoTime() - noted.at()));
    }
  }
}
