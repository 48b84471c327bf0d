package switchboard.engine.understanding;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import switchboard.engine.understanding.Days.Found;
import switchboard.engine.understanding.When.Grain;

/// Days by their number and month, written or spoken, and months, years and feasts. A date without
/// a year is the next one.
final class MonthWords {

  private final Tokens tokens;
  private final LocalDate today;
  private final boolean dayFirst;
  private final Feasts feasts;

  MonthWords(Tokens tokens, LocalDate today, boolean dayFirst) {
    this.tokens = tokens;
    this.today = today;
    this.dayFirst = dayFirst;
    this.feasts = new Feasts(tokens, today, dayFirst);
  }

  Optional<Found> at(int i, boolean bare) {
    return numeric(i)
        .or(() -> season(i))
        .or(() -> feasts.at(i))
        .or(() -> dayOfMonth(i))
        .or(() -> monthDay(i))
        .or(() -> ordinal(i, bare))
        .or(() -> month(i, false))
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
    if (tokens.get(i).word() || tokens.is(i + 1, MEASURES)) return Optional.empty();
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
      return month > 12 || month < 1 || tokens.is(i, "24/7")
          ? Optional.empty()
          : monthDay(Month.of(month), day, i + 1);
    return date(numbers[2] < 100 ? 2000 + numbers[2] : numbers[2], month, day, i + 1);
  }

