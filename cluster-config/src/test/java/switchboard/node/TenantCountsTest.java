package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.node.TableCounts.Count;

final class TenantCountsTest {

  @Test
  void appointments_and_texts_show_by_tenant_and_follow_their_tables(@TempDir Path home)
      throws Exception {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (var storage = Storage.open(Settings.of(Map.of()).withHome(home))) {
      var counts = new TenantCounts(storage.database().views(), registry);
      appointment(storage, "a1", "'2026-03-02T09:00:00Z'");
      appointment(storage, "a2", "null");
      appointment(storage, "a3", "now()");
      run(storage, "update appointment set lead = 'a1' where id = 'a3'");
      text(storage, "m1", "OWNER", "SENT");
      text(storage, "m2", "CUSTOMER", "SENDING");
      counts.refresh();
      assertThat(registry.scrape())
          .contains(
              "appointments_total{tenant=\"acme\"} 1.0",
              "sms_total{audience=\"owner\",state=\"sent\",tenant=\"acme\"} 1.0",
              "sms_total{audience=\"customer\",state=\"sending\",tenant=\"acme\"} 1.0");
      run(storage, "update outbox set state = 'DELIVERED' where id = 'm2'");
      counts.refresh();
      assertThat(registry.scrape())
          .contains(
              "sms_total{audience=\"customer\",state=\"sending\",tenant=\"acme\"} 0.0",
              "sms_total{audience=\"customer\",state=\"delivered\",tenant=\"acme\"} 1.0");
    }
  }

  @Test
  void a_duty_is_late_from_the_moment_it_could_have_been_done(@TempDir Path home) throws Exception {
    try (var storage = Storage.open(Settings.of(Map.of()).withHome(home))) {
      var counts = new TableCounts(storage.database().views());
      counts.refresh();
      assertThat(counts.of(Count.DUTIES_LATE)).isZero();
      duty(storage, "d1", "now() - interval '1 hour'");
      duty(storage, "d2", "now() - interval '1 minute'");
      duty(storage, "d3", "now() + interval '1 hour'");
      counts.refresh();
      assertThat(counts.of(Count.DUTIES_DUE)).isEqualTo(2);
      assertThat(counts.of(Count.DUTIES_LATE)).isBetween(3600.0, 3700.0);
      assertThat(counts.of(Count.DUTIES_FAILED)).isZero();
    }
  }

  private static void duty(Storage storage, String id, String due) throws SQLException {
    run(
        storage,
        """
        insert into duty (tenant, id, kind, subject, facts, due, wake, state)
        values ('acme', '%s', 'REMIND', 'a1', '{}', %s, %s, 'PENDING')
        """
            .formatted(id, due, due));
  }

  private static void appointment(Storage storage, String id, String made) throws SQLException {
    run(
        storage,
        """
        insert into appointment
          (tenant, id, resource, customer, service, emergency, starts, ends, until, status, made)
        values ('acme', '%s', '%s', 'c1', 'repair', false, now(), now() + interval '1 hour', now(),
          'HELD', %s)
        """
            .formatted(id, id, made));
  }

  private static void text(Storage storage, String id, String audience, String state)
      throws SQLException {
    run(
        storage,
        """
        insert into outbox (tenant, id, conversation, audience, body, state, created, due)
        values ('acme', '%s', 'CA1', '%s', 'Hi', '%s', now(), now())
        """
            .formatted(id, audience, state));
  }

  private static void run(Storage storage, String sql) throws SQLException {
    try (var connection = storage.database().views().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
