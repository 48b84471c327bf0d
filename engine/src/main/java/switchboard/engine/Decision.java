package switchboard.engine;

import java.util.List;

/// What an entity makes of a command: the facts to store, or the reason it will not.
public sealed interface Decision<E, R> {

  record Accept<E, R>(List<E> events) implements Decision<E, R> {}

  record Reject<E, R>(R reason) implements Decision<E, R> {}
}
