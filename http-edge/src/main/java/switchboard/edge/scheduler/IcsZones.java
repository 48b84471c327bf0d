package switchboard.edge.scheduler;

import biweekly.ICalendar;
import biweekly.io.TimezoneInfo;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;

/// In which zone the times of a feed are meant: the zone a property names, by its own name or by
/// what Outlook calls it; else as the feed itself defines it; else, for times that name none, the
/// zone of the calendar.
record IcsZones(TimezoneInfo known, ZoneId calendar) {

  /// @param sure false: nobody knows the zone
  record Meant(TimeZone zone, boolean sure) {}

  static IcsZones of(ICalendar feed, ZoneId otherwise) {
    var told = feed.getExperimentalProperty("X-WR-TIMEZONE");
    var zone = told == null ? Optional.<ZoneId>empty() : named(told.getValue());
    return new IcsZones(feed.getTimezoneInfo(), zone.orElse(otherwise));
  }

  Meant of(ICalProperty property, boolean utc) {
    if (utc) return new Meant(TimeZone.getTimeZone(ZoneOffset.UTC), true);
    var defined = Optional.ofNullable(known.getTimezone(property));
    var name =
        defined
            .map(it ->
                it.getComponent() == null
                    ? it.getTimeZone().getID()
                    : it.getComponent().getTimezoneId().getValue())
            .or(() -> Optional.ofNullable(property.getParameter("TZID")));
    if (name.isEmpty()) return new Meant(TimeZone.getTimeZone(calendar), true);
    return named(name.get())
        .map(TimeZone::getTimeZone)
        .or(() -> defined.map(it -> it.getTimeZone()))
        .map(it -> new Meant(it, true))
        .orElseGet(() -> new Meant(TimeZone.getTimeZone(ZoneOffset.UTC), false));
  }

  /// The zone with this name, which may have a maker's prefix (`/example.org/Europe/London`).
  static Optional<ZoneId> named(String name) {
    var rest = name.strip().replace("\"", "");
    var outlook = OutlookZones.named(rest);
    if (outlook.isPresent()) return outlook;
    while (!rest.isEmpty()) {
      var zone = zone(rest);
      if (zone.isPresent()) return zone;
      var slash = rest.indexOf('/');
      if (slash < 0) return Optional.empty();
      rest = rest.substring(slash + 1);
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static LocalDateTime local(DateTimeComponents it) throws BrokenFeed {
    try {
      return LocalDateTime.of(
          it.getYear(),
          it.getMonth(),
          it.getDate(),
          it.getHour(),
          it.getMinute(),
          Math.min(it.getSecond(), 59));
    } catch (DateTimeException _) {
      throw new BrokenFeed("no-such-time");
    }
  }

  /// The moment a wall clock shows this time: the first, where it shows it twice, and the moment
  /// the clocks are put forward, where it never does.
  static Instant moment(LocalDateTime local, TimeZone zone) {
    var named = named(zone.getID());
    if (named.isPresent()) {
      var gap = named.get().getRules().getTransition(local);
      return gap != null && gap.isGap() ? gap.getInstant() : local.atZone(named.get()).toInstant();
    }
    return defined(local, zone);
  }

  static LocalDateTime local(Instant moment, TimeZone zone) {
    var offset = zone.getOffset(moment.toEpochMilli()) / 1000;
    return LocalDateTime.ofInstant(moment, ZoneOffset.ofTotalSeconds(offset));
  }

  /// Of a zone only the feed itself defines.
  private static Instant defined(LocalDateTime local, TimeZone zone) {
    var utc = local.toInstant(ZoneOffset.UTC).toEpochMilli();
    var guess = utc - zone.getOffset(utc - zone.getRawOffset());
    return Instant.ofEpochMilli(utc - zone.getOffset(guess));
  }
}
