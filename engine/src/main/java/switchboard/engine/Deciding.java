package switchboard.engine;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;

/// An entity whose state decides: every command is answered, and a failing journal restarts it with
/// growing pauses instead of ending it.
public abstract class Deciding<C, E extends Fact, S>
    extends EventSourcedBehaviorWithEnforcedReplies<C, E, S> {

  protected Deciding(PersistenceId id) {
    super(
        id,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
  }

  /// Stores what was decided and answers once it is stored, or says why it will not be.
  ///
  /// @param accepted of the state that came of it, and whether anything was new
  protected final <A, R> ReplyEffect<E, S> settled(
      Decision<E, R> decision,
      ActorRef<A> replyTo,
      BiFunction<S, Boolean, A> accepted,
      Function<R, A> rejected) {
    return switch (decision) {
      case Accept(var events) ->
          Effect().persist(events).thenReply(replyTo, it -> accepted.apply(it, !events.isEmpty()));
      case Reject(var reason) -> Effect().reply(replyTo, rejected.apply(reason));
    };
  }
}
