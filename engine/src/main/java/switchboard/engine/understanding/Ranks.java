package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import switchboard.engine.understanding.Days.Found;
import switchboard.engine.understanding.When.Grain;

/// Parts of a month: "the first monday in june", "the last day of may", "the second week of the
/// month", "mid april". Conventions: early, middle and late are the tens of a month, its weeks are
/// counted in sevens from its first day.
final class Ranks {

  private static final String PARTS =
      "early|beginning|start|first|middle|mid|end|late|latter|later|last|back|second|tail";
  private static final String HALVES = "half|part|end|days|portion|bit";

  private final Tokens tokens;
  private final LocalDate today;
  private final MonthWords months;

  Ranks(Tokens tokens, LocalDate today, MonthWords months) {
    this.tokens = tokens;
    this.today = today;
    this.months = months;
  }

  Optional<Found> at(int i) {
    return counted(i).or(() -> part(i));
  }

  private Optional<Found> counted(int i) {
    var start = tokens.skip(i, "the|very");
    var last = tokens.is(start, "last|final");
    var rank = NumberWords.ordinal(tokens, start).filter(it -> it.value() <= 5);
    if (!last && rank.isEmpty()) return Optional.empty();
    var at = last ? start + 1 : rank.get().to();
    var in = tokens.after(at + 1, "in|of", "the?");
    if (in < 0) {
      var bare = last ? tokens.after(start, "last", "of") : -1;
      return bare < 0 ? Optional.empty() : month(bare).map(it -> lastDay(it.days()).upTo(it.to()));
    }
    var number = last ? -1 : rank.get().value();
    return month(in).flatMap(it -> within(it, at, number));
  }

  private Optional<Found> month(int i) {
    return months.monthAt(tokens.skip(i, "the"));
  }

  /// The day, week or weekend at `at`, counted by `rank`; the one of this month that is over is
  /// that of the next.
  private Optional<Found> within(Found month, int at, int rank) {
    var first = month.days().start();
    var days = ranked(first, at, rank);
    var over = days.filter(it -> !it.end().isAfter(today)).isPresent();
    var turned = over ? ranked(first.plusMonths(1), at, rank) : days;
    return turned.map(it -> it.upTo(month.to()));
  }

  private Optional<Days> ranked(LocalDate first, int at, int rank) {
    var day = DateWords.weekday(tokens.text(at));
    if (day.isPresent()) return Optional.of(Days.day(weekday(first, day.get(), rank)));
    if (tokens.is(at, "day"))
      return Optional.of(
          rank < 0 ? lastDay(Days.month(first)) : Days.day(first.plusDays(rank - 1L)));
    if (tokens.is(at, "weekend"))
      return Optional.of(Days.weekend(weekday(first, DayOfWeek.SATURDAY, rank)));
    return tokens.is(at, "week") ? Optional.of(week(first, rank)) : Optional.empty();
  }

  private static LocalDate weekday(LocalDate first, DayOfWeek day, int rank) {
    return first.with(
        rank < 0
            ? TemporalAdjusters.lastInMonth(day)
            : TemporalAdjusters.dayOfWeekInMonth(rank, day));
  }

  private static Days week(LocalDate first, int rank) {
    var end = first.plusMonths(1);
    var start = rank < 0 ? end.minusWeeks(1) : first.plusWeeks(rank - 1L);
    var until = start.plusWeeks(1).isAfter(end) ? end : start.plusWeeks(1);
    return new Days(start, until, Grain.WEEK, false);
  }

  private static Days lastDay(Days month) {
    return Days.day(month.end().minusDays(1));
  }

  /// "the end of the month", "early june", "the first half of may".
  private Optional<Found> part(int i) {
    var start = tokens.skip(i, "the|very");
    if (!tokens.is(start, PARTS)) return Optional.empty();
    var half = tokens.after(start + 1, "to|or?", "mid|late?", HALVES);
    var part = tokens.after(half > 0 ? half : start + 1, "to|or?", "mid|late?", "of|in?", "the?");
    if (tokens.is(start, "first|second|back|later|last|latter|tail") && half < 0)
      return Optional.empty();
    var whole = half > 0 && tokens.is(half - 1, "half");
    return months
        .monthAt(part)
        .map(it -> (whole ? half(it.days(), start) : third(it.days(), start)).upTo(it.to()));
  }

  private Days half(Days month, int word) {
    var first = month.start();
    return tokens.is(word, "first|early")
        ? Days.span(first, 15)
        : new Days(first.plusDays(15), month.end(), Grain.DAY, false);
  }

  private Days third(Days month, int word) {
    var first = month.start();
    return switch (tokens.text(word)) {
      case "middle", "mid" -> Days.span(first.plusDays(10), 10);
      case "end", "late", "latter", "later", "last", "back", "second", "tail" ->
          new Days(first.plusDays(20), month.end(), Grain.DAY, false);
      default -> Days.span(first, 10);
    };
  }
}
