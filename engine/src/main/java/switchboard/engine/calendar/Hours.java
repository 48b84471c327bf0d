package switchboard.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.calendar.Days.Stretch;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.tenant.PublicHolidays;

/// Which hours count on a date. An exception for the resource comes before one for the business,
/// and both before public holidays and the week; of several exceptions the shortest counts, of
/// equally short ones the last. A resource with a week of its own is never put to work outside it
/// by an exception for the business. A span belongs to the day it begins on.
///
/// @param own the resource's week; empty means that of the business
/// @param holidays whether each of the days is one
/// @param always whether hours do not matter: then only exceptions that close a day do
record Hours(
    Map<DayOfWeek, List<Span>> week,
    Map<DayOfWeek, List<Span>> own,
    List<DayException> exceptions,
    List<DayException> ownExceptions,
    boolean[] holidays,
    boolean always) {

  static Hours of(Profile profile, Days days, boolean always) {
    var planning = profile.planning();
    var general = planning.exceptions().stream().filter(it -> it.resource().isEmpty()).toList();
    var holidays = holidays(planning.holidays(), days);
    return new Hours(profile.hours(), Map.of(), general, List.of(), holidays, always);
  }

  private static boolean[] holidays(Optional<Holidays> kept, Days days) {
    var holidays = new boolean[days.count()];
    if (kept.isPresent())
      for (int day = 0; day < holidays.length; day++)
        holidays[day] = holiday(kept.get(), days.date(day));
    return holidays;
  }

  private static boolean holiday(Holidays kept, LocalDate date) {
    return !kept.open().contains(date)
        && PublicHolidays.of(kept.country(), kept.region(), date.getYear()).contains(date);
  }

  /// Those of one resource; empty if it has nothing of its own.
  Optional<Hours> of(Profile profile, Resource resource) {
    var its =
        profile.planning().exceptions().stream()
            .filter(it -> it.resource().filter(resource.id()::equals).isPresent())
            .toList();
    if (resource.hours().isEmpty() && its.isEmpty()) return Optional.empty();
    return Optional.of(new Hours(week, resource.hours(), exceptions, its, holidays, always));
  }

  List<Stretch> on(Days days, int day) {
    var date = days.date(day);
    var mine = exception(ownExceptions, date);
    var all = exception(exceptions, date);
    if (always) {
      var closed = mine.or(() -> all).filter(it -> it.hours().isEmpty()).isPresent();
      return closed ? List.of() : List.of(days.whole(day));
    }
    if (mine.isPresent()) return days.spans(day, mine.get().hours());
    var usual = usual(days, day);
    if (all.isEmpty()) return holidays[day] ? List.of() : usual;
    var special = days.spans(day, all.get().hours());
    return own.isEmpty() ? special : common(special, usual);
  }

  /// What the week says, whatever the date.
  List<Stretch> usual(Days days, int day) {
    return days.spans(day, weekly(days.date(day).getDayOfWeek()));
  }

  /// What the exception that counts on a date is called; empty if there is none.
  Optional<String> label(LocalDate date) {
    return exception(ownExceptions, date)
        .or(() -> exception(exceptions, date))
        .map(DayException::label);
  }

  private List<Span> weekly(DayOfWeek day) {
    return (own.isEmpty() ? week : own).getOrDefault(day, List.of());
  }

  private static Optional<DayException> exception(List<DayException> all, LocalDate date) {
    if (all.isEmpty()) return Optional.empty();
    return all.stream()
        .filter(it -> !date.isBefore(it.from()) && !date.isAfter(it.to()))
        .reduce((one, other) -> days(other) <= days(one) ? other : one);
  }

  private static long days(DayException it) {
    return it.to().toEpochDay() - it.from().toEpochDay();
  }

  private static List<Stretch> common(List<Stretch> some, List<Stretch> others) {
    return some.stream()
        .flatMap(a ->
            others.stream()
                .map(b -> new Stretch(Math.max(a.from(), b.from()), Math.min(a.to(), b.to()))))
        .filter(it -> it.from() < it.to())
        .sorted(Comparator.comparingLong(Stretch::from))
        .toList();
  }
}
