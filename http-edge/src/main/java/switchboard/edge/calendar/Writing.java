package switchboard.edge.calendar;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Limits;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;

/// How an owner changes something: admitted by [Access], with a small JSON body read strictly,
/// answered when the entities have answered. When they do not answer in time nobody knows whether
/// it was done, and the answer says so: asking again finds out, for nothing is ever done twice.
public final class Writing {

  /// The largest body, in bytes.
  public static final long LARGEST = 64 * 1024;

  private final Access access;
  private final MeterRegistry registry;
  private final Executor threads;
  private final Duration patience;

  /// A change as a route describes it; runs on a virtual thread and may block.
  public interface Change {
    /// @throws BadParameter for what will not do
    HttpResponse make(Visit visit, Body body);
  }

  /// @param threads virtual ones
  /// @param patience how long the entities have to answer
  public Writing(Access access, MeterRegistry registry, Executor threads, Duration patience) {
    this.access = access;
    this.registry = registry;
    this.threads = threads;
    this.patience = patience;
  }

  /// @param name of the route, to count it by
  public Route post(String name, Change change) {
    return Directives.post(() -> changed(name, change));
  }

  public Route put(String name, Change change) {
    return Directives.put(() -> changed(name, change));
  }

  public Route patch(String name, Change change) {
    return Directives.patch(() -> changed(name, change));
  }

  public Route delete(String name, Change change) {
    return Directives.delete(() -> changed(name, change));
  }

  /// What the entities answer, waited for.
  public static <T> T answered(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private Route changed(String name, Change change) {
    return Requests.counted(
        registry,
        name,
        access.owner(visit ->
            Limits.body(
                LARGEST,
                entity ->
                    complete(() -> change.make(visit, Body.of(entity.getData().toArray()))))));
  }

  private Route complete(Supplier<HttpResponse> work) {
    return Directives.completeWithFuture(
        CompletableFuture.supplyAsync(work, threads)
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionallyCompose(Writing::answer)
            .thenApply(it -> it.addHeader(RawHeader.create("Cache-Control", "no-store"))));
  }

  private static CompletionStage<HttpResponse> answer(Throwable failure) {
    return switch (Failures.root(failure)) {
      case BadParameter it ->
          CompletableFuture.completedStage(
              Problem.of(400, it.expected()).in(it.field()).response());
      case TimeoutException _ -> CompletableFuture.completedStage(unknown());
      case Throwable other -> CompletableFuture.failedStage(other);
    };
  }

  private static HttpResponse unknown() {
    return Problem.of(503, "No answer in time. Send the same request again: nothing is done twice.")
        .response()
        .addHeader(RawHeader.create("Retry-After", "2"));
  }
}
