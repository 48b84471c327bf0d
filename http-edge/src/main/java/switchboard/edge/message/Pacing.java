package switchboard.edge.message;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import switchboard.engine.Entities;
import switchboard.engine.outbound.Pacer;

/// Waits for the turn to place a call: one account places one after another, whichever node does.
/// Blocks: call on a virtual thread.
public record Pacing(Entities<Pacer.Ask> pacers, String account) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// How long to wait before asking again; empty: it may be placed now.
  ///
  /// @param urgent whether it may not be kept waiting: then it is placed even where nobody keeps
  ///   the pace just now
  public Optional<Duration> turn(boolean urgent) throws InterruptedException {
    try {
      var reply =
          pacers
              .<Pacer.Reply>ask(account, to -> new Pacer.Ask(urgent, to))
              .toCompletableFuture()
              .copy()
              .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      return switch (reply) {
        case Pacer.Reply.Full(var again) -> Optional.of(again);
        case Pacer.Reply.Go(var after) -> {
          Thread.sleep(after);
          yield Optional.empty();
        }
      };
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException)
        return urgent ? Optional.empty() : Optional.of(PATIENCE);
      throw e;
    }
  }
}
