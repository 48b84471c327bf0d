package switchboard.engine.understanding;

import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.understanding.Bounds.Led;
import switchboard.engine.understanding.TimeFrame.Bound;
import switchboard.engine.understanding.When.Grain;

/// Adds days to a [TimeFrame]: one, from one to another, one or another; the same day said twice
/// ("tomorrow, monday") and a day within a longer time said before ("in june, the fifth").
final class DayStretch {

  private static final int MOST = 6;

  private final Tokens tokens;
  private final DateWords dates;
  private final Bounds bounds;
  private final LocalDate today;
  private final boolean dayFirst;

  DayStretch(Tokens tokens, DateWords dates, Bounds bounds, LocalDate today, boolean dayFirst) {
    this.tokens = tokens;
    this.dates = dates;
    this.bounds = bounds;
    this.today = today;
    this.dayFirst = dayFirst;
  }

  Optional<TimeFrame> at(TimeFrame frame, int i, Led led, boolean bare) {
    if (frame.day().isPresent()) return again(frame, i, led);
    var at = tokens.skip(i, "on");
    return dates
        .at(at, bare)
        .map(it -> {
          var bound = led.bound() == Bound.AT ? frame.dayBound() : led.bound();
          var to = it.to();
          var trailing = bounds.after(to);
          if (trailing.isPresent() && !led.between()) {
            bound = bound == Bound.AT || bound == Bound.AFTER ? trailing.get().bound() : bound;
            to = trailing.get().to();
          }
          return extended(frame.day(it.days(), bound, to), led, at, it.to());
        });
  }

  private Optional<TimeFrame> again(TimeFrame frame, int i, Led led) {
    var known = frame.day().orElseThrow();
    if (led.bound() != Bound.AT || led.between() || frame.lastDay().isPresent() || known.past())
      return Optional.empty();
    var at = tokens.skip(i, "on");
    var found = dates.at(at, false);
    if (found.isEmpty()) return Optional.empty();
    var days = found.get().days();
    if (known.single())
      return known.within(days) ? Optional.of(frame.upTo(found.get().to())) : Optional.empty();
    if (days.start().equals(known.start()) && days.end().equals(known.end()))
      return Optional.of(frame.upTo(found.get().to()));
    var eve = known.start().minusDays(1);
    return new DateWords(tokens, eve.isBefore(today) ? today : eve, dayFirst)
        .at(at, false)
        .filter(it -> it.days().single() && it.days().within(known))
        .map(it -> frame.day(it.days(), frame.dayBound(), it.to()));
  }

  private TimeFrame extended(TimeFrame frame, Led led, int at, int to) {
    var grown = both(frame, to).orElse(frame);
    for (var more = 0; more < MOST; more++) {
      var next = lastDay(grown, led, at);
      if (next.to() == grown.to()) break;
      grown = next;
    }
    return grown;
  }

  /// "after monday but before thursday".
  private Optional<TimeFrame> both(TimeFrame frame, int to) {
    if (frame.dayBound() != Bound.AFTER && frame.dayBound() != Bound.FROM) return Optional.empty();
    var led = bounds.before(tokens.skip(to, "and|but"), false);
    var before = led.bound() == Bound.BEFORE;
    if (!before && led.bound() != Bound.BY && led.bound() != Bound.UNTIL) return Optional.empty();
    return dates
        .at(led.to(), true)
        .map(it -> {
          var first = frame.day().orElseThrow();
          var start = frame.dayBound() == Bound.AFTER ? first.end() : first.start();
          var named = named(Days.day(start), it, led.to());
          var last = before ? Days.day(named.start().minusDays(1)) : named;
          return frame.day(Days.day(start), Bound.AT, it.to()).lastDay(last, false, it.to());
        });
  }

