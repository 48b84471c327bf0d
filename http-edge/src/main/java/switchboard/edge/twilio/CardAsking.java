package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.CardEntities;

/// Asks the cards of one kind and waits no longer than the network would.
///
/// @param patience well under the 15 seconds Twilio gives a webhook
public record CardAsking<C, R, K>(CardEntities<C, R, K> cards, Duration patience) {

  /// @param id with its tenant
  CompletableFuture<R> ask(String id, Function<ActorRef<R>, C> command) {
    return inTime(cards.ask(id, command));
  }

  CompletableFuture<Optional<K>> look(String id) {
    return inTime(cards.look(id));
  }

  private <T> CompletableFuture<T> inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
