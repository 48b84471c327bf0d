package switchboard.engine.specialist;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import switchboard.engine.specialist.Contribution.Spent;
import switchboard.engine.tenant.Specialist;

/// How specialists think. Returns at once and tells what came of it, once, on any thread; after
/// [Thought#cancel] nobody listens.
@FunctionalInterface
public interface Thinker {

  /// One who is looked up in the sources; at once.
  Thinker READING =
      (who, about, _, to) -> {
        var all = about.profile().persona().specialists();
        to.accept(new Told(Reading.of(who, all, about.question().text()), Optional.empty()));
        return () -> {};
      };

  /// @param attempt counts from 0
  Thought think(Specialist who, Case about, int attempt, Consumer<Told> to);

  /// Whether it is worth another attempt when the first was in vain.
  default boolean again(Case about, int attempt, Duration left) {
    return false;
  }

  record Told(Opinion opinion, Optional<Spent> spent) {}

  interface Thought {
    void cancel();
  }
}
