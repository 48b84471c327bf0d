package switchboard.engine.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.understanding.ClockWords.Clock;
import switchboard.engine.understanding.TimeFrame.Bound;

/// Finds the stretches of an utterance that speak of time.
final class TimeParser {

  private static final String CONNECTING =
      "at|on|in|the|around|about|like|maybe|say|roughly|approximately|for|of|sometime|some|time|anytime|any|possibly|preferably|ideally|perhaps|probably|somewhere|either|@|would|be|is|during|that|whenever|afterwards|later";
  private static final String NOT_TIMES =
      "people|person|rooms|room|bed|beds|bedroom|bedrooms|bathrooms|percent|dollars|pounds|bucks|hours|hour|minutes|minute|days|day|weeks|week|months|month|years|year|of|inch|inches|foot|feet|times|units|items|pages|things|k|grand|thousand|million|hundred|gallon|gallons|degrees|stars|kids|children|toilets|sinks|taps|faucets|more|other|different|different|star|miles|areas|syringes|sessions";

  private final Tokens tokens;
  private final boolean bare;
  private final DateWords dates;
  private final ClockWords clocks;
  private final Moments moments;
  private final LocalDate today;
  private boolean begun;

  TimeParser(Tokens tokens, LocalDate today, boolean dayFirst, boolean bare) {
    this.tokens = tokens;
    this.today = today;
    this.bare = bare;
    this.dates = new DateWords(tokens, today, dayFirst);
    this.clocks = new ClockWords(tokens);
    this.moments = new Moments(tokens);
  }

  List<TimeFrame> frames() {
    var found = new ArrayList<TimeFrame>();
    for (var i = 0; i < tokens.size(); ) {
      if (!possible(i)) {
        i++;
        continue;
      }
      begun = !found.isEmpty();
      var frame = frame(i);
      var kept = !frame.empty() && (!frame.weak() || bare);
      if (kept && !(tokens.is(frame.from() - 1, "since") || tokens.is(frame.from(), "since")))
        found.add(frame);
      i = kept ? Math.max(frame.to(), i + 1) : i + 1;
    }
    return found;
  }

  /// A quick no for words that cannot begin a time, so that long texts cost little.
  private boolean possible(int i) {
    return !tokens.taken(i);
  }

  private TimeFrame frame(int from) {
    var frame = TimeFrame.at(from);
    var refused = tokens.is(from - 1, "not|but|except|besides");
    for (var grown = true; grown; ) {
      grown = false;
      var next = frame.to();
      if (refused && !frame.empty() && tokens.pauseBefore(next)) break;
      for (var skipped = 0; skipped < 5 && !grown; skipped++) {
        var larger = larger(frame, next);
        grown = larger.isPresent();
        if (larger.isPresent()) frame = larger.get();
        else if (frame.empty() || !tokens.is(next, CONNECTING)) break;
        next++;
      }
    }
    return frame;
  }

  private Optional<TimeFrame> larger(TimeFrame frame, int i) {
    var bound = bound(i);
    var at = bound.to;
    if (frame.empty()) {
      var moment = moments.at(i);
      if (moment.isPresent())
        return Optional.of(frame.moment(moment.get().moment(), moment.get().to()));
    }
    if (frame.moment().isPresent()) return Optional.empty();
    return part(frame, i)
        .or(() -> bound.bound == Bound.AT ? Optional.empty() : part(frame, at))
        .or(() -> days(frame, at, bound))
        .or(() -> clock(frame, at, bound));
  }

  private record Led(Bound bound, boolean between, boolean marked, int to) {}

