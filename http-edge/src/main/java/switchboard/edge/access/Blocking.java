package switchboard.edge.access;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// Work that blocks, done away from the threads that serve requests, and answered in time or not at
/// all: with a [java.util.concurrent.TimeoutException].
///
/// @param executor of virtual threads
public record Blocking(Executor executor, Duration patience) {

  public Route complete(Supplier<HttpResponse> work) {
    return Directives.completeWithFuture(
        CompletableFuture.supplyAsync(work, executor)
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
  }
}
