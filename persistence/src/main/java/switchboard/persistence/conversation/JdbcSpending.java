package switchboard.persistence.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Spending;
import switchboard.persistence.view.Queries;

/// What the table `llm_usage` says of this month: asked for in the background, at most every few
/// seconds, so that whoever wants to know never waits. A budget may be overdrawn by as much as is
/// used meanwhile.
public final class JdbcSpending implements Spending {

  private static final Logger log = LoggerFactory.getLogger(JdbcSpending.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Jdbi queries;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Map<String, Cost> known = Map.of();
  private volatile long read;

  private JdbcSpending(DataSource source, Clock clock) {
    this.queries = Queries.on(source);
    this.clock = clock;
  }

  public static JdbcSpending following(DataSource source, Clock clock) {
    return new JdbcSpending(source, clock);
  }

  @Override
  public Cost month(String tenant) {
    boolean old = clock.millis() - read > FRESH.toMillis();
    if (old && reading.compareAndSet(false, true)) Thread.startVirtualThread(this::refresh);
    return known.getOrDefault(tenant, Cost.NONE);
  }

  private void refresh() {
    try {
      known = read(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1));
    } catch (RuntimeException e) {
      log.debug("the usage of models cannot be read: {}", e.getClass().getSimpleName());
    } finally {
      read = clock.millis();
      reading.set(false);
    }
  }

  /// Blocks.
  Map<String, Cost> read(LocalDate month) {
    var all = new HashMap<String, Cost>();
    queries.useHandle(it ->
        it.createQuery("select tenant, input, output, micros from llm_usage where month = :month")
            .bind("month", month)
            .map((row, _) ->
                Map.entry(
                    row.getString("tenant"),
                    new Cost(row.getLong("input"), row.getLong("output"), row.getLong("micros"))))
            .forEach(row -> all.put(row.getKey(), row.getValue())));
    return Map.copyOf(all);
  }
}
