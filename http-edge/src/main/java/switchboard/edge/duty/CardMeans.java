package switchboard.edge.duty;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.CardEntities;
import switchboard.engine.duty.Duty;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// What the duties of one kind of card are done with: it is told and looked at, and waited for.
public interface CardMeans<C, R, K> {

  Tenants tenants();

  CardEntities<C, R, K> cards();

  MeterRegistry registry();

  Clock clock();

  /// The counter of what becomes of them.
  String counter();

  /// @throws IllegalStateException for a tenant this node has not heard of yet
  default Tenants.Card tenant(String id) {
    return tenants().byId(id).orElseThrow(() -> new IllegalStateException("an unknown tenant"));
  }

  default Instant now() {
    return clock().instant();
  }

  default R ask(String tenant, String id, Function<ActorRef<R>, C> command) throws Exception {
    return Awaited.of(cards().ask(EntityIds.of(tenant, id), command));
  }

  default Optional<K> look(String tenant, String id) throws Exception {
    return Awaited.of(cards().look(EntityIds.of(tenant, id)));
  }

  /// Tells the card this duty is about, whatever it makes of it.
  default Handler.Outcome told(Duty it, Function<ActorRef<R>, C> command) throws Exception {
    ask(it.tenant(), it.subject(), command);
    return new Handler.Outcome.Done();
  }

  default void count(String outcome) {
    registry().counter(counter(), "outcome", outcome).increment();
  }
}
