package switchboard.engine;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/// The entities of one kind that have a card: told what to do, and asked how they stand.
///
/// @param look the command that changes nothing and is answered with the card
/// @param seen the card in an answer, if there is one
public record CardEntities<C, R, K>(
    Entities<C> entities, Function<ActorRef<R>, C> look, Function<R, Optional<K>> seen) {

  /// @param id of the entity, with its tenant
  public CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
    return entities.ask(id, command);
  }

  /// Empty where there is none.
  public CompletionStage<Optional<K>> look(String id) {
    return ask(id, look).thenApply(seen);
  }
}
