package switchboard.simulator.twilio;

/// What a caller does when it is their turn.
public sealed interface Move {

  /// @param confidence how sure Twilio is of the words, 0 to 1
  record Speak(String text, double confidence) implements Move {}

  record Press(String digits) implements Move {}

  record StaySilent() implements Move {}

  record HangUp() implements Move {}
}
