package switchboard.edge.media;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.media.sound.Turns;

/// How telephones' sound is served.
///
/// @param port 0 for any free one
/// @param base where the outside world reaches us, as Twilio signs it
///   (`https://calls.example.com`); without it, the `Host` of the handshake is taken
/// @param patience which silences end a caller's turn
public record MediaSettings(
    String host, int port, Optional<String> base, Turns.Patience patience, Limits limits) {

  /// On this machine, with the usual patience and limits.
  public static MediaSettings local(int port) {
    return new MediaSettings(
        "127.0.0.1", port, Optional.empty(), Turns.Patience.USUAL, Limits.USUAL);
  }

  /// Listening at another address.
  public MediaSettings at(String host) {
    return new MediaSettings(host, port, base, patience, limits);
  }

  public MediaSettings withBase(Optional<String> base) {
    return new MediaSettings(host, port, base, patience, limits);
  }

  public MediaSettings withLimits(Limits limits) {
    return new MediaSettings(host, port, base, patience, limits);
  }

  /// What nobody is waited for any longer, and how much of anything there may be.
  ///
  /// @param unstarted sockets at a time whose stream has not been let in
  /// @param unstartedEach the same from one address
  /// @param toStart from the connection to the stream being let in
  /// @param phoneSilent without a frame from the telephone, or without it taking any
  /// @param vendorReady until a session listens
  /// @param vendorSilent while a vendor owes a reply
  /// @param queue sound that waits to be played
  public record Limits(
      int unstarted,
      int unstartedEach,
      Duration toStart,
      Duration phoneSilent,
      Duration vendorReady,
      Duration vendorSilent,
      Duration queue) {

    public static final Limits USUAL =
        new Limits(
            1_024,
            512,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60));
  }
}
