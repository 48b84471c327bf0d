package switchboard.edge.twilio;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Conversation.Reply;

/// Asks conversations and waits no longer than the network would.
///
/// @param patience well under the 15 seconds Twilio gives a webhook
public record Asking(Entities<Conversation.Command> conversations, Duration patience) {

  /// Fails in time, whatever the entity or the way to it does.
  CompletableFuture<Reply> ask(
      String conversation, Function<ActorRef<Reply>, Conversation.Command> command) {
    return inTime(() -> conversations.ask(conversation, command));
  }

  /// The same for anything else that may hang.
  <T> CompletableFuture<T> inTime(Supplier<CompletionStage<T>> stage) {
    try {
      return stage
          .get()
          .toCompletableFuture()
          .copy()
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
