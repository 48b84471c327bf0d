package switchboard.engine.understanding;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// "Move my three o'clock tomorrow to four": the time something has, and the one it shall have.
///
/// @param aim the words of the second
public record Shifting(Optional<When> from, Optional<When> to, String aim) {

  private static final String JOINTS = "to|until|till|a|para";

  /// Reads both sides of the last "to" behind which a time is said. Pure.
  public static Shifting of(String text, Instant now, ZoneId zone, String country) {
    var tokens = Tokens.of(text);
    for (var i = tokens.size() - 2; i > 0; i--) {
      if (!tokens.is(i, JOINTS)) continue;
      var aim = tokens.surface(i + 1, tokens.size());
      var to = when(aim, now, zone, country, true);
      if (to.isPresent())
        return new Shifting(when(tokens.surface(0, i), now, zone, country, false), to, aim);
    }
    return new Shifting(when(text, now, zone, country, false), Optional.empty(), "");
  }

  private static Optional<When> when(
      String text, Instant now, ZoneId zone, String country, boolean expected) {
    return TimeExpressions.find(Tokens.of(text), now, zone, country, expected)
        .flatMap(TimeExpressions.Found::when);
  }
}
