package switchboard.edge.alert;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.message.Ringer;
import switchboard.edge.notice.Post;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.engine.Entities;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// What alerts are seen through with.
///
/// @param conversations as people see them
/// @param post where texts go
public record AlertMeans(
    Tenants tenants,
    Entities<Alert.Command> alerts,
    Entities<Task.Command> tasks,
    Conversations conversations,
    Post post,
    Calling calling,
    MeterRegistry registry,
    Clock clock) {

  /// How people are called.
  ///
  /// @param links addresses for the network to turn to, below `base`
  /// @param base our public address, if we know it by now
  public record Calling(Ringer ringer, OnCallLinks links, Supplier<Optional<String>> base) {}

  /// @throws IllegalStateException for a tenant this node has not heard of yet
  Card tenant(String id) {
    return tenants.byId(id).orElseThrow(() -> new IllegalStateException("an unknown tenant"));
  }

  Instant now() {
    return clock.instant();
  }

  Reply ask(String tenant, String alert, Function<ActorRef<Reply>, Alert.Command> command)
      throws Exception {
    return got(alerts.<Reply>ask(EntityIds.of(tenant, alert), command));
  }

  Optional<Alert.Card> look(String tenant, String alert) throws Exception {
    return ask(tenant, alert, Alert.Command.Look::new) instanceof Reply.Seen(var card)
        ? card
        : Optional.empty();
  }

  void count(String outcome) {
    registry.counter("alerts", "outcome", outcome).increment();
  }

  /// Waits for an answer; may be interrupted.
  static <T> T got(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) throw cause;
      throw e;
    }
  }
}
