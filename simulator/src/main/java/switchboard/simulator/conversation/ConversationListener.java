package switchboard.simulator.conversation;

import java.time.Duration;

/// Hears both sides of one conversation as it happens. Every method may be left out.
public interface ConversationListener {

  ConversationListener NOBODY = new ConversationListener() {};

  /// It begins. `sid` is the call's, or blank for a conversation by text.
  default void onStarted(String from, String to, String sid) {}

  /// The server answered a webhook after `latency`.
  default void onAnswered(Duration latency) {}

  /// The first of the other side's words came over a socket, `latency` after the customer's.
  default void onFirstWords(Duration latency) {}

  /// The other side said or wrote something.
  default void onHeard(String text) {}

  /// The other side played a recording.
  default void onPlayed(String url) {}

  /// The customer said or wrote something, and was understood with `confidence`.
  default void onSaid(String text, double confidence) {}

  /// The customer pressed keys.
  default void onPressed(String digits) {}

  /// The customer let their turn pass.
  default void onSilence() {}

  /// The call was passed on to `target`, which ended as `status` says.
  default void onDialled(String target, String status) {}

  /// The call was joined with others in `room`.
  default void onJoined(String room) {}

  /// The customer left a recording.
  default void onRecorded(String text) {}

  /// Something Twilio would complain about.
  default void onProblem(String text) {}

  /// It is over.
  default void onEnded(String reason) {}
}
