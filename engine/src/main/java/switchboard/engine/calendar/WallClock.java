package switchboard.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import switchboard.engine.calendar.Days.Stretch;
import switchboard.engine.tenant.Profile.Span;

/// A zone's wall clock turned into real time. A time the clocks skip is the moment they are put
/// forward; a time they show twice is the first of the two.
record WallClock(ZoneId zone) {

  LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, zone);
  }

  Instant at(LocalDateTime local) {
    var gap = zone.getRules().getTransition(local);
    return gap != null && gap.isGap() ? gap.getInstant() : local.atZone(zone).toInstant();
  }

  Slot day(LocalDate date) {
    return new Slot(at(date.atStartOfDay()), at(date.plusDays(1).atStartOfDay()));
  }

  /// When a day begins, in milliseconds.
  long start(LocalDate date) {
    return at(date.atStartOfDay()).toEpochMilli();
  }

  /// Whether the clocks are left alone from one moment to the other.
  boolean plain(long from, long to) {
    var next = zone.getRules().nextTransition(Instant.ofEpochMilli(from - 1));
    return next == null || next.getInstant().toEpochMilli() > to;
  }

  /// A span that does not end after it starts runs into the next day (`22:00` to `02:00`, or to
  /// midnight). An opening the clocks show twice is the second of the two, unless the closing comes
  /// before it, so that the clock never shows a closed hour. May be empty or turned round when the
  /// clocks skip it.
  Stretch span(LocalDate date, Span span) {
    var opens = date.atTime(span.from());
    var closes = (span.to().isAfter(span.from()) ? date : date.plusDays(1)).atTime(span.to());
    var to = at(closes).toEpochMilli();
    var late = opens.atZone(zone).withLaterOffsetAtOverlap().toInstant().toEpochMilli();
    var early = at(opens).toEpochMilli();
    return new Stretch(early < late && late < to && twice(opens) ? late : early, to);
  }

  private boolean twice(LocalDateTime local) {
    var change = zone.getRules().getTransition(local);
    return change != null && change.isOverlap();
  }
}
