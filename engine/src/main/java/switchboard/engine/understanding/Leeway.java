package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/// What was said about a time beside the time itself. Whatever is empty limits nothing.
///
/// @param days that suit, in any week
/// @param notDays that do not suit, in any week
/// @param notDates that do not suit
/// @param parts of the day that suit
/// @param notBefore the earliest start, on the wall clock
/// @param notAfter the latest start, on the wall clock
/// @param latest whether it should be as late on the day as it can
/// @param odd why what was said is no time at all
public record Leeway(
    Set<DayOfWeek> days,
    Set<DayOfWeek> notDays,
    Set<LocalDate> notDates,
    Set<Part> parts,
    Optional<LocalTime> notBefore,
    Optional<LocalTime> notAfter,
    boolean latest,
    Optional<Odd> odd) {

  public static final Leeway NONE =
      new Leeway(
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());

  public enum Part {
    MORNING,
    AFTERNOON,
    EVENING
  }

  public enum Odd {
    /// The 31st of February.
    NO_SUCH_DATE,
    /// Half past two in the night in which the clocks go forward.
    NO_SUCH_TIME
  }

  /// Whether something limits the time.
  public boolean said() {
    return !equals(NONE);
  }

  /// Whether an hour is limited but no day named.
  public boolean hours() {
    return notBefore.isPresent() || notAfter.isPresent();
  }
}
