package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.understanding.Days.Found;
import switchboard.engine.understanding.When.Grain;

/// Names of days, weeks, months and years, seen from one day.
final class DateWords {

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.ofEntries(
          Map.entry("monday", DayOfWeek.MONDAY),
          Map.entry("mon", DayOfWeek.MONDAY),
          Map.entry("tuesday", DayOfWeek.TUESDAY),
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("tues", DayOfWeek.TUESDAY),
          Map.entry("wednesday", DayOfWeek.WEDNESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("weds", DayOfWeek.WEDNESDAY),
          Map.entry("thursday", DayOfWeek.THURSDAY),
          Map.entry("thu", DayOfWeek.THURSDAY),
          Map.entry("thur", DayOfWeek.THURSDAY),
          Map.entry("thurs", DayOfWeek.THURSDAY),
          Map.entry("friday", DayOfWeek.FRIDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("saturday", DayOfWeek.SATURDAY),
          Map.entry("sat", DayOfWeek.SATURDAY),
          Map.entry("sunday", DayOfWeek.SUNDAY),
          Map.entry("sun", DayOfWeek.SUNDAY));

  private final Tokens tokens;
  private final LocalDate today;
  private final MonthWords months;
  private final Ranks ranks;
  private final WeekWords weeks;
  private final Neighbours neighbours;

  DateWords(Tokens tokens, LocalDate today, boolean dayFirst) {
    this.tokens = tokens;
    this.today = today;
    this.months = new MonthWords(tokens, today, dayFirst);
    this.ranks = new Ranks(tokens, today, months);
    this.weeks = new WeekWords(tokens, today);
    this.neighbours = new Neighbours(tokens, it -> plain(it, true));
  }

  static Optional<DayOfWeek> weekday(String word) {
    return Optional.ofNullable(WEEKDAYS.get(word));
  }

  /// The days named at `i`; `bare` accepts an ordinal without an article.
  Optional<Found> at(int i, boolean bare) {
    return neighbours.at(i).or(() -> plain(i, bare));
  }

  private Optional<Found> plain(int i, boolean bare) {
    return ranks
        .at(i)
        .or(() -> near(i))
        .or(() -> ahead(i))
        .or(() -> weekday(i))
        .or(() -> weeks.at(i))
        .or(() -> months.at(i, bare));
  }

  private Optional<Found> near(int i) {
    var to = tokens.after(i, "the?", "day", "after", "tomorrow");
    if (to > 0) return found(today.plusDays(2), to);
    to = tokens.after(i, "the?", "day", "before", "yesterday");
    if (to > 0) return Optional.of(Days.day(today.minusDays(2)).gone().upTo(to));
    to = tokens.after(i, "tomorrow|today", "week|fortnight");
    if (to > 0) return found(from(i).plusWeeks(tokens.is(to - 1, "week") ? 1 : 2), to);
    to = tokens.after(i, "the", "day", "after");
    if (to > 0 && ends(to) && tokens.has("tomorrow")) return found(today.plusDays(2), to);
    to = tokens.after(i, "the", "one", "after|following");
    if (to > 0) return oneAfter(i, tokens.after(to, "that?"));
    to = tokens.after(i, "the?", "same", "day", "next", "week");
    if (to > 0) return found(today.plusWeeks(1), to);
    return switch (tokens.text(i)) {
      case "today" -> found(today, i + 1);
      case "tomorrow" -> found(today.plusDays(1), i + 1);
      case "yesterday" -> Optional.of(Days.day(today.minusDays(1)).gone().upTo(i + 1));
      default -> Optional.empty();
    };
  }

  /// "not this friday, the one after".
  private Optional<Found> oneAfter(int i, int to) {
    for (var k = i - 1; k >= Math.max(0, i - 4); k--) {
      var day = WEEKDAYS.get(tokens.text(k));
      if (day != null) return found(coming(day).plusWeeks(tokens.is(k - 1, "next") ? 2 : 1), to);
    }
    return Optional.empty();
  }

  private LocalDate from(int i) {
    return tokens.is(i, "tomorrow") ? today.plusDays(1) : today;
  }

  /// "in three days", "two weeks from now", "a week ago", "within a week", "the next few days".
  private Optional<Found> ahead(int i) {
    var within = tokens.after(i, "within|over|during?", "the?", "next|coming");
    if (within < 0) within = tokens.after(i, "within");
    var in = tokens.after(i, "in", "about|around|like|maybe|say?");
    var start = within > 0 ? within : in > 0 ? in : i;
    var count = count(start);
    if (count.isEmpty()) return Optional.empty();
    var most = most(count.get());
    var unit = most.isPresent() ? most.get().to() : count.get().to();
    if (!tokens.is(unit, UNITS)) return Optional.empty();
    var after = tokens.after(unit + 1, "or", "two|three|so");
    var last = after > 0 && !tokens.is(after - 1, "so") ? two(after) : most;
    var to = after > 0 ? after : unit + 1;
    if (within > 0) return upTo(i, last.orElse(count.get()), unit, to);
    return placed(count.get().value(), unit, to)
        .or(() -> in < 0 ? Optional.empty() : later(count.get(), last, unit, to));
  }

  private static final String UNITS =
      "day|days|week|weeks|week's|weeks'|day's|month's|fortnight|fortnights|fortnight's|month|months|year|years";

  private Optional<NumberWords.Found> two(int after) {
    return NumberWords.small(tokens, after - 1);
  }

  /// "two or three days": the most of it.
  private Optional<NumberWords.Found> most(NumberWords.Found count) {
    return tokens.is(count.to(), "or|to")
        ? NumberWords.small(tokens, count.to() + 1)
            .filter(it -> it.value() > count.value() && tokens.is(it.to(), UNITS))
        : Optional.empty();
  }

  private Optional<Found> upTo(int i, NumberWords.Found count, int unit, int to) {
    return count.value() > 1 || tokens.is(i, "within")
        ? Optional.of(
            new Days(today, plus(count.value(), unit).plusDays(1), Grain.DAY, false).upTo(to))
        : Optional.empty();
  }

  private Optional<Found> later(
      NumberWords.Found count, Optional<NumberWords.Found> last, int unit, int to) {
    var date = plus(count.value(), unit);
    var end = last.map(it -> plus(it.value(), unit)).orElse(date).plusDays(1);
    var days = new Days(date, end, Grain.DAY, false);
    return Optional.of(days.upTo(tokens.is(to, "time") ? to + 1 : to));
  }

  /// "two weeks ago", "three days from tomorrow", "a fortnight today", "two weeks on friday".
  private Optional<Found> placed(int count, int unit, int to) {
    var date = plus(count, unit);
    if (tokens.is(to, "ago|earlier|back"))
      return Optional.of(Days.day(plus(-count, unit)).gone().upTo(to + 1));
    var weekly = tokens.is(unit, "week|weeks|fortnight");
    var time = tokens.skip(to, "time");
    var from = tokens.after(time, "from|on", "now|today|tomorrow");
    if (from < 0 && weekly) from = tokens.after(time, "today|tomorrow");
    var length = date.toEpochDay() - today.toEpochDay();
    if (from > 0) return found(from(from - 1).plusDays(length), from);
    var on = tokens.after(time, "from|on", "this|next|the|coming?");
    if (on < 0 && weekly && !tokens.is(unit - 1, "the|a")) on = time;
    if (on < 0) return Optional.empty();
    var weekday = WEEKDAYS.get(tokens.text(on));
    if (weekday != null) return found(coming(weekday).plusDays(length), on + 1);
    return tokens.is(on - 1, "from|the") && tokens.is(time, "from")
        ? months
            .at(tokens.is(on - 1, "the") ? on - 1 : on, true)
            .map(it -> Days.day(it.days().start().plusDays(length)).upTo(it.to()))
        : Optional.empty();
  }

  private Optional<NumberWords.Found> count(int i) {
    var couple = tokens.after(i, "a|the?", "couple", "of?", "more?");
    if (couple > 0) return Optional.of(new NumberWords.Found(2, couple));
    var few = tokens.after(i, "a?", "few", "more?");
    if (few > 0) return Optional.of(new NumberWords.Found(3, few));
    if (tokens.is(i, "a|an") || (tokens.is(i, "the") && tokens.is(i + 2, "from|ago")))
      return Optional.of(new NumberWords.Found(1, i + 1));
    if (tokens.is(i, "day|days|week|weeks|month|months"))
      return Optional.of(new NumberWords.Found(1, i));
    return NumberWords.cardinal(tokens, i).filter(it -> it.value() < 400);
  }

  private LocalDate plus(int count, int unit) {
    return switch (tokens.text(unit).charAt(0)) {
      case 'd' -> today.plusDays(count);
      case 'w' -> today.plusWeeks(count);
      case 'f' -> today.plusWeeks(2L * count);
      case 'm' -> today.plusMonths(count);
      default -> today.plusYears(count);
    };
  }

  private Optional<Found> weekday(int i) {
    var lead = tokens.after(i, "the?", "this|next|coming|following|last", "coming?");
    if (lead < 0) lead = tokens.after(i, "a", "week", "on|from?");
    if (lead < 0) lead = tokens.after(i, "next|this", "week", "on?");
    var longer = tokens.after(i, "next|this", "week", "on?");
    if (longer > 0 && WEEKDAYS.containsKey(tokens.text(longer))) lead = longer;
    var at = lead > 0 ? lead : tokens.after(i, "the?");
    var day = WEEKDAYS.get(tokens.text(at));
    if (day == null || (lead < 0 && unsure(at))) return Optional.empty();
    var date = lead > 0 ? led(day, i) : coming(day);
    if (tokens.is(i, "last") || tokens.after(i, "the", "last") > 0)
      return Optional.of(Days.day(coming(day).minusWeeks(1)).gone().upTo(at + 1));
    return Optional.of(followed(day, date, at + 1));
  }

  /// "sat" and "sun" are days only where a day is likely.
  private boolean unsure(int at) {
    return tokens.is(at, "sat|sun|wed|mon")
        && !tokens.is(at - 1, "on|by|for|until|till|before|after|or|and|to")
        && !tokens.is(at + 1, "at|morning|afternoon|evening|the|or|and|to|through")
        && !Character.isDigit((tokens.text(at + 1) + " ").charAt(0))
        && NumberWords.small(tokens, at + 1).isEmpty()
        && tokens.size() > 2;
  }

  private LocalDate led(DayOfWeek day, int i) {
    if (tokens.after(i, "a|an?", "week") > 0 && !tokens.is(i, "this|next"))
      return coming(day).plusWeeks(1);
    if (tokens.after(i, "next", "week") > 0) return inWeek(1, day);
    if (tokens.after(i, "the?", "next|following", "coming?") > 0) return inWeek(1, day);
    if (tokens.after(i, "this") > 0) return today.with(TemporalAdjusters.nextOrSame(day));
    return coming(day);
  }

  private Found followed(DayOfWeek day, LocalDate date, int to) {
    var next = tokens.after(to, "of|in|on?", "the?", "next|following", "week");
    if (next > 0) return Days.day(inWeek(1, day)).upTo(next);
    next = tokens.after(to, "the?", "week", "after", "next");
    if (next > 0) return Days.day(inWeek(2, day)).upTo(next);
    next = tokens.after(to, "after", "next");
    if (next < 0 && tokens.is(to, "after") && ends(to + 1)) next = to + 1;
    if (next > 0) return Days.day(coming(day).plusWeeks(1)).upTo(next);
    next = tokens.after(to, "of|in?", "this", "week");
    if (next > 0) return Days.day(inWeek(0, day)).upTo(next);
    next = tokens.after(to, "week|fortnight");
    if (next > 0) return Days.day(coming(day).plusWeeks(tokens.is(to, "week") ? 1 : 2)).upTo(next);
    next = tokens.after(to, "gone|past");
    if (next < 0) next = tokens.after(to, "just", "gone");
    if (next > 0) return Days.day(coming(day).minusWeeks(1)).gone().upTo(next);
    next = tokens.after(to, "coming");
    if (next > 0) return Days.day(date).upTo(next);
    return months.dated(date, tokens.after(to, "the?")).orElse(Days.day(date).upTo(to));
  }

  private LocalDate inWeek(int weeks, DayOfWeek day) {
    return Days.monday(today).plusWeeks(weeks).plusDays(day.getValue() - 1L);
  }

  private LocalDate coming(DayOfWeek day) {
    return today.with(TemporalAdjusters.next(day));
  }

  private boolean ends(int i) {
    return i >= tokens.size() || tokens.pauseBefore(i);
  }

  private static Optional<Found> found(LocalDate date, int to) {
    return Optional.of(Days.day(date).upTo(to));
  }
}