  private static final String MEASURES =
      "inch|inches|pipe|valve|hose|bath|baths|of|cup|mile|miles|acre|hp|horsepower|an|a";

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
    var month = MonthNames.at(tokens.text(of));
    if (month.isPresent() && (!vague(of) || of > number.get().to() || ordinal.isPresent()))
      return withYear(month.get(), day, of + 1);
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
    var month = MonthNames.at(tokens.text(i));
    if (month.isEmpty()) return Optional.empty();
    var start = tokens.skip(i + 1, "the");
    var ordinal = NumberWords.ordinal(tokens, start);
    var day = ordinal.or(() -> NumberWords.small(tokens, start));
    return day.filter(it -> it.value() >= 1 && it.value() <= 31)
        .filter(it -> ordinal.isPresent() || !hour(it.to()))
        .flatMap(it -> withYear(month.get(), it.value(), it.to()));
  }

  /// "in june two o'clock".
  private boolean hour(int i) {
    return tokens.is(i, "oclock|am|pm|percent|bedroom|bed|beds|people");
  }

  private Optional<Found> withYear(Month month, int day, int to) {
    var next = tokens.after(to, "of|in?", "next", "year");
    if (next > 0) return date(today.getYear() + 1, month.getValue(), day, next);
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
        && !(article && lone(i, found.get().to()))
        && !bare) return Optional.empty();
    var to = found.get().to();
    if (tokens.get(to).word() && !tokens.pauseBefore(to) && !tokens.is(to, FOLLOWING))
      return Optional.empty();
    return Optional.of(Days.day(next(found.get().value())).upTo(to));
  }

  /// "the first", and no word more that matters.
  private boolean lone(int from, int to) {
    for (var i = 0; i < from; i++)
      if (!tokens.is(
          i,
          "yeah|yes|ok|okay|so|well|maybe|then|like|let|us|say|how|what|about|the|please|sure|no|not|sorry|actually|wait|i|mean|first|second|third|fourth"))
        return false;
    return to >= tokens.size()
        || tokens.is(
            to,
            "at|please|if|in|then|around|between|after|before|for|by|the|no|sorry|not|actually");
  }

  private static final String FOLLOWING =
      "at|or|and|in|if|would|works|work|is|please|around|after|before|between|to|until|from|any|morning|afternoon|evening|can|could|for|instead|not|no|i|we|should|sounds|good|with|that|would|about|sometime|anytime|early|late|through|but|so|thanks|maybe|then|does|are|do|you|noon|midday|the|by|when|my";

  /// The month named at `i`, "the month" being this one.
  Optional<Found> monthAt(int i) {
    var to = tokens.after(i, "the?", "month");
    if (to > 0 && !tokens.is(to, "of")) return Optional.of(Days.month(today).upTo(to));
    return month(to > 0 ? to + 1 : i, true).filter(it -> it.days().grain() == Grain.MONTH);
  }

  private Optional<Found> month(int i, boolean sure) {
    var to = tokens.after(i, "the?", "this|next|last|following|coming", "month");
    if (to > 0) {
      var word = tokens.text(to - 2);
      var shift = Tokens.oneOf(word, "next|following|coming") ? 1 : word.equals("last") ? -1 : 0;
      var days = Days.month(today.plusMonths(shift));
      return Optional.of((shift < 0 ? days.gone() : days).upTo(to));
    }
    var start = tokens.after(i, "this|next|last|coming?", "coming?");
    var month = MonthNames.at(tokens.text(start));
    if (month.isEmpty() || (start == i && !sure && (vague(i) || named(i)))) return Optional.empty();
    var next = tokens.after(start + 1, "of|in?", "next", "year");
    if (next > 0)
      return Optional.of(Days.month(LocalDate.of(today.getYear() + 1, month.get(), 1)).upTo(next));
    var year = yearAt(tokens.skip(start + 1, "of"));
    if (year.isPresent())
      return Optional.of(
          Days.month(LocalDate.of(year.get().value(), month.get(), 1)).upTo(year.get().to()));
    var first = LocalDate.of(today.getYear(), month.get(), 1);
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
    return tokens.is(i, "may|march|mar|jan|jun|dec") && !led(i) && !alone(i);
  }

  private boolean led(int i) {
    return tokens.is(
        i - 1,
        "in|by|until|till|of|for|during|before|after|early|late|mid|to|from|since|around|about|or");
  }

  private boolean alone(int i) {
    return tokens.pauseBefore(i)
        && (i + 1 >= tokens.size() || tokens.pauseBefore(i + 1) || tokens.is(i + 1, "please|then"));
  }

  /// "june carver", "april's", "the august estate": a name or a street.
  private boolean named(int i) {
    if (led(i) || i + 1 >= tokens.size() || tokens.pauseBefore(i + 1)) return false;
    return !tokens.is(i + 1, FOLLOWING)
        && !tokens.is(i + 1, "some|time|sort|ish|probably|next|this");
  }

  /// "this summer", "in the autumn": three whole months.
  private Optional<Found> season(int i) {
    var the = tokens.after(i, "the|this|next|coming");
    if (the < 0 || (tokens.is(i, "the") && !tokens.is(i - 1, "in|by|until|before|after|over")))
      return Optional.empty();
    var month =
        switch (tokens.text(the)) {
          case "spring" -> 3;
          case "summer" -> 6;
          case "autumn", "fall" -> 9;
          case "winter" -> 12;
          default -> 0;
        };
    if (month == 0
        || (the + 1 < tokens.size()
            && !tokens.pauseBefore(the + 1)
            && !tokens.is(the + 1, FOLLOWING))) return Optional.empty();
    var first = LocalDate.of(today.getYear(), month, 1);
    var start = first.plusMonths(3).isAfter(today) ? first : first.plusYears(1);
    return Optional.of(new Days(start, start.plusMonths(3), Grain.MONTH, false).upTo(the + 1));
  }

  private Optional<Found> year(int i) {
    var to = tokens.after(i, "this|next|last", "year");
    if (to > 0 && !tokens.is(i - 1, "new")) {
      var shift = tokens.is(i, "next") ? 1 : tokens.is(i, "last") ? -1 : 0;
      var days = Days.year(today.getYear() + shift);
      return Optional.of((shift < 0 ? days.gone() : days).upTo(to));
    }
    return tokens.is(i - 1, "in|by") && tokens.text(i).length() == 4
        ? yearAt(i).map(it -> Days.year(it.value()).upTo(it.to()))
        : Optional.empty();
  }
}
