package switchboard.edge.duty;

import java.time.Instant;
import switchboard.engine.duty.Duty;

/// Does duties of one kind. May be asked to do the same one again, for a node may die between doing
/// it and saying so; may throw, and is then asked again later. Blocks: called on a virtual thread,
/// which is interrupted when it takes too long.
@FunctionalInterface
public interface Handler {

  /// What came of it.
  sealed interface Outcome {

    record Done() implements Outcome {}

    /// Not yet.
    ///
    /// @param why a short word for the table and the log, nothing about a person
    record Later(Instant due, String why) implements Outcome {}

    /// It is no longer called for.
    record Dropped(String why) implements Outcome {}
  }

  Outcome handle(Duty duty) throws Exception;
}
