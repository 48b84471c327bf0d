package switchboard.engine.understanding;

import java.time.LocalTime;
import java.util.Optional;
import switchboard.engine.understanding.ClockWords.Half;

/// A part of the day as business people mean it. Conventions: morning 06–12, afternoon 12–18,
/// evening 18–22, night and tonight 18–24, lunchtime 12–14, "first thing" 08–10, "end of the day"
/// 16–18, "after work" from 17 on; early and late halve them.
///
/// @param to exclusive, midnight for the end of the day
/// @param half which half of the day a bare hour beside it belongs to
record DayPart(LocalTime from, LocalTime to, Half half, boolean night) {

  record Found(DayPart part, int to, Day day) {}

  /// The day the words themselves tell: "tonight", "this morning", "last night".
  enum Day {
    NONE,
    TODAY,
    YESTERDAY
  }

  static DayPart of(int from, int to, Half half) {
    return new DayPart(LocalTime.of(from, 0), LocalTime.of(to % 24, 0), half, false);
  }

  private static final DayPart NIGHT =
      new DayPart(LocalTime.of(18, 0), LocalTime.MIDNIGHT, Half.PM, true);

  static Optional<Found> at(Tokens tokens, int i) {
    if (tokens.is(i - 1, "good|lovely|nice|great")
        || (tokens.is(i - 1, "a") && tokens.is(i - 2, "have"))) return Optional.empty();
    return business(tokens, i).or(() -> plain(tokens, i));
  }

  private static Optional<Found> business(Tokens tokens, int i) {
    var to = tokens.after(i, "first", "thing", "in?", "the?", "morning?");
    if (to > 0) return found(of(8, 10, Half.AM), to);
    to = tokens.after(i, "last", "thing");
    if (to < 0) to = tokens.after(i, "the?", "end", "of", "the?", "day|business");
    if (to < 0) to = tokens.after(i, "close", "of", "business|play|day");
    if (to < 0) to = tokens.after(i, "eod|cob");
    if (to > 0) return found(of(16, 18, Half.PM), to);
    to = tokens.after(i, "after", "lunch");
    if (to > 0) return found(of(13, 18, Half.PM), to);
    to = tokens.after(i, "before", "lunch");
    if (to > 0) return found(of(9, 12, Half.AM), to);
    to = tokens.after(i, "lunchtime|lunch", "time?");
    return to > 0 ? found(of(12, 14, Half.OPEN), to) : Optional.empty();
  }

  private static Optional<Found> plain(Tokens tokens, int i) {
    if (tokens.is(i, "tonight")) return Optional.of(new Found(NIGHT, i + 1, Day.TODAY));
    var day = Day.NONE;
    var at = i;
    if (tokens.is(i, "this")) {
      day = Day.TODAY;
      at = i + 1;
    } else if (tokens.is(i, "last") && tokens.is(i + 1, "night")) {
      return Optional.of(new Found(NIGHT, i + 2, Day.YESTERDAY));
    }
    var size = tokens.is(at, "early|mid|late") ? tokens.text(at) : "";
    var word = tokens.text(size.isEmpty() ? at : at + 1);
    var to = size.isEmpty() ? at + 1 : at + 2;
    if (tokens.is(at, "midmorning|midafternoon")) {
      size = "mid";
      word = tokens.text(at).substring(3);
    }
    var part = part(word, size);
    var named = day;
    return part.map(it -> new Found(it, to, named));
  }

  /// Whether it is the hours about lunch, by whose beginning things are due.
  boolean noonBreak() {
    return half == Half.OPEN;
  }

  /// The early or the late half of the whole part: "late tomorrow afternoon".
  DayPart sized(String size) {
    var hours = to.getHour() - from.getHour();
    if (hours < 4) return this;
    return switch (size) {
      case "early" -> new DayPart(from, from.plusHours(hours / 2), half, night);
      case "late" -> new DayPart(to.minusHours(hours / 2), to, half, night);
      default -> this;
    };
  }

  private static Optional<DayPart> part(String word, String size) {
    return switch (word) {
      case "morning", "mornings" -> Optional.of(third(size, 6, 9, 9, 11, 9, 12, Half.AM));
      case "afternoon", "afternoons" -> Optional.of(third(size, 12, 15, 14, 16, 15, 18, Half.PM));
      case "evening", "evenings" -> Optional.of(third(size, 18, 20, 19, 21, 20, 22, Half.PM));
      case "night", "nights" -> Optional.of(NIGHT);
      default -> Optional.empty();
    };
  }

  private static DayPart third(
      String size, int early, int earlyTo, int mid, int midTo, int late, int lateTo, Half half) {
    return switch (size) {
      case "early" -> of(early, earlyTo, half);
      case "mid" -> of(mid, midTo, half);
      case "late" -> of(late, lateTo, half);
      default -> of(early, lateTo, half);
    };
  }

  private static Optional<Found> found(DayPart part, int to) {
    return Optional.of(new Found(part, to, Day.NONE));
  }
}
