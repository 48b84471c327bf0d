package switchboard.simulator.twilio;

import java.util.OptionalInt;

/// Somebody on the phone. Each call has its own.
@FunctionalInterface
public interface Caller {

  /// What they do, having heard what they heard.
  Move answer(Ask ask);

  /// Whether they stay on the line, having heard this while they wait for others.
  default boolean waits(String heard) {
    return true;
  }

  /// Whether they go on talking to others.
  ///
  /// @param came whether they joined the others, and not the others them
  default boolean stays(boolean came) {
    return !came;
  }

  /// After how many milliseconds of being spoken to they cut in, every other time.
  default OptionalInt interrupts() {
    return OptionalInt.empty();
  }

  /// How it ends when their call is passed on to `target`: a `DialCallStatus`.
  default String dialled(String target) {
    return "completed";
  }
}