  private TimeFrame lastDay(TimeFrame frame, Led led, int from) {
    var to = frame.to();
    var through =
        tokens.after(
            to, led.between() ? "and|to" : "to|through|thru|until|till|til|-", "on|the|about?");
    var other = led.between() ? -1 : tokens.after(to, "or|and", "maybe|even|possibly|else|on?");
    var listed = listed(to);
    var at = through > 0 ? through : other > 0 ? other : listed ? to : -1;
    if (at < 0) return frame;
    var first = frame.lastDay().or(frame::day).orElseThrow();
    var last =
        dates
            .at(at, true)
            .or(() -> dates.at(tokens.skip(at - 1, "or|and|to|through"), true))
            .or(() -> counted(first, from, to, at, through > 0));
    if (last.isEmpty()) return frame;
    var start = adopted(frame, from, to, last.get());
    var next = named(start.lastDay().or(start::day).orElseThrow(), last.get(), at);
    var end = last.get().to();
    if (through > 0) {
      var bound = frame.dayBound() == Bound.FROM ? Bound.AT : frame.dayBound();
      return start.day(start.day().orElseThrow(), bound, end).lastDay(next, false, end);
    }
    var apart =
        first.grain() == Grain.DAY
            && next.grain() == Grain.DAY
            && !next.start().isBefore(first.end());
    var near = next.start().equals(start.lastDay().or(start::day).orElseThrow().end());
    var choice = !tokens.is(to, "and") || tokens.is(to + 1, "or");
    return near || (choice && apart)
        ? start.lastDay(next, true, end)
        : choice ? frame.upTo(end) : frame;
  }

  /// "monday tuesday or wednesday".
  private boolean listed(int i) {
    return dates
        .at(i, false)
        .filter(it -> it.days().single() && tokens.is(it.to(), "or|and"))
        .filter(it -> dates.at(it.to() + 1, false).isPresent())
        .isPresent();
  }

  /// "june 3 to 5": the month holds for both.
  private Optional<Days.Found> counted(Days first, int from, int to, int at, boolean through) {
    if (!through || !monthly(from, to)) return Optional.empty();
    var day = NumberWords.small(tokens, at).filter(it -> it.value() <= 31);
    return day.filter(it -> it.value() > first.start().getDayOfMonth())
        .filter(it -> it.value() <= first.start().lengthOfMonth())
        .filter(it -> !tokens.is(it.to(), "am|pm|oclock"))
        .map(it -> Days.day(first.start().withDayOfMonth(it.value())).upTo(it.to()));
  }

  /// "the 3rd or the 4th of june": both are in june.
  private TimeFrame adopted(TimeFrame frame, int from, int to, Days.Found last) {
    var day = NumberWords.ordinal(tokens, tokens.skip(from, "the"));
    if (day.isEmpty() || day.get().to() != to || !last.days().single()) return frame;
    if (!monthly(to, last.to()) || frame.lastDay().isPresent()) return frame;
    var month = last.days().start();
    if (day.get().value() > month.lengthOfMonth()) return frame;
    var date = month.withDayOfMonth(day.get().value());
    return date.isBefore(month) ? frame.day(Days.day(date), frame.dayBound(), to) : frame;
  }

  private boolean monthly(int from, int to) {
    for (var i = from; i < to; i++)
      if (MonthNames.at(tokens.text(i)).isPresent() || tokens.is(i, "month")) return true;
    return false;
  }

  /// "monday to wednesday" said on a tuesday: the wednesday after that monday.
  private Days named(Days first, Days.Found found, int at) {
    var last = found.days();
    var number = NumberWords.ordinal(tokens, tokens.skip(at, "the"));
    if (number.isPresent() && number.get().to() == found.to())
      return numbered(first.start(), number.get().value());
    if (!last.start().isBefore(first.start()) || last.grain() != Grain.DAY) return last;
    var days = first.start().toEpochDay() - last.start().toEpochDay();
    var shift = (days + 6) / 7 * 7;
    return new Days(last.start().plusDays(shift), last.end().plusDays(shift), last.grain(), false);
  }

  private static Days numbered(LocalDate first, int day) {
    var month = first.withDayOfMonth(1);
    while (day > month.lengthOfMonth() || month.withDayOfMonth(day).isBefore(first))
      month = month.plusMonths(1);
    return Days.day(month.withDayOfMonth(day));
  }
}
