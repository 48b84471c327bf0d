package switchboard.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Days.Stretch;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Span;

/// A date on which other hours count than those of the week: the very hours [Availability] goes by.
///
/// @param resource whose hours they are; empty: those of everybody who has no hours of their own
///   that day
/// @param hours empty means closed
/// @param label what the owner calls it, if it is an exception of theirs
/// @param holiday whether it is a public holiday that is kept
public record SpecialDay(
    LocalDate date,
    Optional<String> resource,
    List<Span> hours,
    Optional<String> label,
    boolean holiday) {

  /// Those between two dates, both included, in order. Where there is one of the business, every
  /// resource with a week or exceptions of its own has one too.
  public static List<SpecialDay> of(Profile profile, LocalDate from, LocalDate to) {
    var days = Days.of(new WallClock(profile.zone()), from, to);
    var general = Hours.of(profile, days, false);
    var found = new ArrayList<SpecialDay>();
    for (int day = 0; day < days.count(); day++) {
      var all = special(general, days, day, Optional.empty());
      boolean special = differs(general, days, day);
      if (special) found.add(all);
      for (var it : profile.resources()) {
        var own = general.of(profile, it);
        if (own.isPresent() && (special || differs(own.get(), days, day)))
          found.add(special(own.get(), days, day, Optional.of(it.id())));
      }
    }
    return List.copyOf(found);
  }

  private static boolean differs(Hours hours, Days days, int day) {
    return !hours.on(days, day).equals(hours.usual(days, day));
  }

  private static SpecialDay special(Hours hours, Days days, int day, Optional<String> resource) {
    var date = days.date(day);
    var label = hours.label(date).filter(it -> !it.isBlank());
    boolean holiday = hours.holidays()[day] && hours.label(date).isEmpty();
    var open = hours.on(days, day).stream().map(it -> span(days, it)).toList();
    return new SpecialDay(date, resource, open, label, holiday);
  }

  private static Span span(Days days, Stretch it) {
    return new Span(clock(days, it.from()), clock(days, it.to()));
  }

  private static LocalTime clock(Days days, long at) {
    return days.clock().local(Instant.ofEpochMilli(at)).toLocalTime();
  }
}
