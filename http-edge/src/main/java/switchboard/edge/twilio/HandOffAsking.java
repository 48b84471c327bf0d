package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;

/// Asks hand-offs and waits no longer than the network would.
///
/// @param patience well under the 15 seconds Twilio gives a webhook
public record HandOffAsking(Entities<Command> handOffs, Duration patience) {

  /// @param handOff the id of the conversation, with its tenant
  CompletableFuture<Reply> ask(String handOff, Function<ActorRef<Reply>, Command> command) {
    return handOffs
        .<Reply>ask(handOff, command)
        .toCompletableFuture()
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  CompletableFuture<Optional<HandOff.Card>> look(String handOff) {
    return ask(handOff, Command.Look::new)
        .thenApply(
            it -> it instanceof Reply.Seen(var card) ? card : Optional.<HandOff.Card>empty());
  }
}
