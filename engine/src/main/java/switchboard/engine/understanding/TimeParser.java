package switchboard.engine.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.understanding.Bounds.Led;
import switchboard.engine.understanding.TimeFrame.Bound;

/// Finds the stretches of an utterance that speak of time.
final class TimeParser {

  private static final String CONNECTING =
      "at|on|in|the|around|about|like|maybe|say|roughly|approximately|for|of|sometime|some|time|anytime|any|possibly|preferably|ideally|perhaps|probably|somewhere|either|@|would|be|is|during|that|whenever|afterwards|later";
  private static final Set<String> NEVER =
      Set.of(
          "~",
          "i",
          "you",
          "he",
          "she",
          "we",
          "they",
          "my",
          "your",
          "our",
          "is",
          "was",
          "were",
          "am",
          "are",
          "have",
          "has",
          "had",
          "been",
          "be",
          "could",
          "would",
          "can",
          "will",
          "do",
          "did",
          "come",
          "because",
          "thanks",
          "please",
          "and",
          "or",
          "but",
          "if",
          "it",
          "there",
          "who",
          "what",
          "with",
          "need",
          "want",
          "really",
          "hi",
          "hello",
          "yeah",
          "somebody",
          "someone",
          "wondering",
          "going",
          "got",
          "get",
          "much",
          "me",
          "us",
          "well");

  private final Tokens tokens;
  private final boolean bare;
  private final Bounds bounds;
  private final DayStretch days;
  private final ClockStretch clocks;
  private final Moments moments;
  private final LocalDate today;
  private boolean begun;

  TimeParser(Tokens tokens, LocalDate today, boolean dayFirst, boolean bare) {
    this.tokens = tokens;
    this.today = today;
    this.bare = bare;
    this.bounds = new Bounds(tokens);
    var dates = new DateWords(tokens, today, dayFirst);
    this.days = new DayStretch(tokens, dates, bounds, today, dayFirst);
    this.clocks = new ClockStretch(tokens, dates, bounds, bare);
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
      var frame = early(frame(i));
      var kept = !frame.empty() && (!frame.weak() || bare);
      if (kept && !around(frame)) found.add(frame);
      i = kept ? Math.max(frame.to(), i + 1) : i + 1;
    }
    return found;
  }

  /// "since friday", "every friday".
  private boolean around(TimeFrame frame) {
    return tokens.is(frame.from() - 1, "since|every|each") || tokens.is(frame.from(), "since");
  }

  /// "early on friday": before people go to work.
  private TimeFrame early(TimeFrame frame) {
    var day = frame.day().filter(it -> it.single() && !it.past());
    if (day.isEmpty() || frame.part().isPresent() || frame.clock().isPresent()) return frame;
    var before = frame.from() - 1;
    if (frame.lastDay().isPresent() || frame.dayBound() != Bound.AT) return frame;
    if (tokens.is(before, "early") && !tokens.is(before - 1, "too|so|as"))
      return frame.part(DayPart.of(6, 9, ClockWords.Half.AM), frame.to());
    return tokens.is(frame.to(), "early") && !tokens.is(frame.to() + 1, "as|enough")
        ? frame.part(DayPart.of(6, 9, ClockWords.Half.AM), frame.to() + 1)
        : frame;
  }

  /// A quick no for words that cannot begin a time, so that long texts cost little.
  private boolean possible(int i) {
    return !tokens.taken(i) && !NEVER.contains(tokens.text(i));
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
    if (frame.empty()) {
      var moment = moments.at(i);
      if (moment.isPresent())
        return Optional.of(frame.moment(moment.get().moment(), moment.get().to()));
    }
    if (frame.moment().isPresent()) return Optional.empty();
    var led = bounds.before(i, begun);
    return part(frame, i)
        .or(() -> bounded(frame, led))
        .or(() ->
            led.to() == i
                ? Optional.empty()
                : days.at(frame, i, new Led(Bound.AT, false, false, i), bare))
        .or(() -> days.at(frame, led.to(), led, bare))
        .or(() -> clocks.at(frame, led.to(), led));
  }

  /// "by the end of the day".
  private Optional<TimeFrame> bounded(TimeFrame frame, Led led) {
    if (led.bound() == Bound.AT || led.between()) return Optional.empty();
    return part(frame, led.to() - 1)
        .or(() ->
            part(frame, led.to())
                .map(it -> it.dayBound() == Bound.AT ? it.bounded(led.bound()) : it));
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
}
