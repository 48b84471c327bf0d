package switchboard.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import switchboard.engine.tenant.Profile.Span;

/// A zone's wall clock turned into real time. A time the clocks skip is the moment they are put
/// forward; a time they show twice is the first of the two.
record WallClock(ZoneId zone) {

  LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  LocalTime time(Instant at) {
    return at.atZone(zone).toLocalTime();
  }

  Instant at(LocalDateTime local) {
    var gap = zone.getRules().getTransition(local);
    return gap != null && gap.isGap() ? gap.getInstant() : local.atZone(zone).toInstant();
  }

  Slot day(LocalDate date) {
    return new Slot(at(date.atStartOfDay()), at(date.plusDays(1).atStartOfDay()));
  }

  List<Slot> spans(LocalDate date, List<Span> spans) {
    return spans.stream().flatMap(it -> span(date, it).stream()).toList();
  }

  /// A span that does not end after it starts runs into the next day (`22:00` to `02:00`, or to
  /// midnight). Empty if the clocks skip all of it.
  private Optional<Slot> span(LocalDate date, Span span) {
    var lastDay = span.to().isAfter(span.from()) ? date : date.plusDays(1);
    var from = at(date.atTime(span.from()));
    var to = at(lastDay.atTime(span.to()));
    return from.isBefore(to) ? Optional.of(new Slot(from, to)) : Optional.empty();
  }
}
