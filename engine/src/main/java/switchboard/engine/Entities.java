package switchboard.engine;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/// How anyone reaches the entities of one kind: a sharded ask in production, a lambda in tests. The
/// stage fails with a [java.util.concurrent.TimeoutException] when no answer came in time, which
/// does not mean that nothing was stored: every command may be sent again.
public interface Entities<C> {

  <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command);
}
