package switchboard.engine.understanding;

import java.time.LocalTime;
import java.util.Optional;
import switchboard.engine.understanding.When.Grain;

/// Times of day as people say and write them.
final class ClockWords {

  /// Which half of the day was said.
  enum Half {
    AM,
    PM,
    OPEN,
    FIXED
  }

  /// @param sure whether it could not be anything but a time
  record Clock(int hour, int minute, Half half, Grain grain, boolean sure) {

    /// The time meant when nothing else tells: seven to eleven in the morning, twelve at noon, one
    /// to six in the afternoon.
    LocalTime plausible() {
      return switch (half) {
        case AM -> LocalTime.of(hour % 12, minute);
        case PM -> LocalTime.of(hour % 12 + 12, minute);
        case FIXED -> LocalTime.of(hour % 24, minute);
        case OPEN -> LocalTime.of(hour >= 1 && hour < 7 ? hour + 12 : hour, minute);
      };
    }

    Clock in(Half other) {
      return half == Half.OPEN ? new Clock(hour, minute, other, grain, sure) : this;
    }

    boolean open() {
      return half == Half.OPEN;
    }
  }

  record Found(Clock clock, int to) {}

  private final Tokens tokens;

  ClockWords(Tokens tokens) {
    this.tokens = tokens;
  }

  /// @param likely whether an hour is to be expected, so that "1400" and "fourteen hundred" are one
  Optional<Found> at(int i, boolean likely) {
    return named(i)
        .or(() -> relative(i))
        .or(() -> written(i, likely))
        .or(() -> military(i, likely))
        .or(() -> spoken(i))
        .map(this::withHalf)
        .map(it -> tokens.is(it.to, "ish|sharp") ? new Found(it.clock, it.to + 1) : it);
  }

  private Optional<Found> named(int i) {
    var parted = tokens.after(i, "mid", "day");
    if (parted > 0) return found(12, 0, Half.FIXED, parted);
    var start = tokens.is(i, "twelve|12") && tokens.is(i + 1, "noon|midday|midnight") ? i + 1 : i;
    return switch (tokens.text(start)) {
      case "noon", "midday" -> found(12, 0, Half.FIXED, start + 1);
      case "midnight" -> found(0, 0, Half.FIXED, start + 1);
      default -> Optional.empty();
    };
  }

  private static Optional<Found> found(int hour, int minute, Half half, int to) {
    return Optional.of(
        new Found(
            new Clock(hour, minute, half, minute == 0 ? Grain.HOUR : Grain.MINUTE, true), to));
  }

  /// "half past two", "quarter to nine", "ten till four", "half two".
  private Optional<Found> relative(int i) {
    var start = tokens.skip(i, "a");
    var minutes = minutes(start);
    if (minutes.isEmpty()) return Optional.empty();
    var value = minutes.get().value();
    var word = minutes.get().to();
    var exact = tokens.is(start, "half|quarter");
    if (tokens.is(word, "minutes|minute")) word++;
    if (tokens.is(word, "past|after")) return hour(word + 1, value, 0);
    if (tokens.is(word, "to|till|til|before") || (exact && tokens.is(word, "of")))
      return value == 30 ? Optional.empty() : hour(word + 1, 60 - value, -1);
    return tokens.is(start, "half")
        ? hour(word, 30, 0).filter(it -> !tokens.is(it.to, "hour|hours|an"))
        : Optional.empty();
  }

  private Optional<NumberWords.Found> minutes(int i) {
    if (tokens.is(i, "half")) return Optional.of(new NumberWords.Found(30, i + 1));
    if (tokens.is(i, "quarter")) return Optional.of(new NumberWords.Found(15, i + 1));
    var number = NumberWords.small(tokens, i).filter(it -> it.value() > 0 && it.value() < 30);
    return number.filter(it ->
        tokens.is(it.to(), "minutes|minute")
            || (it.value() % 5 == 0
                && (!tokens.is(it.to(), "to") || it.value() != 10 || tenTo(it.to()))));
  }

