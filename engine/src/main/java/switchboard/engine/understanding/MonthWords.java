package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.understanding.Days.Found;
import switchboard.engine.understanding.When.Grain;

/// Days by their number and month, written or spoken, and months, years and feasts. A date without
/// a year is the next one.
final class MonthWords {

  private static final Map<String, Month> MONTHS =
      Map.ofEntries(
          Map.entry("january", Month.JANUARY),
          Map.entry("jan", Month.JANUARY),
          Map.entry("february", Month.FEBRUARY),
          Map.entry("feb", Month.FEBRUARY),
          Map.entry("march", Month.MARCH),
          Map.entry("mar", Month.MARCH),
          Map.entry("april", Month.APRIL),
          Map.entry("apr", Month.APRIL),
          Map.entry("may", Month.MAY),
          Map.entry("june", Month.JUNE),
          Map.entry("jun", Month.JUNE),
          Map.entry("july", Month.JULY),
          Map.entry("jul", Month.JULY),
          Map.entry("august", Month.AUGUST),
          Map.entry("aug", Month.AUGUST),
          Map.entry("september", Month.SEPTEMBER),
          Map.entry("sept", Month.SEPTEMBER),
          Map.entry("sep", Month.SEPTEMBER),
          Map.entry("october", Month.OCTOBER),
          Map.entry("oct", Month.OCTOBER),
          Map.entry("november", Month.NOVEMBER),
          Map.entry("nov", Month.NOVEMBER),
          Map.entry("december", Month.DECEMBER),
          Map.entry("dec", Month.DECEMBER));

  private final Tokens tokens;
  private final LocalDate today;
  private final boolean dayFirst;

  MonthWords(Tokens tokens, LocalDate today, boolean dayFirst) {
    this.tokens = tokens;
    this.today = today;
    this.dayFirst = dayFirst;
  }

  Optional<Found> at(int i, boolean bare) {
    return numeric(i)
        .or(() -> feast(i))
        .or(() -> dayOfMonth(i))
        .or(() -> monthDay(i))
        .or(() -> ordinal(i, bare))
        .or(() -> partOfMonth(i))
        .or(() -> month(i))
        .or(() -> year(i));
  }

  /// A weekday followed by its date: "tuesday the 14th", "friday june 5th". The date wins.
  Optional<Found> dated(LocalDate weekday, int i) {
    var named = numeric(i).or(() -> dayOfMonth(i)).or(() -> monthDay(i));
    if (named.isPresent()) return named;
    return NumberWords.ordinal(tokens, i)
        .filter(it -> it.value() <= 31 && !tokens.is(it.to(), "one|thing|option|slot"))
        .map(it -> Days.day(matching(weekday, it.value())).upTo(it.to()));
  }

  private LocalDate matching(LocalDate weekday, int day) {
    for (var month = 0; month < 7; month++) {
      var candidate = YearMonth.from(today).plusMonths(month);
      if (!candidate.isValidDay(day)) continue;
      var date = candidate.atDay(day);
      if (!date.isBefore(today) && date.getDayOfWeek() == weekday.getDayOfWeek()) return date;
    }
    return next(day);
  }

  private LocalDate next(int day) {
    for (var month = YearMonth.from(today); ; month = month.plusMonths(1))
      if (month.isValidDay(day) && !month.atDay(day).isBefore(today)) return month.atDay(day);
  }

  private Optional<Found> numeric(int i) {
    var parts = tokens.text(i).split("[-/.]");
    if (parts.length < 2 || parts.length > 3 || tokens.text(i).length() > 10)
      return Optional.empty();
    var numbers = new int[3];
    for (var k = 0; k < parts.length; k++) {
      numbers[k] = NumberWords.written(parts[k]);
      if (numbers[k] < 0) return Optional.empty();
    }
    if (parts.length == 3 && parts[0].length() == 4)
      return date(numbers[0], numbers[1], numbers[2], i + 1);
    if (parts.length == 2 && tokens.text(i).indexOf('/') < 0) return Optional.empty();
    var swap = dayFirst ? numbers[1] <= 12 : numbers[0] > 12;
    var month = swap ? numbers[1] : numbers[0];
    var day = swap ? numbers[0] : numbers[1];
    if (parts.length == 2)
      return month > 12 || month < 1 ? Optional.empty() : monthDay(Month.of(month), day, i + 1);
    return date(numbers[2] < 100 ? 2000 + numbers[2] : numbers[2], month, day, i + 1);
  }

  private static Optional<Found> date(int year, int month, int day, int to) {
    if (month < 1 || month > 12 || year < 1900 || year > 2200) return Optional.empty();
    var in = YearMonth.of(year, month);
    return in.isValidDay(day) ? Optional.of(Days.day(in.atDay(day)).upTo(to)) : Optional.empty();
  }

