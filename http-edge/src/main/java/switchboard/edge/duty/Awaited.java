package switchboard.edge.duty;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/// What somebody answers, waited for: on a virtual thread.
public final class Awaited {

  private Awaited() {}

  /// Fails as the stage does; may be interrupted.
  public static <T> T of(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) throw cause;
      throw e;
    }
  }
}