  private Led bound(int i) {
    var at = tokens.skip(i, "any|anytime|sometime|some|time|only|just");
    var to = tokens.after(at, "not|no", "before|until|till|earlier", "than?");
    if (to > 0) return led(Bound.FROM, to);
    to = tokens.after(at, "no", "later", "than");
    if (to > 0) return led(Bound.BEFORE, to);
    to = tokens.after(at, "later|after|past", "than?", "on?");
    if (to > 0 && !tokens.is(at, "past") && !tokens.is(to, "today|tonight|this|that|if"))
      return led(Bound.AFTER, to);
    to = tokens.after(at, "before|earlier", "than?");
    if (to > 0) return led(Bound.BEFORE, to);
    to = tokens.after(at, "by|until|till|til");
    if (to > 0) return led(Bound.BY, to);
    to = tokens.after(at, "between", "like?");
    if (to > 0) return new Led(Bound.AT, true, true, articles(to));
    to = tokens.after(at, "from|starting|beginning", "on|at|around?");
    if (to > 0) return led(Bound.FROM, to);
    to = begun ? tokens.after(at, "make|no|sorry|mean|wait|actually", "it|that?") : -1;
    if (to > 0) return new Led(Bound.AT, false, true, to);
    to =
        tokens.after(
            at,
            "at|around|about|@|like|roughly|approximately|maybe",
            "around|about|like|exactly|maybe?");
    if (to > 0) return new Led(Bound.AT, false, true, to);
    return new Led(Bound.AT, false, false, i);
  }

  private Led led(Bound bound, int to) {
    return new Led(bound, false, true, articles(to));
  }

  private int articles(int i) {
    return tokens.skip(i, "on|at|around|about|in|like");
  }

  private Optional<TimeFrame> part(TimeFrame frame, int i) {
    if (frame.part().isPresent()) return Optional.empty();
    var at = DayPart.at(tokens, i).isPresent() ? i : tokens.skip(i, "in|the|on|at|during");
    return DayPart.at(tokens, at)
        .filter(it ->
            it.day() == DayPart.Day.NONE
                || frame.day().isEmpty()
                || frame.day().get().start().equals(today))
        .map(it -> {
          var size = frame.empty() ? "" : tokens.text(frame.from() - 1);
          var larger = frame.part(it.part().sized(size), it.to());
          return switch (it.day()) {
            case NONE -> larger;
            case TODAY -> larger.day(Days.day(today), frame.dayBound(), it.to());
            case YESTERDAY -> larger.day(Days.day(today.minusDays(1)).gone(), Bound.AT, it.to());
          };
        });
  }

  private Optional<TimeFrame> days(TimeFrame frame, int i, Led led) {
    if (frame.day().isPresent()) return Optional.empty();
    var at = tokens.skip(i, "on");
    var first = dates.at(at, bare);
    if (first.isEmpty()) return Optional.empty();
    var bound =
        led.bound == Bound.FROM && tokens.is(first.get().to(), "on|onwards|onward|and")
            ? Bound.FROM
            : led.bound;
    var named =
        frame.day(first.get().days(), bound, tokens.skip(first.get().to(), "onwards|onward"));
    return Optional.of(lastDay(named, led));
  }

  private TimeFrame lastDay(TimeFrame frame, Led led) {
    var to = frame.to();
    var through =
        tokens.after(to, led.between ? "and|to" : "to|through|thru|until|till|til|-", "on|the?");
    var other = led.between ? -1 : tokens.after(to, "or", "maybe|even|possibly|on?");
    var joint = led.between || through > 0 ? -1 : tokens.after(to, "and");
    var at = through > 0 ? through : other > 0 ? other : joint;
    if (at < 0) return frame;
    var last =
        dates.at(at, true).or(() -> dates.at(tokens.skip(at - 1, "or|and|to|through"), true));
    if (last.isEmpty()) return frame;
    var first = frame.day().orElseThrow();
    var numbered = NumberWords.ordinal(tokens, tokens.skip(at, "the")).isPresent();
    var next = following(first, last.get().days(), numbered);
    if (through > 0)
      return frame.day(first, Bound.AT, last.get().to()).lastDay(next, false, last.get().to());
    var adjacent = next.start().equals(first.end());
    var single =
        first.grain() == When.Grain.DAY
            && next.grain() == When.Grain.DAY
            && next.start().isAfter(first.end());
    return adjacent || (other > 0 && single)
        ? frame.lastDay(next, true, last.get().to())
        : other > 0 ? frame.upTo(last.get().to()) : frame;
  }

