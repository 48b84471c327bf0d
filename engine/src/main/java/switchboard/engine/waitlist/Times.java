package switchboard.engine.waitlist;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Wish;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.understanding.When;

/// The times somebody waits for, in a form fit to be kept. Lists are in natural order; one that is
/// empty excludes nothing.
///
/// @param days of the week that suit, `notDays` and `notDates` those that do not
/// @param notBefore the earliest start, `notAfter` the latest, on the wall clock
public record Times(
    @JsonInclude(NON_EMPTY) Optional<When> when,
    @JsonInclude(NON_EMPTY) List<Part> parts,
    @JsonInclude(NON_EMPTY) List<DayOfWeek> days,
    @JsonInclude(NON_EMPTY) List<DayOfWeek> notDays,
    @JsonInclude(NON_EMPTY) List<LocalDate> notDates,
    @JsonInclude(NON_EMPTY) Optional<LocalTime> notBefore,
    @JsonInclude(NON_EMPTY) Optional<LocalTime> notAfter) {

  public static final Times ANY = of(Optional.empty());

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  public Times {
    parts = sorted(parts);
    days = sorted(days);
    notDays = sorted(notDays);
    notDates = sorted(notDates);
  }

  private static <T> List<T> sorted(@Nullable Collection<T> items) {
    return items == null ? List.of() : items.stream().distinct().sorted().toList();
  }

  public static Times of(Optional<When> when) {
    return new Times(
        when, List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /// The same as a question to availability.
  public Wish wish() {
    return Wish.of(when)
        .in(Set.copyOf(parts))
        .on(Set.copyOf(days))
        .notOn(Set.copyOf(notDays))
        .notOnDates(Set.copyOf(notDates))
        .between(notBefore, notAfter.filter(it -> it.isBefore(LAST_MINUTE)).map(Times::beyond));
  }

  /// A wish names the first start that no longer suits.
  private static LocalTime beyond(LocalTime latest) {
    return latest.plusMinutes(1);
  }
}
