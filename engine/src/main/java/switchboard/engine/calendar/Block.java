package switchboard.engine.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Time a resource is not there, on the wall clock: once, or every week.
///
/// @param date the first day of it
/// @param to before `from`: on the next day
public record Block(
    LocalDate date,
    LocalTime from,
    LocalTime to,
    ZoneId zone,
    Kind kind,
    @JsonInclude(Include.NON_EMPTY) Optional<Weekly> weekly) {

  /// Why, as far as anybody needs to know.
  public enum Kind {
    BREAK,
    HOLIDAY,
    SICK,
    MEETING,
    PRIVATE,
    OTHER
  }

  /// @param until the last day, if there is one
  public record Weekly(Set<DayOfWeek> days, Optional<LocalDate> until) {}

  /// Whether it is any time at all.
  public boolean sound() {
    return !from.equals(to)
        && weekly
            .filter(it -> it.days().isEmpty() || it.until().filter(date::isAfter).isPresent())
            .isEmpty();
  }

  /// What it takes of the window, in order.
  public List<Slot> within(Slot window) {
    var clock = new WallClock(zone);
    var first = later(date, clock.date(window.start()).minusDays(1));
    var last = last(clock.date(window.end()));
    if (last.isBefore(first)) return List.of();
    return first
        .datesUntil(last.plusDays(1))
        .filter(this::on)
        .flatMap(it -> on(it, clock))
        .filter(window::overlaps)
        .toList();
  }

  private boolean on(LocalDate day) {
    return weekly.map(it -> it.days().contains(day.getDayOfWeek())).orElse(day.equals(date));
  }

  private Stream<Slot> on(LocalDate day, WallClock clock) {
    var start = clock.at(day.atTime(from));
    var end = clock.at((to.isAfter(from) ? day : day.plusDays(1)).atTime(to));
    return start.isBefore(end) ? Stream.of(new Slot(start, end)) : Stream.empty();
  }

  private LocalDate last(LocalDate window) {
    if (weekly.isEmpty()) return date;
    return weekly.get().until().filter(it -> it.isBefore(window)).orElse(window);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