  /// "ten to four" is a time, "ten to eleven" and "from ten to four" are stretches.
  private boolean tenTo(int to) {
    var next = NumberWords.small(tokens, to + 1).map(NumberWords.Found::value).orElse(0);
    return next >= 1 && next <= 10 && !tokens.is(to - 2, "from|between");
  }

  private Optional<Found> hour(int i, int minute, int shift) {
    if (tokens.is(i, "noon|midday")) return found(12 + shift, minute, Half.FIXED, i + 1);
    if (tokens.is(i, "midnight")) return found(shift < 0 ? 23 : 0, minute, Half.FIXED, i + 1);
    var named = written(i, false).filter(it -> it.clock.minute == 0);
    if (named.isEmpty())
      named =
          NumberWords.small(tokens, i)
              .filter(it -> it.value() >= 1 && it.value() <= 12)
              .map(it -> new Found(new Clock(it.value(), 0, Half.OPEN, Grain.HOUR, true), it.to()));
    return named.map(it -> {
      var marked = withHalf(it);
      var hour = marked.clock.hour + shift;
      var half = marked.clock.half;
      if (hour == 11 && shift < 0 && half != Half.FIXED && half != Half.OPEN)
        half = half == Half.AM ? Half.PM : Half.AM;
      return new Found(
          new Clock(hour == 0 ? 12 : hour, minute, half, Grain.MINUTE, true), marked.to);
    });
  }

  /// "3pm", "3:30", "3.30pm", "15:00", "1500 hours".
  private Optional<Found> written(int i, boolean likely) {
    var text = tokens.text(i);
    if (text.isEmpty() || !Character.isDigit(text.charAt(0)) || text.length() > 8)
      return Optional.empty();
    var half = half(text);
    var digits =
        half == Half.OPEN ? text : text.substring(0, text.length() - (text.endsWith("m") ? 2 : 1));
    if (digits.endsWith(".m") || digits.endsWith(".")) return Optional.empty();
    var split = Math.max(digits.indexOf(':'), digits.indexOf('.'));
    if (split < 0 && digits.length() >= 3) return compact(i, digits, half, likely);
    var hour = NumberWords.written(split < 0 ? digits : digits.substring(0, split));
    var minute = split < 0 ? 0 : NumberWords.written(digits.substring(split + 1));
    if (hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || (split > 0 && digits.length() - split != 3)) return Optional.empty();
    if (half != Half.OPEN && (hour < 1 || hour > 12)) return Optional.empty();
    if (split < 0 && half == Half.OPEN) return Optional.empty();
    var fixed = half == Half.OPEN && (hour > 12 || hour == 0 || digits.startsWith("0"));
    var sure = half != Half.OPEN || digits.indexOf(':') > 0;
    return Optional.of(
        new Found(
            new Clock(
                hour,
                minute,
                fixed ? Half.FIXED : half,
                split > 0 ? Grain.MINUTE : Grain.HOUR,
                sure),
            i + 1));
  }

  private static Half half(String text) {
    var brief = text.length() <= 3;
    if (text.endsWith("am") || (brief && text.endsWith("a"))) return Half.AM;
    return text.endsWith("pm") || (brief && text.endsWith("p")) ? Half.PM : Half.OPEN;
  }

  /// "1500 hours", "930am".
  private Optional<Found> compact(int i, String digits, Half half, boolean likely) {
    var value = NumberWords.written(digits);
    var military = tokens.is(i + 1, "hours|hrs|h");
    var marked = half != Half.OPEN || military || tokens.is(i + 1, "am|pm");
    var hours = (likely && digits.length() == 4) || (half == Half.OPEN && military);
    if (!(marked || likely)
        || value < 0
        || digits.length() > 4
        || value / 100 > 23
        || value % 100 > 59) return Optional.empty();
    return Optional.of(
        new Found(
            new Clock(
                value / 100,
                value % 100,
                hours && (military || value >= 1300 || digits.startsWith("0")) ? Half.FIXED : half,
                value % 100 == 0 && military ? Grain.HOUR : Grain.MINUTE,
                true),
            military ? i + 2 : i + 1));
  }

