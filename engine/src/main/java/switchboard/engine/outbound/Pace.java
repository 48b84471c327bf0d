package switchboard.engine.outbound;

import java.time.Duration;
import java.time.Instant;

/// How fast calls of one account may be placed: one after another, never two closer than the gap.
/// Those who wait have their place; beyond so many nobody else is let in. Pure.
///
/// @param free when the next call may be placed
/// @param most how many may wait; those in a hurry as many again
public record Pace(Instant free, Duration gap, int most) {

  public sealed interface Answer {
    /// @param at when it may be placed
    record Go(Instant at, Pace next) implements Answer {}

    /// @param again when to ask again
    record Full(Instant again) implements Answer {}
  }

  /// @param urgent whether somebody's life may hang on it: then twice as many may wait
  public Answer take(Instant now, boolean urgent) {
    var at = free.isAfter(now) ? free : now;
    var longest = gap.multipliedBy(urgent ? 2L * most : most);
    boolean full = Duration.between(now, at).compareTo(longest) > 0;
    return full
        ? new Answer.Full(at.minus(longest))
        : new Answer.Go(at, new Pace(at.plus(gap), gap, most));
  }
}
