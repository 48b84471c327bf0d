package switchboard.node;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.persistence.database.Database;
import switchboard.persistence.projection.ProjectionLag;

/// What the node counts of itself: the JVM, the lag of its read models, the latency of its journal,
/// dead letters and alarms, and the appointments and texts of each tenant. The edge adds requests,
/// errors and voice sessions.
final class Telemetry {

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, Timer> lags = new ConcurrentHashMap<>();
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private volatile boolean open = true;

  Telemetry() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /// From the event being written to the read model being committed.
  ProjectionLag lag() {
    return (view, _, lag) -> lags.computeIfAbsent(view, this::lagOf).record(lag);
  }

  private Timer lagOf(String view) {
    return Timer.builder("projection_lag_seconds")
        .tag("projection", view)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }

  /// From a command reaching a conversation's node to its answer, journal included.
  Timer journal() {
    return Timer.builder("journal_latency_seconds")
        .description("from a command to its answer, the write to the journal included")
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }

  /// Follows what stands in tables: read now and then, so that a scrape never waits for the
  /// database; the larger the tables, the more seldom.
  void follow(Database database) {
    var counts = new TableCounts(database.views());
    for (var it : TableCounts.Count.values())
      registry.gauge(it.metric(), counts, seen -> seen.of(it));
    var tenants = new TenantCounts(database.views(), registry);
    Thread.ofVirtual().name("telemetry").start(() -> keepUp(counts, tenants));
  }

  private void keepUp(TableCounts counts, TenantCounts tenants) {
    while (open) {
      var started = System.nanoTime();
      try {
        counts.refresh();
        tenants.refresh();
      } catch (RuntimeException | SQLException e) {
        LOG.debug("the tables cannot be counted: {}", e.getClass().getSimpleName());
      }
      try {
        Thread.sleep(rest(Duration.ofNanos(System.nanoTime() - started)));
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// Counting takes at most a twentieth of the time.
  private static Duration rest(Duration took) {
    var enough = took.multipliedBy(19);
    return enough.compareTo(EVERY) > 0 ? enough : EVERY;
  }

  Done close() {
    open = false;
    collector.close();
    registry.close();
    return Done.getInstance();
  }
}