  /// "fourteen hundred hours", "oh nine hundred", "18 hours".
  private Optional<Found> military(int i, boolean likely) {
    var zero = tokens.skip(i, "zero|oh|o");
    var hour = NumberWords.small(tokens, zero).filter(it -> it.value() < 24 && zero - i < 2);
    if (hour.isEmpty()) return Optional.empty();
    var value = hour.get().value();
    var to = hour.get().to();
    var hundred = tokens.is(to, "hundred");
    var hours = tokens.is(hundred ? to + 1 : to, "hours|hrs");
    var sure = hours && (value >= 13 || (hundred && value > 0));
    var day = hundred && tokens.is(to + 1, "on|tomorrow|today");
    if (hundred && tokens.is(to + 1, "dollars|pounds|a|per|square|bucks|quid|and|feet"))
      return Optional.empty();
    var whole = sure || zero > i || ((likely || day) && value >= 9);
    if ((hundred && whole) || (sure && at(i)))
      return found(value, 0, Half.FIXED, to + (hundred ? 1 : 0) + (hours ? 1 : 0));
    return Optional.empty();
  }

  private boolean at(int i) {
    return tokens.is(i - 1, "at|by|until|till|from");
  }

  /// "nine", "two thirty", "nine oh five", "nine o clock".
  private Optional<Found> spoken(int i) {
    var hour = NumberWords.small(tokens, i).filter(it -> it.value() <= 24);
    if (hour.isEmpty()) return Optional.empty();
    var value = hour.get().value();
    var to = hour.get().to();
    if (tokens.is(to, "oclock")) return clock(value, 0, true, to + 1);
    if (tokens.is(to, "o") && tokens.is(to + 1, "clock")) return clock(value, 0, true, to + 2);
    var minute = spokenMinute(to);
    if (minute.isPresent() && value >= 1)
      return clock(value, minute.get().value(), false, minute.get().to())
          .map(it ->
              new Found(
                  new Clock(
                      it.clock.hour, it.clock.minute, it.clock.half, Grain.MINUTE, it.clock.sure),
                  it.to));
    return clock(value, 0, false, to);
  }

  private Optional<NumberWords.Found> spokenMinute(int i) {
    if (tokens.is(i, "oh|o") && NumberWords.digit(tokens.text(i + 1)) > 0)
      return Optional.of(new NumberWords.Found(NumberWords.digit(tokens.text(i + 1)), i + 2));
    return NumberWords.small(tokens, i)
        .filter(it -> it.value() >= 10 && it.value() < 60)
        .filter(it -> NumberWords.simple(tokens.text(i)) >= 10 || tokens.text(i).length() == 2)
        .filter(it ->
            !tokens.is(it.to(), "minutes|minute|to|past|oclock|am|pm")
                || tokens.is(it.to(), "am|pm|to"));
  }

  private static Optional<Found> clock(int hour, int minute, boolean sure, int to) {
    if (hour > 23) return Optional.empty();
    var half = hour > 12 || hour == 0 ? Half.FIXED : Half.OPEN;
    return Optional.of(new Found(new Clock(hour, minute, half, Grain.HOUR, sure), to));
  }

  private Found withHalf(Found found) {
    var clock = found.clock;
    if (clock.half != Half.OPEN)
      return tokens.is(found.to, "am|pm") ? new Found(clock, found.to + 1) : found;
    var to = tokens.skip(found.to, "oclock");
    var am = after(to, "am", "a");
    if (am > 0) return marked(clock, Half.AM, am);
    var pm = after(to, "pm", "p");
    if (pm > 0) return marked(clock, Half.PM, pm);
    return new Found(clock, to);
  }

  private int after(int i, String whole, String first) {
    if (tokens.is(i, whole)) return i + 1;
    return tokens.is(i, first) && tokens.is(i + 1, "m") ? i + 2 : -1;
  }

  private static Found marked(Clock clock, Half half, int to) {
    return new Found(new Clock(clock.hour, clock.minute, half, clock.grain, true), to);
  }
}
