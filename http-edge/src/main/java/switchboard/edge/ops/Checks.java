package switchboard.edge.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import switchboard.edge.http.Failures;

/// Runs the checks side by side, each within the time limit. One that hangs is not started again
/// until it has come back.
final class Checks {

  /// @param problem the kind of failure; never its text
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Light(boolean up, long millis, Optional<String> problem) {}

  private final Map<String, Check> checks;
  private final Duration patience;
  private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Checks(Map<String, Check> checks, Duration patience) {
    this.checks = new LinkedHashMap<>(checks);
    this.patience = patience;
  }

  CompletableFuture<Map<String, Light>> run() {
    var lights = new LinkedHashMap<String, CompletableFuture<Light>>();
    checks.forEach((name, check) -> lights.put(name, light(name, check)));
    return CompletableFuture.allOf(lights.values().toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> joined(lights));
  }

  private CompletableFuture<Light> light(String name, Check check) {
    var started = System.nanoTime();
    return once(name, check)
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle((_, fault) -> {
          var millis = (System.nanoTime() - started) / 1_000_000;
          return new Light(fault == null, millis, Optional.ofNullable(fault).map(Checks::kind));
        });
  }

  private CompletableFuture<Void> once(String name, Check check) {
    return running.compute(
        name, (_, earlier) -> earlier != null && !earlier.isDone() ? earlier : started(check));
  }

  private CompletableFuture<Void> started(Check check) {
    var done = new CompletableFuture<Void>();
    threads.execute(() -> {
      try {
        check.verify();
        done.complete(null);
      } catch (Exception | LinkageError e) {
        done.completeExceptionally(e);
      }
    });
    return done;
  }

  private static Map<String, Light> joined(Map<String, CompletableFuture<Light>> lights) {
    var all = new LinkedHashMap<String, Light>();
    lights.forEach((name, light) -> all.put(name, light.join()));
    return all;
  }

  private static String kind(Throwable fault) {
    var root = Failures.root(fault);
    return root instanceof TimeoutException ? "too slow" : root.getClass().getSimpleName();
  }
}
