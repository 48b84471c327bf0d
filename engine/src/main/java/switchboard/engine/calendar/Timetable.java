package switchboard.engine.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile.Span;

/// When visits may start and when they may take place.
///
/// @param always whether opening hours do not matter: then every day is one span
/// @param step between two starts, counted from the opening
record Timetable(WallClock clock, Map<DayOfWeek, List<Span>> hours, boolean always, Duration step) {

  /// Every start from a day before `from` to the end of the day of `to`, in order.
  Stream<Instant> starts(Instant from, Instant to) {
    return spans(from, to).flatMap(this::steps).distinct().sorted();
  }

  boolean starts(Instant start) {
    return spans(start, start)
        .filter(it -> !start.isBefore(it.start()) && start.isBefore(it.end()))
        .map(it -> Duration.between(it.start(), start).toMillis())
        .anyMatch(it -> it % step.toMillis() == 0);
  }

  /// The spans that have to do with that time, touching ones joined.
  Stretches open(Instant from, Instant to) {
    return Stretches.of(spans(from, to).toList());
  }

  /// A span may have begun the day before.
  private Stream<Slot> spans(Instant from, Instant to) {
    if (to.isBefore(from)) return Stream.empty();
    var first = clock.date(from).minusDays(1);
    return first.datesUntil(clock.date(to).plusDays(1)).flatMap(it -> spans(it).stream());
  }

  private List<Slot> spans(LocalDate date) {
    if (always) return List.of(clock.day(date));
    return clock.spans(date, hours.getOrDefault(date.getDayOfWeek(), List.of()));
  }

  private Stream<Instant> steps(Slot span) {
    return Stream.iterate(span.start(), it -> it.isBefore(span.end()), it -> it.plus(step));
  }
}
