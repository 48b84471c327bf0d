package switchboard.edge.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.handoff.HandOffMeans.Calling;
import switchboard.edge.message.Pacing;
import switchboard.edge.notice.Post;
import switchboard.engine.Entities;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// What people are called with.
///
/// @param callees who they are, and what was promised them
/// @param post where texts go
/// @param pacing how fast calls may be placed
public record OutboundMeans(
    Tenants tenants,
    Entities<Command> outbounds,
    Callees callees,
    Post post,
    Calling calling,
    Pacing pacing,
    MeterRegistry registry,
    Clock clock) {

  /// @throws IllegalStateException for a tenant this node has not heard of yet
  Card tenant(String id) {
    return tenants.byId(id).orElseThrow(() -> new IllegalStateException("an unknown tenant"));
  }

  Instant now() {
    return clock.instant();
  }

  Reply ask(String tenant, String id, Function<ActorRef<Reply>, Command> command) throws Exception {
    return got(outbounds.<Reply>ask(EntityIds.of(tenant, id), command));
  }

  Optional<Outbound.Card> look(String tenant, String id) throws Exception {
    return ask(tenant, id, Command.Look::new) instanceof Reply.Seen(var card)
        ? card
        : Optional.empty();
  }

  void count(String outcome) {
    registry.counter("switchboard_outbound", "outcome", outcome).increment();
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