  /// "the 3rd of may", "3 may", "the third of next month".
  private Optional<Found> dayOfMonth(int i) {
    var start = tokens.skip(i, "the");
    var ordinal = NumberWords.ordinal(tokens, start);
    var number =
        ordinal
            .or(() -> NumberWords.small(tokens, start))
            .filter(it -> it.value() >= 1 && it.value() <= 31);
    if (number.isEmpty()) return Optional.empty();
    var day = number.get().value();
    var of = tokens.after(number.get().to(), "of?");
    var month = MONTHS.get(tokens.text(of));
    if (month != null && (!vague(of) || of > number.get().to() || ordinal.isPresent()))
      return withYear(month, day, of + 1);
    if (ordinal.isEmpty()) return Optional.empty();
    var to = tokens.after(of, "this|the|next", "month");
    if (to < 0) return Optional.empty();
    var in = YearMonth.from(today).plusMonths(tokens.is(of, "next") ? 1 : 0);
    return tokens.is(of, "next") && in.isValidDay(day)
        ? Optional.of(Days.day(in.atDay(day)).upTo(to))
        : Optional.of(Days.day(next(day)).upTo(to));
  }

  /// "may the 3rd", "june fifth 2027".
  private Optional<Found> monthDay(int i) {
    var month = MONTHS.get(tokens.text(i));
    if (month == null) return Optional.empty();
    var start = tokens.skip(i + 1, "the");
    var day = NumberWords.ordinal(tokens, start).or(() -> NumberWords.small(tokens, start));
    return day.filter(it -> it.value() >= 1 && it.value() <= 31)
        .flatMap(it -> withYear(month, it.value(), it.to()));
  }

  private Optional<Found> withYear(Month month, int day, int to) {
    var year = yearAt(tokens.skip(to, "in|of"));
    return year.isPresent()
        ? date(year.get().value(), month.getValue(), day, year.get().to())
        : monthDay(month, day, to);
  }

  private Optional<Found> monthDay(Month month, int day, int to) {
    if (day < 1 || day > month.maxLength()) return Optional.empty();
    for (var year = today.getYear(); ; year++) {
      var in = YearMonth.of(year, month);
      if (in.isValidDay(day) && !in.atDay(day).isBefore(today))
        return Optional.of(Days.day(in.atDay(day)).upTo(to));
    }
  }

  private Optional<NumberWords.Found> yearAt(int i) {
    var written = NumberWords.written(tokens.text(i));
    if (written >= today.getYear() - 1 && written <= today.getYear() + 20)
      return Optional.of(new NumberWords.Found(written, i + 1));
    if (tokens.is(i, "twenty") && NumberWords.tens(tokens.text(i + 1)))
      return NumberWords.small(tokens, i + 1)
          .map(it -> new NumberWords.Found(2000 + it.value(), it.to()));
    if (tokens.is(i, "two") && tokens.is(i + 1, "thousand"))
      return NumberWords.cardinal(tokens, i).filter(it -> it.value() > 2020 && it.value() < 2100);
    return Optional.empty();
  }

  /// "the first monday in june", "the last friday of the month".
  Optional<Found> ranked(int i) {
    var start = tokens.skip(i, "the");
    var last = tokens.is(start, "last");
    var rank = NumberWords.ordinal(tokens, start).filter(it -> it.value() <= 5);
    if (!last && rank.isEmpty()) return Optional.empty();
    var at = last ? start + 1 : rank.get().to();
    var day = weekday(tokens.text(at));
    var in = tokens.after(at + 1, "in|of", "the?");
    if (day.isEmpty() || in < 0) return Optional.empty();
    var month = tokens.is(in, "month") ? Optional.of(Days.month(today).upTo(in + 1)) : month(in);
    return month.map(it -> {
      var first = it.days().start();
      var date =
          first.with(
              last
                  ? TemporalAdjusters.lastInMonth(day.get())
                  : TemporalAdjusters.dayOfWeekInMonth(rank.get().value(), day.get()));
      var later =
          date.isBefore(today) && tokens.is(in, "month")
              ? first
                  .plusMonths(1)
                  .with(
                      last
                          ? TemporalAdjusters.lastInMonth(day.get())
                          : TemporalAdjusters.dayOfWeekInMonth(rank.get().value(), day.get()))
              : date;
      return Days.day(later).upTo(it.to());
    });
  }

  private static Optional<DayOfWeek> weekday(String word) {
    for (var day : DayOfWeek.values())
      if (day.name().equalsIgnoreCase(word)) return Optional.of(day);
    return Optional.empty();
  }

  /// "the 3rd", "on the twenty first".
  private Optional<Found> ordinal(int i, boolean bare) {
    var start = tokens.skip(i, "the");
    var found = NumberWords.ordinal(tokens, start).filter(it -> it.value() <= 31);
    if (found.isEmpty()) return Optional.empty();
    var written = Character.isDigit(tokens.text(start).charAt(0));
    var article = start > i;
    if (!written && !article && !bare) return Optional.empty();
    var rank = found.get().value() <= 4 && !written;
    if (rank
        && !tokens.is(i - 1, "on|by|until|till|before|after|for|to|or|and|between|from")
        && !bare) return Optional.empty();
    var to = found.get().to();
    if (tokens.get(to).word() && !tokens.pauseBefore(to) && !tokens.is(to, FOLLOWING))
      return Optional.empty();
    return Optional.of(Days.day(next(found.get().value())).upTo(to));
  }

