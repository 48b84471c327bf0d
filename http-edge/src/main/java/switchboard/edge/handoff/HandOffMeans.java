package switchboard.edge.handoff;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.message.Lines;
import switchboard.edge.message.Ringer;
import switchboard.edge.notice.Post;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.Presences;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// What callers are put through with.
///
/// @param conversations as people see them
/// @param post where texts go
public record HandOffMeans(
    Tenants tenants,
    Entities<Command> handOffs,
    Entities<Task.Command> tasks,
    Conversations conversations,
    Presences presences,
    Post post,
    Calling calling,
    MeterRegistry registry,
    Clock clock) {

  /// How people are called, and calls are changed.
  ///
  /// @param links addresses for the network to turn to, below `base`
  /// @param base our public address, if we know it by now
  public record Calling(
      Ringer ringer, Lines lines, OnCallLinks links, Supplier<Optional<String>> base) {}

  /// @throws IllegalStateException for a tenant this node has not heard of yet
  Card tenant(String id) {
    return tenants.byId(id).orElseThrow(() -> new IllegalStateException("an unknown tenant"));
  }

  Instant now() {
    return clock.instant();
  }

  Reply ask(String tenant, String conversation, Function<ActorRef<Reply>, Command> command)
      throws Exception {
    return got(handOffs.<Reply>ask(EntityIds.of(tenant, conversation), command));
  }

  Optional<HandOff.Card> look(String tenant, String conversation) throws Exception {
    return ask(tenant, conversation, Command.Look::new) instanceof Reply.Seen(var card)
        ? card
        : Optional.empty();
  }

  /// Where the business reads of a conversation.
  Optional<String> page(String conversation) {
    return page(calling.base().get(), conversation);
  }

  /// The same below an address of ours.
  public static Optional<String> page(Optional<String> base, String conversation) {
    return base.map(
        it -> it + "/calls/" + URLEncoder.encode(conversation, StandardCharsets.UTF_8));
  }

  void count(String outcome) {
    registry.counter("switchboard_handoffs", "outcome", outcome).increment();
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
