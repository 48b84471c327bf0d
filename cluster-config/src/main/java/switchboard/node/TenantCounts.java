package switchboard.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// What stands in tables, counted for each tenant: appointments made, and texts by audience and
/// state. Shows what it saw at the last refresh, so that a scrape never waits for the database.
final class TenantCounts {

  /// A metric, its labels, and the question whose answer has a column for each label and a number.
  private enum Figure {
    APPOINTMENTS(
        "appointments",
        "appointments made",
        "tenant",
        """
        select tenant, count(*) from appointment
        where made is not null and lead is null and origin is null group by tenant
        """),
    SMS(
        "sms",
        "texts by the state they are in",
        "tenant,audience,state",
        """
        select tenant, lower(audience), lower(state), messages
        from (select tenant, audience, state, count(*) as messages
              from outbox group by tenant, audience, state) o
        """);

    private final String metric;
    private final String description;
    private final String labels;
    private final String sql;

    Figure(String metric, String description, String labels, String sql) {
      this.metric = metric;
      this.description = description;
      this.labels = labels;
      this.sql = sql;
    }

    private List<String> labels() {
      return List.of(labels.split(",", -1));
    }
  }

  private record Series(Figure figure, List<String> values) {

    List<Tag> tags() {
      return IntStream.range(0, values.size())
          .mapToObj(i -> Tag.of(figure.labels().get(i), values.get(i)))
          .toList();
    }
  }

  private final DataSource source;
  private final MeterRegistry registry;
  private final Map<Series, AtomicLong> seen = new ConcurrentHashMap<>();

  TenantCounts(DataSource source, MeterRegistry registry) {
    this.source = source;
    this.registry = registry;
  }

  /// Counts anew. Blocks.
  void refresh() throws SQLException {
    var now = read();
    now.keySet().forEach(it -> seen.computeIfAbsent(it, this::registered));
    seen.forEach((it, count) -> count.set(now.getOrDefault(it, 0L)));
  }

  private AtomicLong registered(Series it) {
    var count = new AtomicLong();
    FunctionCounter.builder(it.figure().metric, count, AtomicLong::doubleValue)
        .description(it.figure().description)
        .tags(it.tags())
        .register(registry);
    return count;
  }

  private Map<Series, Long> read() throws SQLException {
    var now = new HashMap<Series, Long>();
    try (var connection = source.getConnection()) {
      for (var it : Figure.values()) read(connection, it, now);
    }
    return now;
  }

  private static void read(Connection connection, Figure figure, Map<Series, Long> into)
      throws SQLException {
    int labels = figure.labels().size();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(figure.sql)) {
      while (row.next()) {
        var values = new ArrayList<String>();
        for (int i = 1; i <= labels; i++) values.add(row.getString(i));
        into.put(new Series(figure, List.copyOf(values)), row.getLong(labels + 1));
      }
    }
  }
}
