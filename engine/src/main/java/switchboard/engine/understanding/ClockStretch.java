package switchboard.engine.understanding;

import java.util.Optional;
import switchboard.engine.understanding.Bounds.Led;
import switchboard.engine.understanding.ClockWords.Clock;
import switchboard.engine.understanding.TimeFrame.Bound;

/// Adds hours to a [TimeFrame]: one, or from one to another. A bare number is an hour only where
/// something near it speaks of time.
final class ClockStretch {

  private static final String NOT_TIMES =
      "people|person|rooms|room|bed|beds|bedroom|bedrooms|bath|baths|bathrooms|percent|dollars|pounds|quid|bucks|euros|hours|hour|minutes|minute|mins|days|day|weeks|week|months|month|years|year|of|inch|inches|foot|feet|yards|metres|meters|times|units|items|pages|things|k|grand|thousand|million|hundred|gallon|gallons|litres|degrees|stars|kids|children|toilets|sinks|taps|faucets|more|other|different|star|miles|areas|syringes|sessions|psi|bar|volts|amps|watts|square|sq|stops|blocks|doors|offers|visits";
  private static final String PRICED =
      "listed|priced|price|valued|value|asking|asked|offer|offered|offers|rent|rents|rent's|costs|cost|quoted|quote|budget|deposit|pay|paying|sold|estimate|model|account|reference|code|flat|apartment|unit|room|suite|extension";

  private static final String AFTER_HOUR =
      "today|tomorrow|tonight|on|please|or|and|if|would|works|in|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday";

  private final Tokens tokens;
  private final DateWords dates;
  private final ClockWords clocks;
  private final Bounds bounds;
  private final boolean bare;

  ClockStretch(Tokens tokens, DateWords dates, Bounds bounds, boolean bare) {
    this.tokens = tokens;
    this.dates = dates;
    this.clocks = new ClockWords(tokens);
    this.bounds = bounds;
    this.bare = bare;
  }

  Optional<TimeFrame> at(TimeFrame frame, int i, Led led) {
    if (frame.clock().isPresent()) return Optional.empty();
    var dashed = dashed(frame, i, led);
    if (dashed.isPresent()) return dashed;
    var first = clocks.at(i, frame.day().isPresent() || led.bound() != Bound.AT || alone(i, led));
    if (first.isEmpty() || !fits(first.get(), led, frame, i)) return work(frame, i, led);
    var clock =
        led.marked() && !first.get().clock().sure()
            ? sure(first.get().clock())
            : first.get().clock();
    var trailing = bounds.after(first.get().to());
    if (trailing.isPresent() && !led.between())
      return Optional.of(frame.clock(sure(clock), trailing.get().bound(), trailing.get().to()));
    var named = frame.clock(clock, led.bound(), first.get().to());
    return Optional.of(both(named).orElseGet(() -> lastClock(named, led)));
  }

  /// "at 230", with nothing behind it that could be counted.
  private boolean alone(int i, Led led) {
    if (tokens.text(i).length() == 4 && dayFollows(i + 1)) return true;
    return led.marked()
        && tokens.text(i).endsWith("0")
        && (tokens.pauseBefore(i + 1) || i + 1 >= tokens.size() || tokens.is(i + 1, AFTER_HOUR));
  }

  /// "after work".
  private Optional<TimeFrame> work(TimeFrame frame, int i, Led led) {
    var to = tokens.after(i, "work|school");
    if (to < 0 || led.bound() != Bound.AFTER) return Optional.empty();
    var hour = tokens.is(i, "work") ? 17 : 15;
    var clock = new Clock(hour, 0, ClockWords.Half.FIXED, When.Grain.HOUR, true);
    return Optional.of(frame.clock(clock, Bound.AFTER, to));
  }

  /// "after nine but before noon".
  private Optional<TimeFrame> both(TimeFrame frame) {
    if (frame.clockBound() != Bound.AFTER && frame.clockBound() != Bound.FROM)
      return Optional.empty();
    var led = bounds.before(tokens.skip(frame.to(), "and|but"), false);
    var until =
        led.bound() == Bound.BEFORE || led.bound() == Bound.BY || led.bound() == Bound.UNTIL;
    if (!until) return Optional.empty();
    return clocks
        .at(led.to(), true)
        .filter(it -> !tokens.is(it.to(), NOT_TIMES))
        .map(it -> ranged(frame, frame.clock().orElseThrow(), it));
  }

