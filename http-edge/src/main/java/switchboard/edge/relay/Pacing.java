package switchboard.edge.relay;

import java.time.Duration;

/// How long things may take on a socket.
///
/// @param setup until the network says which call it is
/// @param silence of the caller, once our words have been spoken
/// @param letter how long it takes to speak one
/// @param keys after a key, until no other follows
/// @param patience for the conversation's answer before it is asked again
/// @param soon how long a reply may take before we ask for its beginning
/// @param leaving how long a call may go on here once this node stops
public record Pacing(
    Duration setup,
    Duration silence,
    Duration letter,
    Duration keys,
    Duration patience,
    Duration soon,
    Duration leaving) {

  public static final Pacing USUAL =
      new Pacing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(6),
          Duration.ofMillis(65),
          Duration.ofMillis(1_500),
          Duration.ofSeconds(6),
          Duration.ofMillis(60),
          Duration.ofSeconds(30));

  Duration speaking(String text) {
    return letter.multipliedBy(text.length());
  }
}
