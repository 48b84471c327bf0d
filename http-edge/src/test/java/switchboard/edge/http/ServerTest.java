package switchboard.edge.http;

import static org.apache.pekko.http.javadsl.server.Directives.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {

  record Visit(String name, Instant at) {}

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Listening server;

  @BeforeAll
  void start() {
    server = new Listening(routes());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Route routes() {
    return concat(
        path("fault", () -> handleSync(_ -> fail())),
        path(
            "late",
            () ->
                completeWithFuture(
                    CompletableFuture.<HttpResponse>failedFuture(new TimeoutException("secret")))),
        path(
            "visits",
            () ->
                post(() ->
                    Json.body(Visit.class, it -> Requests.counted(registry, "visits", ok(it))))),
        path("form", () -> post(() -> Limits.body(Limits.FORM, it -> ok(it.getData().size())))));
  }

  private static Route ok(Object value) {
    return complete(Json.ok(value));
  }

  private static HttpResponse fail() {
    throw new IllegalStateException("the number is +15550100");
  }

  @Test
  void what_does_not_exist_is_a_problem() {
    var answer = server.get("/nowhere");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
  }

  @Test
  void the_wrong_method_is_a_problem_that_names_the_right_one() {
    var answer = server.get("/form");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void a_fault_tells_the_client_nothing() {
    var answer = server.get("/fault");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("555").doesNotContain("Exception");
  }

  @Test
  void a_late_answer_is_a_503() {
    var answer = server.get("/late");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void the_log_line_of_a_fault_has_no_message() {
    var fault = new IllegalStateException("+15550100", new IllegalArgumentException("Ann"));
    assertThat(Failures.describe(fault))
        .contains("IllegalStateException", "IllegalArgumentException", "ServerTest.java")
        .doesNotContain("555")
        .doesNotContain("Ann");
  }

  @Test
  void a_body_too_large_is_refused_with_and_without_a_length() {
    var large = "x".repeat((int) Limits.FORM + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var told = server.request("/form").POST(BodyPublishers.ofByteArray(large)).build();
    var chunked =
        server
            .request("/form")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
            .build();
    assertThat(server.send(told).statusCode()).isEqualTo(413);
    assertThat(server.send(chunked).statusCode()).isEqualTo(413);
  }

  @Test
  void malformed_json_names_the_field() {
    var body = "{\"name\":\"Ann\",\"at\":\"yesterday\"}";
    var answer = server.send(server.request("/visits").POST(BodyPublishers.ofString(body)).build());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"at\"").doesNotContain("yesterday");
  }

  @Test
  void json_that_is_none_at_all_is_a_problem() {
    for (var body : new String[] {"", "null", "[", "[".repeat(100_000), "\u0000", "{\"name\":"}) {
      var request = server.request("/visits").POST(BodyPublishers.ofString(body)).build();
      assertThat(server.send(request).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void a_route_is_counted_by_its_name() {
    var body = "{\"name\":\"Ann\",\"at\":\"2026-01-01T00:00:00Z\"}";
    var answer = server.send(server.request("/visits").POST(BodyPublishers.ofString(body)).build());
    assertThat(answer.body()).isEqualTo(body);
    assertThat(registry.timer("http.requests", "route", "visits", "status", "200").count())
        .isPositive();
  }

  @Test
  void a_request_keeps_its_id_if_it_is_one() {
    var kept = server.send(server.request("/x").header("X-Request-Id", "abcd-1234").build());
    assertThat(kept.headers().firstValue("X-Request-Id")).hasValue("abcd-1234");
    var odd = server.send(server.request("/x").header("X-Request-Id", "<script>").build());
    assertThat(odd.headers().firstValue("X-Request-Id"))
        .hasValueSatisfying(it -> assertThat(it).matches("[0-9a-f-]{36}"));
    assertThat(kept.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }
}
