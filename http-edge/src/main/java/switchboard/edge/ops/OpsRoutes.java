package switchboard.edge.ops;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.http.Json;

/// `/health`: the process is up. `/ready`: it can serve, check by check; status 503 when one is
/// red. `/metrics`: what it has counted, for Prometheus.
public final class OpsRoutes {

  record Readiness(String status, Map<String, Checks.Light> checks) {}

  private static final ContentType PROMETHEUS =
      ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

  private final Checks checks;
  private final Supplier<String> metrics;

  /// @param checks by name
  /// @param patience for each check
  /// @param metrics in Prometheus' text form (`PrometheusMeterRegistry::scrape`)
  public OpsRoutes(Map<String, Check> checks, Duration patience, Supplier<String> metrics) {
    this.checks = new Checks(checks, patience);
    this.metrics = metrics;
  }

  public Route routes() {
    return Directives.get(() ->
        Directives.concat(
            Directives.path("health", () -> Directives.complete(fresh(up()))),
            Directives.path(
                "ready", () -> Directives.completeWithFuture(checks.run().thenApply(this::ready))),
            Directives.path("metrics", () -> Directives.handleSync(_ -> scraped()))));
  }

  private static HttpResponse up() {
    return Json.ok(Map.of("status", "UP"));
  }

  private HttpResponse ready(Map<String, Checks.Light> lights) {
    var up = lights.values().stream().allMatch(Checks.Light::up);
    var response = Json.ok(new Readiness(up ? "UP" : "DOWN", lights));
    return fresh(up ? response : response.withStatus(503));
  }

  private HttpResponse scraped() {
    return HttpResponse.create().withEntity(HttpEntities.create(PROMETHEUS, bytes()));
  }

  private byte[] bytes() {
    return metrics.get().getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse fresh(HttpResponse response) {
    return response.addHeader(RawHeader.create("Cache-Control", "no-store"));
  }
}
