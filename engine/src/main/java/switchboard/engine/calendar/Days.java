package switchboard.engine.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import switchboard.engine.tenant.Profile.Span;

/// The days of a wall clock from a first one on, and where they begin in real time.
///
/// @param starts of the days in milliseconds, and at last the end of the last day
/// @param plain whether the clocks leave the day and the next one alone
record Days(WallClock clock, LocalDate first, long[] starts, boolean[] plain) {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long NANOS = 1_000_000;

  /// Some opening hours of a day, in milliseconds.
  record Stretch(long from, long to) {}

  static Days of(WallClock clock, LocalDate first, LocalDate last) {
    var count = (int) Math.max(1, last.toEpochDay() - first.toEpochDay() + 1);
    var starts = new long[count + 1];
    for (int i = 0; i <= count; i++) starts[i] = clock.start(first.plusDays(i));
    var plain = new boolean[count];
    for (int i = 0; i < count; i++)
      plain[i] = clock.plain(starts[i], i + 2 <= count ? starts[i + 2] : starts[i + 1] + DAY);
    return new Days(clock, first, starts, plain);
  }

  int count() {
    return plain.length;
  }

  LocalDate date(int day) {
    return first.plusDays(day);
  }

  long start(int day) {
    return starts[day];
  }

  long end(int day) {
    return starts[day + 1];
  }

  /// The day of a moment; the first or the last one for what lies outside.
  int of(long at) {
    var found = Arrays.binarySearch(starts, at);
    return Math.clamp(found >= 0 ? found : -found - 2, 0, plain.length - 1);
  }

  Stretch whole(int day) {
    return new Stretch(start(day), end(day));
  }

  /// Hours of that day in real time; those the clocks skip are left out.
  List<Stretch> spans(int day, List<Span> spans) {
    var found = new ArrayList<Stretch>(spans.size());
    for (var it : spans) {
      var stretch = plain[day] ? plainly(day, it) : clock.span(date(day), it);
      if (stretch.from < stretch.to) found.add(stretch);
    }
    return found;
  }

  private Stretch plainly(int day, Span span) {
    var midnight = starts[day];
    var from = span.from().toNanoOfDay() / NANOS;
    var to = span.to().toNanoOfDay() / NANOS;
    return new Stretch(midnight + from, midnight + (to > from ? to : to + DAY));
  }
}
