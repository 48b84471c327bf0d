package switchboard.edge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.edge.http.Json;
import switchboard.edge.http.Listening;
import switchboard.edge.twilio.EdgeMetrics;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpsRoutesTest {

  private volatile Check database = () -> {};
  private Listening server;

  @BeforeAll
  void start() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new EdgeMetrics(registry).session("acme", "acme:CA1");
    var checks = new LinkedHashMap<String, Check>();
    checks.put("database", () -> database.verify());
    checks.put("cluster", () -> {});
    server =
        new Listening(new OpsRoutes(checks, Duration.ofMillis(200), registry::scrape).routes());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void green() {
    database = () -> {};
  }

  @Test
  void a_process_that_answers_is_healthy() {
    assertThat(server.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void a_node_is_ready_when_every_check_is_green() throws Exception {
    var answer = server.get("/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    var json = Json.MAPPER.readTree(answer.body());
    assertThat(json.at("/status").asText()).isEqualTo("UP");
    assertThat(json.at("/checks/database/up").asBoolean()).isTrue();
    assertThat(json.at("/checks/cluster/up").asBoolean()).isTrue();
  }

  @Test
  void one_red_check_makes_it_unready_and_tells_no_secret() throws Exception {
    database =
        () -> {
          throw new IllegalStateException("password of +15555550199");
        };
    var answer = server.get("/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("555").doesNotContain("password");
    var json = Json.MAPPER.readTree(answer.body());
    assertThat(json.at("/checks/database/problem").asText()).isEqualTo("IllegalStateException");
    assertThat(json.at("/checks/cluster/up").asBoolean()).isTrue();
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void a_check_that_hangs_is_red_and_not_piled_up() {
    var release = new CountDownLatch(1);
    var started = new AtomicInteger();
    database =
        () -> {
          started.incrementAndGet();
          release.await();
        };
    assertThat(server.get("/ready").body()).contains("too slow");
    assertThat(server.get("/ready").statusCode()).isEqualTo(503);
    assertThat(started).hasValue(1);
    database = () -> {};
    release.countDown();
    switchboard.edge.twilio.Until.holds(() -> server.get("/ready").statusCode() == 200);
  }

  @Test
  void metrics_are_in_prometheus_form() {
    var answer = server.get("/metrics");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("text/plain; version=0.0.4"));
    assertThat(answer.body()).contains("voice_sessions_total{tenant=\"acme\"} 1.0");
  }
}
