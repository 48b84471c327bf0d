package switchboard.simulator.chat;

import java.time.Duration;

/// One thing a simulated model does in an answer.
public sealed interface Move {

  /// Says something, token by token.
  record Words(String text) implements Move {}

  /// Wants a function called.
  ///
  /// @param arguments sent as they are, JSON or not
  record Call(String function, String arguments) implements Move {}

  /// Sends nothing for a while.
  record Pause(Duration length) implements Move {}

  /// Answers with a status and no stream; only as the first move.
  record Refuse(int status) implements Move {}

  /// Closes the connection, in the middle of whatever it is.
  record Drop() implements Move {}

  /// Says the same again and again until nobody listens.
  record Endless(String text) implements Move {}

  /// Sends a line that belongs to no protocol.
  record Garbage(String line) implements Move {}
}
