package switchboard.engine.understanding;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.understanding.Days.Found;

/// Feasts and public holidays by name; always the next one to come.
final class Feasts {

  private record Feast(IntFunction<LocalDate> in, List<String> pattern) {}

  private static final List<Feast> AMERICAN =
      List.of(
          ranked(5, -1, MONDAY, "memorial", "day"),
          ranked(9, 1, MONDAY, "labor|labour", "day"),
          ranked(1, 3, MONDAY, "mlk|luther|king", "king|junior|jr?", "junior|jr?", "day"),
          ranked(1, 3, MONDAY, "mlk"),
          ranked(2, 3, MONDAY, "president's|presidents", "day"),
          ranked(10, 2, MONDAY, "columbus|indigenous", "people's|peoples?", "day"),
          fixed(11, 11, "veterans|veteran's", "day"),
          fixed(6, 19, "juneteenth"),
          fixed(7, 4, "independence", "day"),
          feast(
              year ->
                  LocalDate.of(year, 11, 1)
                      .with(TemporalAdjusters.firstInMonth(MONDAY))
                      .with(TemporalAdjusters.next(TUESDAY)),
              "election",
              "day"),
          ranked(11, 4, THURSDAY, "thanksgiving", "day?"),
          feast(year -> ranked(year, 11, 4, THURSDAY).plusDays(1), "black", "friday"),
          feast(year -> ranked(year, 11, 4, THURSDAY).plusDays(4), "cyber", "monday"),
          ranked(5, 2, SUNDAY, "mother's|mothers|mother", "day"),
          ranked(6, 3, SUNDAY, "father's|fathers|father", "day"));

  private static final List<Feast> BRITISH =
      List.of(
          ranked(5, 1, MONDAY, "early|first", "may", "bank", "holiday"),
          ranked(5, 1, MONDAY, "may", "day", "bank?", "holiday?"),
          ranked(5, -1, MONDAY, "spring|whitsun|late", "may?", "bank", "holiday"),
          ranked(8, -1, MONDAY, "august|summer", "bank", "holiday"),
          feast(year -> easter(year).minusDays(21), "mothering", "sunday"),
          fixed(11, 5, "bonfire", "night"),
          fixed(11, 5, "guy", "fawkes", "night|day?"),
          fixed(12, 26, "boxing", "day"),
          fixed(11, 11, "remembrance|armistice", "day"));

  private static final List<Feast> COMMON =
      List.of(
          fixed(12, 24, "christmas|xmas", "eve"),
          fixed(12, 25, "christmas|xmas", "day?"),
          fixed(12, 31, "new", "years|year's|year", "eve"),
          fixed(12, 31, "nye"),
          fixed(1, 1, "new", "years|year's|year", "day?"),
          fixed(2, 14, "valentine's|valentines|valentine", "day?"),
          fixed(3, 17, "saint|st|st.|paddy's|paddys", "patrick's|patricks|paddy's|paddys?", "day"),
          fixed(4, 1, "april", "fools|fool's|fools'", "day?"),
          fixed(5, 5, "cinco", "de", "mayo"),
          fixed(10, 31, "halloween"),
          feast(year -> easter(year).minusDays(47), "shrove|pancake", "tuesday|day"),
          feast(year -> easter(year).minusDays(46), "ash", "wednesday"),
          feast(year -> easter(year).minusDays(7), "palm", "sunday"),
          feast(year -> easter(year).minusDays(2), "good", "friday"),
          feast(year -> easter(year).minusDays(1), "easter", "saturday"),
          feast(year -> easter(year).plusDays(1), "easter", "monday"),
          feast(Feasts::easter, "easter", "sunday|day?"));

  /// The words a feast can begin with.
  private static final Set<String> HEADS =
      Stream.of(BRITISH, AMERICAN, COMMON)
          .flatMap(List::stream)
          .flatMap(it -> Stream.of(it.pattern.getFirst().split("\\|", -1)))
          .collect(Collectors.toUnmodifiableSet());

  private final Tokens tokens;
  private final LocalDate today;
  private final List<Feast> known;

  /// @param british whether the holidays of Britain come before those of America
  Feasts(Tokens tokens, LocalDate today, boolean british) {
    this.tokens = tokens;
    this.today = today;
    var mothers =
        british
            ? List.of(feast(year -> easter(year).minusDays(21), "mother's|mothers|mother", "day"))
            : List.<Feast>of();
    this.known = Stream.of(mothers, BRITISH, AMERICAN, COMMON).flatMap(List::stream).toList();
  }

  Optional<Found> at(int i) {
    if (!HEADS.contains(tokens.text(i))) return bankHoliday(i);
    for (var feast : known) {
      var to = tokens.after(i, feast.pattern.toArray(String[]::new));
      if (to > i) return Optional.of(weekend(next(feast.in), to));
    }
    return bankHoliday(i);
  }

  /// "labor day weekend": the one beside the day.
  private Found weekend(LocalDate feast, int to) {
    return tokens.is(to, "weekend")
        ? Days.weekend(feast.getDayOfWeek() == MONDAY ? feast.minusDays(3) : feast).upTo(to + 1)
        : Days.day(feast).upTo(to);
  }

  private Optional<Found> bankHoliday(int i) {
    var to = tokens.after(i, "the|next?", "next?", "bank", "holiday", "monday?");
    if (to < 0) return Optional.empty();
    var dates = new ArrayList<LocalDate>();
    BRITISH.stream().limit(4).forEach(it -> dates.add(next(it.in)));
    dates.add(next(year -> easter(year).minusDays(2)));
    dates.add(next(year -> easter(year).plusDays(1)));
    Stream.of(MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(1, 1))
        .forEach(it -> dates.add(next(it::atYear)));
    return dates.stream()
        .filter(it -> !tokens.is(to - 1, "monday") || it.getDayOfWeek() == MONDAY)
        .min(Comparator.naturalOrder())
        .map(it -> Days.day(it).upTo(to));
  }

  private LocalDate next(IntFunction<LocalDate> feast) {
    var date = feast.apply(today.getYear());
    return date.isBefore(today) ? feast.apply(today.getYear() + 1) : date;
  }

  private static Feast feast(IntFunction<LocalDate> in, String... pattern) {
    return new Feast(in, List.of(pattern));
  }

  private static Feast fixed(int month, int day, String... pattern) {
    return feast(year -> LocalDate.of(year, month, day), pattern);
  }

  private static Feast ranked(int month, int rank, DayOfWeek day, String... pattern) {
    return feast(year -> ranked(year, month, rank, day), pattern);
  }

  private static LocalDate ranked(int year, int month, int rank, DayOfWeek day) {
    return LocalDate.of(year, Month.of(month), 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(rank, day));
  }

  /// Easter Sunday of the Gregorian calendar, from the golden number and the epact.
  static LocalDate easter(int year) {
    var golden = year % 19;
    var century = year / 100;
    var epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    var full = epact - epact / 28 * (1 - 29 / (epact + 1) * (21 - golden) / 11);
    var weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
    return LocalDate.of(year, 3, 28).plusDays((long) full - weekday);
  }
}