  /// "monday to wednesday" said on a tuesday: the wednesday after that monday.
  private static Days following(Days first, Days last, boolean numbered) {
    if (!last.start().isBefore(first.start()) || last.grain() != When.Grain.DAY) return last;
    if (numbered) return Days.day(last.start().plusMonths(1));
    var days = first.start().toEpochDay() - last.start().toEpochDay();
    var shift = (days + 6) / 7 * 7;
    return new Days(last.start().plusDays(shift), last.end().plusDays(shift), last.grain(), false);
  }

  private Optional<TimeFrame> clock(TimeFrame frame, int i, Led led) {
    if (frame.clock().isPresent()) return Optional.empty();
    var dashed = dashed(frame, i, led);
    if (dashed.isPresent()) return dashed;
    var first = clocks.at(i).filter(it -> fits(it, led, frame));
    if (first.isEmpty()) return Optional.empty();
    var clock =
        led.marked && !first.get().clock().sure() ? sure(first.get().clock()) : first.get().clock();
    var named = frame.clock(clock, led.bound, first.get().to());
    return Optional.of(lastClock(named, led));
  }

  private boolean fits(ClockWords.Found found, Led led, TimeFrame frame) {
    if (found.clock().sure()) return true;
    if (pointing(found, led, frame)) return false;
    return !tokens.is(found.to(), NOT_TIMES)
        && (led.marked
            || bare
            || !frame.empty()
            || dayFollows(found.to())
            || rangeFollows(found.to()));
  }

  /// "the one on thursday", "the drain cleaning one": no hour.
  private boolean pointing(ClockWords.Found found, Led led, TimeFrame frame) {
    var at = found.to() - 1;
    var pointed =
        tokens.is(at - 1, "the|which|that|this|other|any|no") || (frame.empty() && at > 0);
    return tokens.is(at, "one") && !led.marked && pointed && !rangeFollows(found.to());
  }

  private boolean dayFollows(int i) {
    return part(TimeFrame.at(i), i).isPresent()
        || dates.at(tokens.skip(i, "on|in"), false).isPresent();
  }

  private boolean rangeFollows(int i) {
    return tokens.is(i, "to|till|or|-|and")
        && clocks.at(i + 1).map(it -> it.clock().sure()).orElse(false);
  }

  private static Clock sure(Clock it) {
    return new Clock(it.hour(), it.minute(), it.half(), it.grain(), true);
  }

  private TimeFrame lastClock(TimeFrame frame, Led led) {
    var to = frame.to();
    var through =
        tokens.after(
            to, led.between ? "and|to" : "to|till|til|until|through|-", "around|about|like?");
    var other = tokens.after(to, "or", "maybe|even|around|about|at?");
    var at = through > 0 ? through : other;
    if (at < 0) return frame;
    var last = clocks.at(at).filter(it -> !tokens.is(it.to(), NOT_TIMES));
    if (last.isEmpty()) return frame;
    var first = frame.clock().orElseThrow();
    if (other == at)
      return frame.clock(matching(first, last.get().clock()), frame.clockBound(), last.get().to());
    return frame
        .clock(matching(first, last.get().clock()), Bound.AT, last.get().to())
        .lastClock(last.get().clock(), last.get().to());
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
    if (dash < 1 || text.length() > 11 || !(led.marked || bare || !frame.empty()))
      return Optional.empty();
    var first = new ClockWords(Tokens.of(text.substring(0, dash))).at(0);
    var last = new ClockWords(Tokens.of(text.substring(dash + 1))).at(0);
    if (first.isEmpty() || last.isEmpty()) return Optional.empty();
    return Optional.of(
        frame
            .clock(matching(first.get().clock(), last.get().clock()), Bound.AT, i + 1)
            .lastClock(last.get().clock(), i + 1));
  }
}
