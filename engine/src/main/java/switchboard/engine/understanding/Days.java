package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import switchboard.engine.understanding.When.Grain;

/// Whole days on the calendar.
///
/// @param end exclusive
/// @param past whether the speaker looked back ("yesterday") and so means no future day
record Days(LocalDate start, LocalDate end, Grain grain, boolean past) {

  /// Days and the index after the words that named them.
  record Found(Days days, int to) {}

  static Days day(LocalDate date) {
    return new Days(date, date.plusDays(1), Grain.DAY, false);
  }

  static Days span(LocalDate start, int days) {
    return new Days(start, start.plusDays(days), Grain.DAY, false);
  }

  /// The week of `date`, Monday to Sunday.
  static Days week(LocalDate date) {
    var monday = monday(date);
    return new Days(monday, monday.plusWeeks(1), Grain.WEEK, false);
  }

  static Days weekend(LocalDate date) {
    return span(monday(date).plusDays(5), 2);
  }

  static Days month(LocalDate date) {
    var first = date.withDayOfMonth(1);
    return new Days(first, first.plusMonths(1), Grain.MONTH, false);
  }

  static Days year(int year) {
    return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), Grain.YEAR, false);
  }

  static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  boolean single() {
    return end.equals(start.plusDays(1));
  }

  boolean within(Days other) {
    return !start.isBefore(other.start) && !end.isAfter(other.end);
  }

  Days gone() {
    return new Days(start, end, grain, true);
  }

  Found upTo(int to) {
    return new Found(this, to);
  }
}
