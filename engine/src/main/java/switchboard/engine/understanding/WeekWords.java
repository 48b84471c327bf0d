package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.understanding.Days.Found;
import switchboard.engine.understanding.When.Grain;

/// Weeks, weekends and parts of weeks, seen from one day.
final class WeekWords {

  private final Tokens tokens;
  private final LocalDate today;

  WeekWords(Tokens tokens, LocalDate today) {
    this.tokens = tokens;
    this.today = today;
  }

  Optional<Found> at(int i) {
    return weekend(i).or(() -> midweek(i)).or(() -> partOfWeek(i)).or(() -> week(i));
  }

  private LocalDate inWeek(int weeks, DayOfWeek day) {
    return Days.monday(today).plusWeeks(weeks).plusDays(day.getValue() - 1L);
  }

  private Optional<Found> weekend(int i) {
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
  private Optional<Found> midweek(int i) {
    var mid = tokens.after(i, "midweek", "next?", "week?");
    if (mid <= 0) return Optional.empty();
    return tokens.is(i + 1, "next")
        ? found(inWeek(1, DayOfWeek.WEDNESDAY), mid)
        : found(ahead(inWeek(0, DayOfWeek.WEDNESDAY), 1), i + 1);
  }

  private Optional<Found> partOfWeek(int i) {
    var part =
        tokens.after(
            i,
            "the?",
            "early|beginning|start|middle|mid|end|late|later|back|rest|remainder|first|latter|second|tail",
            "half|part|end?",
            "of|in|on?",
            "the?");
    if (part < 0) return Optional.empty();
    var weeks = tokens.is(part, "next|following") ? 1 : 0;
    var to = tokens.after(part, "this|next|following?", "week");
    if (to < 0) return Optional.empty();
    var word = tokens.text(tokens.skip(i, "the"));
    var monday = Days.monday(today).plusWeeks(weeks);
    if (Tokens.oneOf(word, "later|rest|remainder") && weeks == 0)
      return Optional.of(
          new Days(
                  !word.equals("later") ? today : today.plusDays(1),
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
    to = tokens.after(i, "the?", "week", "after");
    if (to > 0 && (to >= tokens.size() || tokens.pauseBefore(to)))
      return week(tokens.has("next", "week") ? 2 : 1, to);
    to = tokens.after(i, "the?", "next|following", "week");
    if (to > 0) return week(1, to);
    to = tokens.after(i, "the|this?", "coming", "week");
    if (to > 0) return week(1, to);
    to = tokens.after(i, "this", "week");
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
