package switchboard.simulator.vendor;

import java.time.Duration;

/// How fast a simulated service is.
///
/// @param think from the end of the caller's speech to the first sound
/// @param chunk milliseconds of sound it sends at once
/// @param between two of them
/// @param silence milliseconds of it that end the caller's speech
public record Pace(Duration think, int chunk, Duration between, int silence) {

  /// As services are: an answer after a third of a second, sound five times as fast as it is
  /// played.
  public static final Pace USUAL =
      new Pace(Duration.ofMillis(300), 100, Duration.ofMillis(20), 300);

  /// For tests: no time is lost, and sound still comes piece by piece.
  public static final Pace QUICK = new Pace(Duration.ofMillis(2), 200, Duration.ofMillis(1), 100);

  Pace slow() {
    return new Pace(think.plusSeconds(3), chunk, between, silence);
  }
}
