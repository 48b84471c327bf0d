package switchboard.edge.session;

import java.time.Duration;

/// How long a service may take before it is given up.
///
/// @param connect from the first packet to the end of the handshake
/// @param ready from there until it listens
/// @param ping how often it is asked whether it is still there
/// @param silence without any frame, answers to those pings included
/// @param idle how often it is told that we are, where it wants that
public record Patience(
    Duration connect, Duration ready, Duration ping, Duration silence, Duration idle) {

  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(25),
          Duration.ofSeconds(8));
}
