package switchboard.engine.calendar;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.understanding.When;

/// When a caller would like it. Empty means: any time.
///
/// @param parts of the day that suit; none named means all do
public record Wish(Optional<When> when, Set<Part> parts) {

  public static final Wish ANY = new Wish(Optional.empty(), Set.of());

  public enum Part {
    MORNING,
    AFTERNOON,
    EVENING;

    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    /// The part a visit starting then belongs to.
    public static Part of(LocalTime start) {
      if (start.isBefore(NOON)) return MORNING;
      return start.isBefore(FIVE) ? AFTERNOON : EVENING;
    }
  }

  public static Wish of(When when) {
    return new Wish(Optional.of(when), Set.of());
  }

  public static Wish of(Optional<When> when) {
    return new Wish(when, Set.of());
  }
}