  private static TimeFrame ranged(TimeFrame frame, Clock first, ClockWords.Found last) {
    return frame
        .clock(matching(first, last.clock()), Bound.AT, last.to())
        .lastClock(last.clock(), last.to());
  }

  private boolean fits(ClockWords.Found found, Led led, TimeFrame frame, int i) {
    if (found.clock().sure()) return true;
    if (frame.empty() && (priced(i) || large(found))) return false;
    if (amount(found.to())) return false;
    if (pointing(found, led, frame)) return false;
    return !tokens.is(found.to(), NOT_TIMES)
        && (led.marked()
            || bounds.after(found.to()).isPresent()
            || bare
            || !frame.empty()
            || dayFollows(found.to())
            || rangeFollows(found.to()));
  }

  /// "listed at three fifty".
  private boolean priced(int i) {
    for (var k = i - 4; k < i; k++) if (tokens.is(k, PRICED)) return true;
    return false;
  }

  /// "between three and four hundred thousand".
  private boolean amount(int i) {
    return tokens.is(i, "to|and|or|-")
        && NumberWords.small(tokens, i + 1).filter(it -> tokens.is(it.to(), NOT_TIMES)).isPresent();
  }

  /// "at twenty": nobody calls eight in the evening so without more.
  private static boolean large(ClockWords.Found found) {
    return found.clock().hour() > 12 && found.clock().minute() == 0;
  }

  /// "the one on thursday", "the drain cleaning one": no hour.
  private boolean pointing(ClockWords.Found found, Led led, TimeFrame frame) {
    var at = found.to() - 1;
    var pointed =
        tokens.is(at - 1, "the|which|that|this|other|any|no") || (frame.empty() && at > 0);
    return tokens.is(at, "one") && !led.marked() && pointed && !rangeFollows(found.to());
  }

  private boolean dayFollows(int i) {
    return DayPart.at(tokens, i).isPresent()
        || DayPart.at(tokens, tokens.skip(i, "in|the|on|at|during")).isPresent()
        || dates.at(tokens.skip(i, "on|in"), false).isPresent();
  }

  private boolean rangeFollows(int i) {
    if (!tokens.is(i, "to|till|until|or|-|and")) return false;
    return clocks
        .at(i + 1, false)
        .filter(it -> it.clock().sure() || (!tokens.is(i, "and") && dayFollows(it.to())))
        .isPresent();
  }

  private static Clock sure(Clock it) {
    return new Clock(it.hour(), it.minute(), it.half(), it.grain(), true);
  }

  private TimeFrame lastClock(TimeFrame frame, Led led) {
    var to = frame.to();
    var through =
        tokens.after(
            to, led.between() ? "and|to" : "to|till|til|until|through|-", "around|about|like?");
    var other = tokens.after(to, "or", "maybe|even|around|about|at?");
    var at = through > 0 ? through : other;
    if (at < 0) return frame;
    var last = clocks.at(at, true).filter(it -> !tokens.is(it.to(), NOT_TIMES));
    if (last.isEmpty()) return frame;
    var first = frame.clock().orElseThrow();
    if (other == at)
      return frame.clock(matching(first, last.get().clock()), frame.clockBound(), last.get().to());
    return ranged(frame, first, last.get());
  }

  /// "two to four pm": both in the afternoon; "eleven to two pm": the first in the morning.
  private static Clock matching(Clock first, Clock last) {
    if (!first.open()) return first;
    var half = last.half();
    if (half == ClockWords.Half.AM) return sure(first.in(half));
    if (half != ClockWords.Half.PM) return first;
    return first.hour() % 12 < last.hour() % 12 || last.hour() == first.hour()
        ? sure(first.in(half))
        : first;
  }

  /// "10-12" as one written word.
  private Optional<TimeFrame> dashed(TimeFrame frame, int i, Led led) {
    var text = tokens.text(i);
    var dash = text.indexOf('-');
    if (dash < 1 || text.length() > 11 || !(led.marked() || bare || !frame.empty()))
      return Optional.empty();
    var first = new ClockWords(Tokens.of(text.substring(0, dash))).at(0, false);
    var last = new ClockWords(Tokens.of(text.substring(dash + 1))).at(0, false);
    if (first.isEmpty() || last.isEmpty()) return Optional.empty();
    return Optional.of(
        frame
            .clock(matching(first.get().clock(), last.get().clock()), Bound.AT, i + 1)
            .lastClock(last.get().clock(), i + 1));
  }
}
