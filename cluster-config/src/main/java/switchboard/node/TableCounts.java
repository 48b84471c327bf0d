package switchboard.node;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/// Counts of things that stand in tables, as last seen.
public final class TableCounts {

  /// What is counted: its metric and its question.
  public enum Count {
    DEAD_LETTERS("dead_letters", "select count(*) from dead_letter"),
    ALARMS("alarms", "select count(*) from alarm"),
    OUTBOX_WAITING(
        "outbox_waiting", "select count(*) from outbox where state in ('PENDING', 'SENDING')"),
    APPOINTMENTS(
        "appointments_upcoming",
        "select count(*) from appointment where status = 'CONFIRMED' and listed and ends > now()"),
    DUTIES_DUE(
        "duties_due",
        "select count(*) from duty where state in ('PENDING', 'TAKEN') and wake <= now()"),
    DUTIES_LATE(
        "duties_late_seconds",
        """
        select coalesce(extract(epoch from now() - min(wake)), 0)::bigint from duty
        where state in ('PENDING', 'TAKEN') and wake <= now()
        """),
    DUTIES_FAILED("duties_failed", "select count(*) from duty where state = 'FAILED'");

    private final String metric;
    private final String sql;

    Count(String metric, String sql) {
      this.metric = metric;
      this.sql = sql;
    }

    public String metric() {
      return metric;
    }
  }

  private final DataSource source;
  private volatile Map<Count, Long> seen = Map.of();

  public TableCounts(DataSource source) {
    this.source = source;
  }

  public void refresh() throws SQLException {
    var now = new EnumMap<Count, Long>(Count.class);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      for (var it : Count.values())
        try (var row = statement.executeQuery(it.sql)) {
          row.next();
          now.put(it, row.getLong(1));
        }
    }
    seen = now;
  }

  public double of(Count count) {
    return seen.getOrDefault(count, 0L);
  }
}
