package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Wish.Part;

/// What a caller said about the time they would like, beside the time itself; and with what. Lists
/// are in natural order; one that is empty excludes nothing.
///
/// @param days that suit, in any week
/// @param notDays that do not suit, in any week
/// @param notDates that do not suit
/// @param parts of the day that suit
/// @param notBefore the earliest start, on the wall clock
/// @param notAfter the latest start, on the wall clock
/// @param latest whether it should be as late on the day as it can
/// @param with resources it must take beside the one who leads: a property, a room
public record Preference(
    @JsonInclude(NON_EMPTY) List<DayOfWeek> days,
    @JsonInclude(NON_EMPTY) List<DayOfWeek> notDays,
    @JsonInclude(NON_EMPTY) List<LocalDate> notDates,
    @JsonInclude(NON_EMPTY) List<Part> parts,
    @JsonInclude(NON_EMPTY) Optional<LocalTime> notBefore,
    @JsonInclude(NON_EMPTY) Optional<LocalTime> notAfter,
    @JsonInclude(NON_DEFAULT) boolean latest,
    @JsonInclude(NON_EMPTY) List<String> with) {

  public static final Preference NONE =
      new Preference(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());

  public Preference {
    days = sorted(days);
    notDays = sorted(notDays);
    notDates = sorted(notDates);
    parts = sorted(parts);
    with = sorted(with);
  }

  private static <T> List<T> sorted(@Nullable Collection<T> items) {
    return items == null ? List.of() : items.stream().distinct().sorted().toList();
  }

  /// Empty where nothing was said.
  public Optional<Preference> said() {
    return equals(NONE) ? Optional.empty() : Optional.of(this);
  }

  /// Whether it says nothing about the time.
  public boolean plain() {
    return equals(NONE.withResources(with));
  }

  public Preference withResources(List<String> resources) {
    return new Preference(days, notDays, notDates, parts, notBefore, notAfter, latest, resources);
  }
}
