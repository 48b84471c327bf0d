package switchboard.engine.understanding;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previous;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;
import switchboard.engine.understanding.Days.Found;
import switchboard.engine.understanding.When.Grain;

/// Days told by another: "the day after thanksgiving", "the friday before the tenth", "two weeks
/// after easter", "the week of the fourth", "the weekend before christmas".
final class Neighbours {

  private static final String UNITS = "day|night|evening|week|weekend|month";

  private final Tokens tokens;
  private final IntFunction<Optional<Found>> days;

  /// @param days what is named at an index
  Neighbours(Tokens tokens, IntFunction<Optional<Found>> days) {
    this.tokens = tokens;
    this.days = days;
  }

  Optional<Found> at(int i) {
    var start = tokens.skip(i, "the|that");
    var weekday = DateWords.weekday(tokens.text(start));
    if (weekday.isPresent() || tokens.is(start, UNITS)) return beside(start, start + 1);
    return counted(start);
  }

  private Optional<Found> beside(int unit, int i) {
    var after = tokens.after(i, "right|just|immediately|straight?", "after|following");
    var before = tokens.after(i, "right|just|immediately?", "before|preceding");
    var of =
        tokens.is(unit, "week|weekend") ? tokens.after(i, "of|commencing|beginning|starting") : -1;
    var to = after > 0 ? after : before > 0 ? before : of;
    if (to < 0) return Optional.empty();
    return days.apply(tokens.skip(to, "on"))
        .filter(it -> of > 0 || it.days().grain() != Grain.MONTH || tokens.is(unit, "month"))
        .map(it -> placed(it.days(), unit, after > 0 ? 1 : before > 0 ? -1 : 0).upTo(it.to()));
  }

  private Days placed(Days anchor, int unit, int way) {
    var start = anchor.start();
    var last = anchor.end().minusDays(1);
    var weekday = DateWords.weekday(tokens.text(unit));
    if (weekday.isPresent())
      return Days.day(
          way > 0 ? last.with(next(weekday.get())) : start.with(previous(weekday.get())));
    return switch (tokens.text(unit)) {
      case "week" -> Days.week(start.plusWeeks(way));
      case "weekend" -> weekend(start, last, way);
      case "month" -> Days.month(start.plusMonths(way));
      default -> Days.day(way > 0 ? anchor.end() : start.minusDays(1));
    };
  }

  private static Days weekend(LocalDate start, LocalDate last, int way) {
    if (way == 0) return Days.weekend(start);
    var whole = start.getDayOfWeek() == SATURDAY && last.isAfter(start);
    var from = way > 0 ? (whole ? start.plusWeeks(1) : last.with(nextOrSame(SATURDAY))) : null;
    return Days.span(from != null ? from : start.with(previous(SATURDAY)), 2);
  }

  /// "two days before christmas", "a week after the third".
  private Optional<Found> counted(int i) {
    var count =
        tokens.is(i, "a|an")
            ? Optional.of(new NumberWords.Found(1, i + 1))
            : NumberWords.small(tokens, i).filter(it -> it.value() < 100);
    if (count.isEmpty() || !tokens.is(count.get().to(), "day|days|week|weeks|fortnight"))
      return Optional.empty();
    var unit = count.get().to();
    if (!tokens.is(unit + 1, "after|before|following")) return Optional.empty();
    var length = tokens.is(unit, "day|days") ? 1 : tokens.is(unit, "fortnight") ? 14 : 7;
    var way = tokens.is(unit + 1, "before") ? -1 : 1;
    return days.apply(unit + 2)
        .filter(it -> it.days().single())
        .map(it ->
            Days.day(it.days().start().plusDays((long) way * length * count.get().value()))
                .upTo(it.to()));
  }
}
