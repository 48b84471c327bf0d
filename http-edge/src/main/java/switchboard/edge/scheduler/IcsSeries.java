package switchboard.edge.scheduler;

import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import switchboard.edge.scheduler.IcsZones.Meant;
import switchboard.engine.calendar.Slot;

/// One event of a feed, once or as often as it recurs.
///
/// @param days counted for an event that lasts whole days; they may be shorter or longer than 24
///   hours
record IcsSeries(
    VEvent event,
    IcsZones zones,
    Meant meant,
    Instant start,
    Duration length,
    Optional<Long> days) {

  /// More instances than any person's calendar holds in a window.
  static final int MOST = 5_000;

  private static final Duration EAST = Duration.ofHours(14);
  private static final Duration WEST = Duration.ofHours(12);

  static IcsSeries of(VEvent event, IcsZones zones) throws BrokenFeed {
    var begins = event.getDateStart();
    if (begins == null || begins.getValue() == null) throw new BrokenFeed("no-start");
    var first = raw(begins.getValue());
    var meant = zones.of(begins, first.isUtc());
    var start = moment(first, meant);
    if (!first.hasTime()) {
      var days = days(event, LocalDate.of(first.getYear(), first.getMonth(), first.getDate()));
      var length = Duration.between(start, later(start, days, zones.calendar()));
      return new IcsSeries(event, zones, meant, start, length, Optional.of(days));
    }
    return new IcsSeries(event, zones, meant, start, length(event, zones, start), Optional.empty());
  }

  private static Duration length(VEvent event, IcsZones zones, Instant start) throws BrokenFeed {
    if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
      var end = raw(event.getDateEnd().getValue());
      return Duration.between(start, moment(end, zones.of(event.getDateEnd(), end.isUtc())));
    }
    if (event.getDuration() == null || event.getDuration().getValue() == null) return Duration.ZERO;
    return Duration.ofMillis(event.getDuration().getValue().toMillis());
  }

  private static long days(VEvent event, LocalDate first) throws BrokenFeed {
    if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
      var end = IcsZones.local(raw(event.getDateEnd().getValue())).toLocalDate();
      return Math.max(1, ChronoUnit.DAYS.between(first, end));
    }
    if (event.getDuration() == null || event.getDuration().getValue() == null) return 1;
    return Math.max(1, Duration.ofMillis(event.getDuration().getValue().toMillis()).toDays());
  }

  boolean recurs() {
    return event.getRecurrenceRule() != null || !event.getRecurrenceDates().isEmpty();
  }

  /// Which instance of its series this one replaces.
  Optional<Instant> replaces() throws BrokenFeed {
    var id = event.getRecurrenceId();
    return id == null ? Optional.empty() : Optional.of(moment(id));
  }

  /// The starts that may touch the window, without those that are excepted.
  Set<Instant> starts(Slot window) throws BrokenFeed {
    var starts = new TreeSet<Instant>();
    starts.add(start);
    var rule = event.getRecurrenceRule();
    if (rule != null && rule.getValue() != null) starts.addAll(ruled(rule.getValue(), window));
    for (var it : event.getRecurrenceDates()) {
      for (var date : it.getDates()) starts.add(moment(date, it));
      for (var period : it.getPeriods()) starts.add(moment(period.getStartDate(), it));
    }
    for (var it : event.getExceptionDates())
      for (var date : it.getValues()) starts.remove(moment(date, it));
    return starts;
  }

  private Set<Instant> ruled(Recurrence rule, Slot window) throws BrokenFeed {
    var starts = new TreeSet<Instant>();
    var dates = ended(rule).getDateIterator(Date.from(start), zone());
    if (rule.getCount() == null)
      dates.advanceTo(Date.from(window.start().minus(length).minus(EAST)));
    for (var steps = 0; dates.hasNext(); steps++) {
      if (steps > MOST) throw new BrokenFeed("too-many-instances");
      var next = dates.next().toInstant();
      if (!next.isBefore(window.end().plus(EAST))) break;
      starts.add(next);
    }
    return starts;
  }

  /// The end of a rule is meant in the zone of its event, and a day that ends it belongs to it.
  private Recurrence ended(Recurrence rule) throws BrokenFeed {
    var until = rule.getUntil();
    if (until == null || until.getRawComponents() == null) return rule;
    var raw = until.getRawComponents();
    if (raw.isUtc()) return rule;
    var local = IcsZones.local(raw);
    var last = until.hasTime() ? local : local.toLocalDate().atTime(23, 59, 59);
    var end = Date.from(IcsZones.moment(last, zone()));
    return new Recurrence.Builder(rule).until(end, true).build();
  }

  /// From `start` on; wider, when nobody knows the zone it is meant in.
  Optional<Slot> slot(Instant start) {
    var end = days.map(it -> later(start, it, zones.calendar())).orElse(start.plus(length));
    if (!start.isBefore(end)) return Optional.empty();
    var slot = new Slot(start, end);
    return Optional.of(meant.sure() ? slot : slot.padded(EAST, WEST));
  }

  private TimeZone zone() {
    return days.isPresent() ? TimeZone.getTimeZone(zones.calendar()) : meant.zone();
  }

  private static Instant later(Instant start, long days, ZoneId zone) {
    return start.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
  }

  private Instant moment(DateOrDateTimeProperty property) throws BrokenFeed {
    return moment(property.getValue(), property);
  }

  /// A time of this event that stands in another property of it. A day means the instance of that
  /// day.
  private Instant moment(@Nullable ICalDate date, ICalProperty property) throws BrokenFeed {
    if (date == null) throw new BrokenFeed("no-date");
    var raw = raw(date);
    if (raw.hasTime() && days.isEmpty()) return moment(raw, zones.of(property, raw.isUtc()));
    var day = IcsZones.local(raw).toLocalDate();
    var own = IcsZones.local(start, zone()).toLocalTime();
    return IcsZones.moment(day.atTime(own), zone());
  }

  private static Instant moment(DateTimeComponents raw, Meant meant) throws BrokenFeed {
    return IcsZones.moment(IcsZones.local(raw), meant.zone());
  }

  private static DateTimeComponents raw(ICalDate date) throws BrokenFeed {
    var raw = date.getRawComponents();
    if (raw == null) throw new BrokenFeed("no-date");
    return raw;
  }
}
