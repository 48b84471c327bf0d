package switchboard.engine.understanding;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import switchboard.engine.understanding.ClockWords.Clock;
import switchboard.engine.understanding.ClockWords.Half;
import switchboard.engine.understanding.TimeFrame.Bound;
import switchboard.engine.understanding.When.Grain;

/// Places a [TimeFrame] on the wall clock of a zone: local times first, then the zone's offsets, so
/// that days of 23 and 25 hours come out right. A time that a change of clocks skips moves forward
/// by the gap; one that happens twice is the first that is still to come.
final class TimeResolver {

  private final ZonedDateTime now;
  private final LocalDate today;

  TimeResolver(ZonedDateTime now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.today = now.toLocalDate();
  }

  When resolve(TimeFrame frame) {
    if (frame.moment().isPresent()) return moment(frame.moment().get());
    if (frame.several()) return days(frame, frame.day().orElseThrow());
    if (frame.clock().isPresent()) return clock(frame, frame.clock().get());
    if (frame.part().isPresent()) return part(frame, frame.part().get());
    return days(frame, frame.day().orElseThrow());
  }

  private When moment(Moments.Moment moment) {
    var there = now.plus(moment.distance());
    return moment.within()
        ? when(now, Optional.of(there), moment.grain())
        : when(there, Optional.empty(), moment.grain());
  }

  private When days(TimeFrame frame, Days days) {
    var grain = days.grain();
    if (frame.lastDay().isPresent())
      return when(start(days.start()), Optional.of(start(frame.lastDay().get().end())), grain);
    return switch (frame.dayBound()) {
      case AT -> when(start(days.start()), Optional.of(start(days.end())), grain);
      case FROM -> when(start(days.start()), Optional.empty(), grain);
      case AFTER -> when(start(days.end()), Optional.empty(), grain);
      case BEFORE -> until(start(days.start()), grain);
      case BY, UNTIL -> until(start(days.end()), grain);
    };
  }

  private When until(ZonedDateTime end, Grain grain) {
    var start = now.isBefore(end) ? now : start(end.toLocalDate());
    return when(start, Optional.of(end), grain);
  }

  private When part(TimeFrame frame, DayPart part) {
    var date = frame.day().map(Days::start).orElseGet(() -> next(part));
    var start = at(date, part.from());
    var end = at(last(part, date), part.to());
    return switch (frame.dayBound()) {
      case AT -> when(start, Optional.of(end), Grain.HOUR);
      case BY, UNTIL -> until(part.noonBreak() ? start : end, Grain.HOUR);
      case BEFORE -> until(start, Grain.HOUR);
      case AFTER -> when(end, Optional.empty(), Grain.HOUR);
      case FROM -> when(start, Optional.empty(), Grain.HOUR);
    };
  }

  private static LocalDate last(DayPart part, LocalDate date) {
    return part.to().isAfter(part.from()) ? date : date.plusDays(1);
  }

  /// The nearest one that is not over; a morning that has begun is tomorrow's.
  private LocalDate next(DayPart part) {
    var begun = !now.toLocalTime().isBefore(part.from());
    var over = part.to().isAfter(part.from()) && !now.toLocalTime().isBefore(part.to());
    return over || (begun && part.half() == Half.AM) ? today.plusDays(1) : today;
  }

  private When clock(TimeFrame frame, Clock said) {
    var clock = frame.part().map(it -> within(said, it)).orElse(said);
    var date = frame.day().map(Days::start).orElseGet(() -> nearest(frame, clock));
    var start = shifted(frame, clock, date);
    if (frame.lastClock().isPresent()) return stretch(frame, start, frame.lastClock().get());
    return switch (frame.clockBound()) {
      case AT -> bounded(frame, start, clock);
      case AFTER, FROM -> when(start, Optional.empty(), clock.grain());
      case BY -> when(now, Optional.of(start), clock.grain());
      case BEFORE, UNTIL -> {
        var morning = start(start.toLocalDate());
        var from = morning.isBefore(now) && now.isBefore(start) ? now : morning;
        yield when(frame.dayBound() == Bound.AT ? from : now, Optional.of(start), clock.grain());
      }
    };
  }

  /// "by friday at noon": the bound was said with the day and holds for the time.
  private When bounded(TimeFrame frame, ZonedDateTime start, Clock clock) {
    return switch (frame.dayBound()) {
      case BEFORE, BY, UNTIL -> until(start, clock.grain());
      case AFTER, FROM -> when(start, Optional.empty(), clock.grain());
      case AT -> when(start, Optional.empty(), clock.grain());
    };
  }

  private When stretch(TimeFrame frame, ZonedDateTime start, Clock last) {
    var from = start.toLocalTime();
    var named = frame.part().map(it -> within(last, it)).orElse(last);
    var end = named.open() ? after(named, from) : named.plausible();
    var day = end.isAfter(from) ? start.toLocalDate() : start.toLocalDate().plusDays(1);
    var grain = frame.clock().orElseThrow().grain() == Grain.MINUTE ? Grain.MINUTE : last.grain();
    return when(start, Optional.of(at(day, end)), grain);
  }

  private static LocalTime after(Clock clock, LocalTime from) {
    var early = LocalTime.of(clock.hour() % 12, clock.minute());
    return early.isAfter(from) ? early : early.plusHours(12);
  }

  static Clock within(Clock clock, DayPart part) {
    if (!clock.open() || part.half() == Half.OPEN) return clock;
    if (part.night())
      return clock.hour() < 5 || clock.hour() == 12 ? clock.in(Half.AM) : clock.in(Half.PM);
    return clock.hour() == 12 && part.half() == Half.AM ? clock : clock.in(part.half());
  }

  private LocalDate nearest(TimeFrame frame, Clock clock) {
    if (frame.part().isPresent() && clock.half() != Half.FIXED) {
      var later = at(today, clock.plausible()).isAfter(now) ? today : today.plusDays(1);
      return frame.part().get().night() && clock.half() == Half.AM ? later.minusDays(1) : later;
    }
    var midnight = clock.half() == Half.FIXED && clock.hour() == 0 && clock.minute() == 0;
    if (midnight) return today;
    return at(today, clock.plausible()).isAfter(now) ? today : today.plusDays(1);
  }

  /// The moment on `date`; an open hour of today that is over is this evening's; midnight and the
  /// small hours of a night belong to the day after.
  private ZonedDateTime shifted(TimeFrame frame, Clock clock, LocalDate date) {
    var time = clock.plausible();
    var midnight = time.equals(LocalTime.MIDNIGHT);
    var small = frame.part().map(DayPart::night).orElse(false) && time.getHour() < 5;
    var there = at(midnight || small ? date.plusDays(1) : date, time);
    var evening = clock.open() && time.getHour() < 12 && date.equals(today) && !there.isAfter(now);
    return evening && frame.day().isPresent() ? at(date, time.plusHours(12)) : there;
  }

  private ZonedDateTime at(LocalDate date, LocalTime time) {
    if (time.equals(LocalTime.MIDNIGHT)) return start(date);
    var first = ZonedDateTime.of(date, time, now.getZone());
    var later = first.withLaterOffsetAtOverlap();
    return first.isBefore(now) && !later.isBefore(now) ? later : first;
  }

  private ZonedDateTime start(LocalDate date) {
    return date.atStartOfDay(now.getZone());
  }

  private static When when(ZonedDateTime start, Optional<ZonedDateTime> end, Grain grain) {
    var until = end.filter(it -> it.isAfter(start)).map(ZonedDateTime::toOffsetDateTime);
    return new When(start.toOffsetDateTime(), until, grain);
  }
}
