package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

  DateWords(Tokens tokens, LocalDate today, boolean dayFirst) {
    this.tokens = tokens;
    this.today = today;
    this.months = new MonthWords(tokens, today, dayFirst);
  }

  static Optional<DayOfWeek> weekday(String word) {
    return Optional.ofNullable(WEEKDAYS.get(word));
  }

  /// The days named at `i`; `bare` accepts an ordinal without an article.
  Optional<Found> at(int i, boolean bare) {
    return Stream.<Function<Integer, Optional<Found>>>of(
            months::ranked,
            this::near,
            this::ahead,
            this::weekday,
            this::weekend,
            this::partOfWeek,
            this::week,
            it -> months.at(it, bare))
        .map(it -> it.apply(i))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Found> near(int i) {
    var to = tokens.after(i, "the?", "day", "after", "tomorrow");
    if (to > 0) return found(today.plusDays(2), to);
    to = tokens.after(i, "the?", "day", "before", "yesterday");
    if (to > 0) return Optional.of(Days.day(today.minusDays(2)).gone().upTo(to));
    to = tokens.after(i, "a", "week", "from|on?", "today|tomorrow");
    if (to > 0) return found(today.plusDays(tokens.is(to - 1, "today") ? 7 : 8), to);
    to = tokens.after(i, "tomorrow|today", "week");
    if (to > 0) return found(today.plusDays(tokens.is(i, "today") ? 7 : 8), to);
    return switch (tokens.text(i)) {
      case "today" -> found(today, i + 1);
      case "tomorrow" -> found(today.plusDays(1), i + 1);
      case "yesterday" -> Optional.of(Days.day(today.minusDays(1)).gone().upTo(i + 1));
      default -> Optional.empty();
    };
  }

  /// "in three days", "two weeks from now", "a week ago", "within a week", "the next few days".
  private Optional<Found> ahead(int i) {
    var within = tokens.after(i, "within|over|during?", "the?", "next|coming");
    if (within < 0) within = tokens.after(i, "within");
    var in = tokens.after(i, "in", "about|around|maybe?");
    var start = within > 0 ? within : in > 0 ? in : i;
    var count = count(start);
    if (count.isEmpty()) return Optional.empty();
    var unit = count.get().to();
    if (!tokens.is(unit, "day|days|week|weeks|fortnight|fortnights|month|months|year|years"))
      return Optional.empty();
    var date = plus(count.get().value(), unit);
    if (within > 0)
      return count.get().value() > 1 || tokens.is(i, "within")
          ? Optional.of(new Days(today, date.plusDays(1), Grain.DAY, false).upTo(unit + 1))
          : Optional.empty();
    if (tokens.is(unit + 1, "ago|earlier|back"))
      return Optional.of(Days.day(plus(-count.get().value(), unit)).gone().upTo(unit + 2));
    var from = tokens.after(unit + 1, "from", "now|today|tomorrow");
    if (from > 0) return found(tokens.is(from - 1, "tomorrow") ? date.plusDays(1) : date, from);
    var weekday = tokens.after(unit + 1, "from|on", "this|next|the?");
    var name = WEEKDAYS.get(tokens.text(weekday));
    if (weekday > 0 && name != null)
      return found(
          coming(name).plusDays(plus(count.get().value(), unit).toEpochDay() - today.toEpochDay()),
          weekday + 1);
    if (in < 0) return Optional.empty();
    return found(date, tokens.is(unit + 1, "time") ? unit + 2 : unit + 1);
  }

  private Optional<NumberWords.Found> count(int i) {
    var couple = tokens.after(i, "a|the?", "couple", "of?", "more?");
    if (couple > 0) return Optional.of(new NumberWords.Found(2, couple));
    var few = tokens.after(i, "a?", "few", "more?");
    if (few > 0) return Optional.of(new NumberWords.Found(3, few));
    if (tokens.is(i, "a|an|the")) return Optional.of(new NumberWords.Found(1, i + 1));
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
    if (lead < 0) lead = tokens.after(i, "week", "on|from?");
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
        && !tokens.is(at + 1, "at|morning|afternoon|evening|the|or|and")
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
    var next = tokens.after(to, "of|in?", "next", "week");
    if (next > 0) return Days.day(inWeek(1, day)).upTo(next);
    next = tokens.after(to, "the?", "week", "after", "next");
    if (next > 0) return Days.day(inWeek(2, day)).upTo(next);
    next = tokens.after(to, "after", "next");
    if (next > 0) return Days.day(coming(day).plusWeeks(1)).upTo(next);
    next = tokens.after(to, "of|in?", "this", "week");
    if (next > 0) return Days.day(inWeek(0, day)).upTo(next);
    next = tokens.after(to, "week");
    if (next > 0) return Days.day(coming(day).plusWeeks(1)).upTo(next);
    return months.dated(date, tokens.after(to, "the?")).orElse(Days.day(date).upTo(to));
  }

  private LocalDate inWeek(int weeks, DayOfWeek day) {
    return Days.monday(today).plusWeeks(weeks).plusDays(day.getValue() - 1L);
  }

  private LocalDate coming(DayOfWeek day) {
    return today.with(TemporalAdjusters.next(day));
  }

  private Optional<Found> weekend(int i) {
    var of = tokens.after(i, "the?", "weekend", "of", "the?");
    var named = of > 0 ? months.at(of, true) : Optional.<Found>empty();
    if (named.isPresent())
      return Optional.of(Days.weekend(named.get().days().start()).upTo(named.get().to()));
    var to = tokens.after(i, "the?", "weekend", "after", "next");
    if (to > 0) return Optional.of(Days.weekend(today.plusWeeks(2)).upTo(to));
    to = tokens.after(i, "the?", "next|following", "weekend");
    if (to > 0) return Optional.of(Days.weekend(today.plusWeeks(1)).upTo(to));
    to = tokens.after(i, "last", "weekend");
    if (to > 0) return Optional.of(Days.weekend(today.minusWeeks(1)).gone().upTo(to));
    to = tokens.after(i, "the|this|a?", "coming?", "weekend|weekends");
    return to > 0 ? Optional.of(Days.weekend(today).upTo(to)) : Optional.empty();
  }

  /// "early next week", "the end of the week", "midweek", "later this week".
  private Optional<Found> partOfWeek(int i) {
    var mid = tokens.after(i, "midweek");
    if (mid > 0) return found(ahead(inWeek(0, DayOfWeek.WEDNESDAY), 1), mid);
    var part =
        tokens.after(
            i,
            "the?",
            "early|beginning|start|middle|mid|end|late|later|back|rest|first|latter|second",
            "half|part|end?",
            "of|in|on?",
            "the?");
    if (part < 0) return Optional.empty();
    var weeks = tokens.is(part, "next") ? 1 : 0;
    var to = tokens.after(part, "this|next?", "week");
    if (to < 0) return Optional.empty();
    var word = tokens.text(tokens.skip(i, "the"));
    var monday = Days.monday(today).plusWeeks(weeks);
    if (Tokens.oneOf(word, "later|rest") && weeks == 0)
      return Optional.of(
          new Days(
                  word.equals("rest") ? today : today.plusDays(1),
                  monday.plusDays(7),
                  Grain.DAY,
                  false)
              .upTo(to));
    var days =
        switch (word) {
          case "early", "first" -> Days.span(monday, 2);
          case "beginning", "start" -> Days.day(monday);
          case "middle", "mid" -> Days.day(monday.plusDays(2));
          case "end" -> Days.day(monday.plusDays(4));
          default -> Days.span(monday.plusDays(3), 2);
        };
    var gone = weeks == 0 && !days.end().isAfter(today);
    return Optional.of(
        (gone
                ? new Days(days.start().plusWeeks(1), days.end().plusWeeks(1), Grain.DAY, false)
                : days)
            .upTo(to));
  }

  private LocalDate ahead(LocalDate date, int weeks) {
    return date.isBefore(today) ? date.plusWeeks(weeks) : date;
  }

  private Optional<Found> week(int i) {
    var to = tokens.after(i, "the?", "week", "after", "next");
    if (to > 0) return week(2, to);
    to = tokens.after(i, "the?", "week", "of", "the?");
    if (to > 0) {
      var named = months.at(to, true);
      if (named.isPresent())
        return Optional.of(Days.week(named.get().days().start()).upTo(named.get().to()));
    }
    to = tokens.after(i, "the?", "next|following", "week");
    if (to > 0) return week(1, to);
    to = tokens.after(i, "this", "coming?", "week");
    if (to > 0) return week(0, to);
    to = tokens.after(i, "last", "week");
    return to > 0 ? Optional.of(Days.week(today.minusWeeks(1)).gone().upTo(to)) : Optional.empty();
  }

  private Optional<Found> week(int weeks, int to) {
    return Optional.of(Days.week(today.plusWeeks(weeks)).upTo(to));
  }

  private static Optional<Found> found(LocalDate date, int to) {
    return Optional.of(Days.day(date).upTo(to));
  }
}
