package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.Set;

/// When a home without heat is an emergency.
///
/// @param months in which it always is
/// @param below a temperature, in the degrees people there speak of: whoever tells a lower one
///   needs help in any month, whoever tells a higher one can wait
public record Season(Set<Month> months, @JsonInclude(NON_EMPTY) Optional<Integer> below) {

  /// From November to March.
  public static final Season NORTHERN =
      new Season(
          Set.of(Month.NOVEMBER, Month.DECEMBER, Month.JANUARY, Month.FEBRUARY, Month.MARCH),
          Optional.empty());

  /// From May to September.
  public static final Season SOUTHERN =
      new Season(
          Set.of(Month.MAY, Month.JUNE, Month.JULY, Month.AUGUST, Month.SEPTEMBER),
          Optional.empty());

  public Season {
    months = months == null ? Set.of() : Set.copyOf(months);
  }

  public boolean holds(LocalDate today) {
    return months.contains(today.getMonth());
  }
}
