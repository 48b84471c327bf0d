package switchboard.engine.understanding;

import java.util.Optional;
import switchboard.engine.understanding.TimeFrame.Bound;

/// Reads how a time bounds what is wanted: the words before it ("no later than", "from") and after
/// it ("at the latest", "or later", "onwards").
final class Bounds {

  /// @param between whether two times are to come
  /// @param marked whether the words make any number after them a time
  /// @param to where the time itself begins
  record Led(Bound bound, boolean between, boolean marked, int to) {}

  record Trailing(Bound bound, int to) {}

  private static final String VAGUE = "any|anytime|sometime|some|time|only|just|day";

  private final Tokens tokens;

  Bounds(Tokens tokens) {
    this.tokens = tokens;
  }

  /// @param begun whether a time was said before, so that "make it" leads to another
  Led before(int i, boolean begun) {
    var at = tokens.skip(i, VAGUE);
    return earliest(at, at > i)
        .or(() -> latest(at))
        .or(() -> stretch(at))
        .orElseGet(() -> plain(at, i, begun));
  }

  private Optional<Led> earliest(int at, boolean vague) {
    var to = tokens.after(at, "not|no", "before|until|till|earlier|sooner", "than|after?");
    if (to < 0) to = tokens.after(at, "nothing|never", "before");
    if (to > 0) return led(Bound.FROM, to);
    to = tokens.after(at, "later", "than", "on?");
    if (to < 0) to = tokens.after(at, vague ? "after|past" : "after");
    return to < 0 || tokens.is(to, "that|if") ? Optional.empty() : led(Bound.AFTER, to);
  }

  private Optional<Led> latest(int at) {
    var to = tokens.after(at, "no|not", "later|after|past", "than?");
    if (to > 0) return led(Bound.UNTIL, to);
    to = tokens.after(at, "up?", "until|till|til");
    if (to < 0) to = tokens.after(at, "up", "to");
    if (to > 0) return led(Bound.UNTIL, to);
    to = tokens.after(at, "before|earlier", "than?");
    if (to < 0) to = tokens.after(at, "prior|ahead", "to|of");
    if (to < 0) to = tokens.after(at, "in", "time", "for");
    if (to > 0) return led(Bound.BEFORE, to);
    to = tokens.after(at, "by");
    return to > 0 ? led(Bound.BY, to) : Optional.empty();
  }

  private Optional<Led> stretch(int at) {
    var to = tokens.after(at, "between|betwixt", "like?");
    if (to > 0) return Optional.of(new Led(Bound.AT, true, true, articles(to)));
    to = tokens.after(at, "from|starting|beginning", "on|at|around|from?");
    if (to < 0) to = tokens.after(at, "as", "of|from");
    return to > 0 && !tokens.is(to, "of") ? led(Bound.FROM, to) : Optional.empty();
  }

  private Led plain(int at, int i, boolean begun) {
    var to = begun ? tokens.after(at, "make|no|sorry|mean|wait|actually", "it|that?") : -1;
    if (to > 0) return new Led(Bound.AT, false, true, to);
    to = begun ? tokens.after(at, "scratch", "that", "make?", "it?") : -1;
    if (to < 0 && begun) to = tokens.after(at, "correction|rather|meant");
    if (to > 0) return new Led(Bound.AT, false, true, to);
    to =
        tokens.after(
            at,
            "at|around|about|@|like|roughly|approximately|maybe",
            "around|about|like|exactly|maybe?");
    return to > 0 ? new Led(Bound.AT, false, true, to) : new Led(Bound.AT, false, false, i);
  }

  private Optional<Led> led(Bound bound, int to) {
    return Optional.of(new Led(bound, false, true, articles(to)));
  }

  private int articles(int i) {
    return tokens.skip(i, "on|at|around|about|in|like");
  }

  /// The bound said behind a time that ends at `i`.
  Optional<Trailing> after(int i) {
    var to = tokens.after(i, "at", "the|your?", "very|absolute?", "latest");
    if (to < 0) to = tokens.after(i, "latest|max|maximum|tops");
    if (to < 0) to = tokens.after(i, "or", "sooner|earlier|before", "that|then?");
    if (to > 0 && NumberWords.small(tokens, to).isEmpty())
      return Optional.of(new Trailing(Bound.BY, to));
    to = tokens.after(i, "at", "the", "very|absolute?", "earliest|soonest");
    if (to < 0) to = tokens.after(i, "or", "later|after|afterwards|thereafter|onwards", "that?");
    if (to < 0) to = tokens.after(i, "and|or?", "onwards|onward");
    if (to < 0) to = tokens.after(i, "and", "later|after|afterwards");
    if (to < 0 && (i + 1 >= tokens.size() || tokens.pauseBefore(i + 2))) to = tokens.after(i, "on");
    return to > 0 && NumberWords.small(tokens, to).isEmpty()
        ? Optional.of(new Trailing(Bound.FROM, to))
        : Optional.empty();
  }
}