  private static final String FOLLOWING =
      "at|or|and|in|if|would|works|work|is|please|around|after|before|between|to|until|from|any|morning|afternoon|evening|can|could|for|instead|not|no|i|we|should|sounds|good|with|that|would|about|sometime|anytime|early|late|through|but|so|thanks|maybe|then|does|are|do|you|noon|midday|the|by|when|my";

  /// "the end of the month", "early june", "mid may".
  private Optional<Found> partOfMonth(int i) {
    var part =
        tokens.after(i, "the?", "early|beginning|start|middle|mid|end|late", "of|in?", "the?");
    if (part < 0) return Optional.empty();
    var month =
        tokens.is(part, "month")
            ? Optional.of(Days.month(today).upTo(part + 1))
            : month(part).filter(it -> it.days().grain() == Grain.MONTH);
    var word = tokens.text(tokens.skip(i, "the"));
    return month.map(it -> third(it.days(), word).upTo(it.to()));
  }

  private static Days third(Days month, String word) {
    var first = month.start();
    return switch (word) {
      case "middle", "mid" -> Days.span(first.plusDays(10), 10);
      case "end", "late" -> new Days(first.plusDays(20), month.end(), Grain.DAY, false);
      default -> Days.span(first, 10);
    };
  }

  private Optional<Found> month(int i) {
    var to = tokens.after(i, "the?", "this|next|last", "month");
    if (to > 0) {
      var word = tokens.text(to - 2);
      var shift = word.equals("next") ? 1 : word.equals("last") ? -1 : 0;
      var days = Days.month(today.plusMonths(shift));
      return Optional.of((shift < 0 ? days.gone() : days).upTo(to));
    }
    var start = tokens.after(i, "this|next|last?");
    var month = MONTHS.get(tokens.text(start));
    if (month == null || (start == i && vague(i))) return Optional.empty();
    var year = yearAt(tokens.skip(start + 1, "of"));
    if (year.isPresent())
      return Optional.of(
          Days.month(LocalDate.of(year.get().value(), month, 1)).upTo(year.get().to()));
    var first = LocalDate.of(today.getYear(), month, 1);
    if (tokens.is(i, "last"))
      return Optional.of(
          Days.month(first.isBefore(today.withDayOfMonth(1)) ? first : first.minusYears(1))
              .gone()
              .upTo(start + 1));
    return Optional.of(
        Days.month(first.plusMonths(1).isAfter(today) ? first : first.plusYears(1))
            .upTo(start + 1));
  }

  /// "may" and "march" are verbs too, and "mar" or "sep" hardly a word.
  private boolean vague(int i) {
    return tokens.is(i, "may|march|mar|jan|jun|dec")
        && !tokens.is(i - 1, "in|by|until|till|of|for|during|before|after|early|late|mid|to");
  }

  private Optional<Found> year(int i) {
    var to = tokens.after(i, "this|next|last", "year");
    if (to > 0) {
      var shift = tokens.is(i, "next") ? 1 : tokens.is(i, "last") ? -1 : 0;
      var days = Days.year(today.getYear() + shift);
      return Optional.of((shift < 0 ? days.gone() : days).upTo(to));
    }
    return tokens.is(i - 1, "in|by") && tokens.text(i).length() == 4
        ? yearAt(i).map(it -> Days.year(it.value()).upTo(it.to()))
        : Optional.empty();
  }

  private Optional<Found> feast(int i) {
    var to = tokens.after(i, "christmas", "eve");
    if (to > 0) return monthDay(Month.DECEMBER, 24, to);
    to = tokens.after(i, "christmas|xmas", "day?");
    if (to > 0) return monthDay(Month.DECEMBER, 25, to);
    to = tokens.after(i, "boxing", "day");
    if (to > 0) return monthDay(Month.DECEMBER, 26, to);
    to = tokens.after(i, "new", "years|year's", "eve");
    if (to > 0) return monthDay(Month.DECEMBER, 31, to);
    to = tokens.after(i, "new", "years|year's", "day?");
    if (to > 0) return monthDay(Month.JANUARY, 1, to);
    to = tokens.after(i, "valentine's|valentines", "day?");
    if (to > 0) return monthDay(Month.FEBRUARY, 14, to);
    to = tokens.after(i, "the?", "halloween");
    if (to > 0) return monthDay(Month.OCTOBER, 31, to);
    to = tokens.after(i, "thanksgiving", "day?");
    return to > 0 ? Optional.of(Days.day(thanksgiving()).upTo(to)) : Optional.empty();
  }

  private LocalDate thanksgiving() {
    var fourth = TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY);
    var date = LocalDate.of(today.getYear(), 11, 1).with(fourth);
    return date.isBefore(today) ? LocalDate.of(today.getYear() + 1, 11, 1).with(fourth) : date;
  }
}
