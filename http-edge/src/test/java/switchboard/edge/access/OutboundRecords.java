package switchboard.edge.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.Page;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.outbound.Refusals;

/// Calls of a business's own, one of each tenant, in memory.
final class OutboundRecords {

  private OutboundRecords() {}

  static Outbounds outbounds(Instant at) {
    return new Outbounds() {
      @Override
      public Page<Row> list(
          String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
        return new Page<>(List.of(row(tenant, at)), Optional.empty());
      }

      @Override
      public Optional<Row> byId(String tenant, String id) {
        return Optional.of(row(tenant, at)).filter(it -> it.id().equals(id));
      }

      @Override
      public boolean ours(String tenant, String conversation) {
        return false;
      }
    };
  }

  private static Outbounds.Row row(String tenant, Instant at) {
    return new Outbounds.Row(
        "call-" + tenant,
        Purpose.Kind.CALL_BACK,
        "task-" + tenant,
        Status.WAITING,
        Optional.of("customer-" + tenant),
        Optional.of("Name of " + tenant),
        Optional.empty(),
        Optional.of("Need of " + tenant),
        at,
        Optional.of(at),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Outbounds.Try(0, at, Optional.of("busy"))));
  }

  static Refusals refusals() {
    return new Refusals() {
      @Override
      public boolean refuses(String tenant, String customer) {
        return false;
      }

      @Override
      public void set(String tenant, String customer, boolean refuses, Instant now) {
        throw new AssertionError("nobody refuses");
      }
    };
  }

  /// Entities that nobody can reach.
  static <C> Entities<C> nobody() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
        throw new AssertionError("nobody asks");
      }
    };
  }
}
