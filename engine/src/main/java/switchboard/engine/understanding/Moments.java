package switchboard.engine.understanding;

import java.time.Duration;
import java.util.Optional;
import switchboard.engine.understanding.When.Grain;

/// Times told by their distance from now: "in two hours", "within the hour", "half an hour ago",
/// "as soon as possible".
final class Moments {

  /// @param within whether any time up to the distance is meant
  /// @param eager "as soon as possible": gives way to any other time said
  record Moment(Duration distance, Grain grain, boolean within, boolean eager) {}

  record Found(Moment moment, int to) {}

  private final Tokens tokens;

  Moments(Tokens tokens) {
    this.tokens = tokens;
  }

  Optional<Found> at(int i) {
    return soon(i).or(() -> same(i)).or(() -> distance(i));
  }

  private Optional<Found> soon(int i) {
    var to = tokens.after(i, "asap|immediately");
    if (to < 0) to = tokens.after(i, "right|straight", "now|away");
    if (to < 0) to = tokens.after(i, "as", "soon|quickly|early|fast", "as");
    if (to > 0 && tokens.is(i, "as"))
      to = tokens.skip(to, "possible|you|can|could|anyone|someone|somebody|humanly|guys|is");
    if (to < 0)
      to =
          tokens.after(
              i,
              "the|your?",
              "soonest|earliest|first|next",
              "possible|available|opening|availability|slot|you");
    if (to < 0) to = tokens.after(i, "this", "minute|instant|second");
    if (to < 0) to = tokens.after(i, "at", "once");
    if (to < 0
        && tokens.is(i, "now")
        && (i + 1 >= tokens.size()
            || tokens.get(i).pause() == Token.Pause.STOP
            || tokens.is(i + 1, "please"))
        && tokens.size() > 1
        && !tokens.is(i - 1, "for|by|until|from|is|until")) to = i + 1;
    return to > 0
        ? Optional.of(new Found(new Moment(Duration.ZERO, Grain.MINUTE, false, true), to))
        : Optional.empty();
  }

  /// "this time tomorrow", "the same time next week".
  private Optional<Found> same(int i) {
    var time = tokens.after(i, "the?", "this|same", "time");
    var to = time < 0 ? -1 : tokens.after(time, "tomorrow");
    if (to < 0 && time > 0) to = tokens.after(time, "next", "week");
    var days = to > 0 && tokens.is(to - 1, "week") ? 7 : 1;
    return to > 0 ? length(days * 24 * 60, Grain.MINUTE, to) : Optional.empty();
  }

  private Optional<Found> distance(int i) {
    var within = tokens.after(i, "within|in|over", "the", "next|coming?");
    if (within < 0) within = tokens.after(i, "within");
    var in = tokens.after(i, "in", "about|around|like|maybe|roughly?");
    var start = within > 0 ? within : in > 0 ? in : i;
    var length = length(start);
    if (length.isEmpty()) return Optional.empty();
    if (in > 0 && tokens.is(start, "a|one|just") && tokens.is(start + 1, "minute"))
      return Optional.empty();
    var so = tokens.after(length.get().to, "or", "so|two|three");
    var to = so > 0 ? so : length.get().to;
    var moment = length.get().moment;
    if (within > 0)
      return Optional.of(new Found(new Moment(moment.distance, moment.grain, true, false), to));
    if (tokens.is(to, "ago|earlier"))
      return Optional.of(
          new Found(new Moment(moment.distance.negated(), moment.grain, false, false), to + 1));
    var from = tokens.after(to, "from", "now");
    if (from > 0) return Optional.of(new Found(moment, from));
    return in > 0
        ? Optional.of(new Found(moment, tokens.is(to, "time") ? to + 1 : to))
        : Optional.empty();
  }

  /// "an hour and a half", "two and a half hours", "ninety minutes", "a couple of hours".
  private Optional<Found> length(int i) {
    var half = tokens.after(i, "a?", "half", "an|a?", "hour|hour's");
    if (half > 0) return length(30, Grain.MINUTE, half);
    var quarter = tokens.after(i, "a?", "quarter", "of", "an", "hour");
    if (quarter > 0) return length(15, Grain.MINUTE, quarter);
    quarter = tokens.after(i, "three|3", "quarters", "of", "an", "hour");
    if (quarter > 0) return length(45, Grain.MINUTE, quarter);
    return count(i)
        .flatMap(it -> {
          var extra = tokens.after(it.to(), "and", "a", "half");
          var unit = extra > 0 ? extra : it.to();
          if (tokens.is(unit, "minute|minutes|min|mins"))
            return length(it.value(), Grain.MINUTE, unit + 1);
          if (!tokens.is(unit, "hour|hours|hr|hrs")) return Optional.empty();
          var more = extra > 0 ? Optional.<Found>empty() : minutes(unit + 1, it.value());
          if (more.isPresent()) return more;
          var after = extra > 0 ? -1 : tokens.after(unit + 1, "and", "a", "half");
          var halves = extra > 0 || after > 0;
          return length(
              it.value() * 60 + (halves ? 30 : 0),
              halves ? Grain.MINUTE : Grain.HOUR,
              after > 0 ? after : unit + 1);
        });
  }

  /// "an hour and twenty minutes".
  private Optional<Found> minutes(int i, int hours) {
    return NumberWords.small(tokens, tokens.skip(i, "and"))
        .filter(it -> tokens.is(it.to(), "minute|minutes|mins"))
        .flatMap(it -> length(hours * 60 + it.value(), Grain.MINUTE, it.to() + 1));
  }

  private Optional<NumberWords.Found> count(int i) {
    var couple = tokens.after(i, "a?", "couple", "of?");
    if (couple > 0) return Optional.of(new NumberWords.Found(2, couple));
    var few = tokens.after(i, "a?", "few");
    if (few > 0) return Optional.of(new NumberWords.Found(3, few));
    if (tokens.is(i, "a|an|the|one") || tokens.is(i, "hour"))
      return Optional.of(new NumberWords.Found(1, tokens.is(i, "hour") ? i : i + 1));
    return NumberWords.cardinal(tokens, i).filter(it -> it.value() < 1000);
  }

  private static Optional<Found> length(int minutes, Grain grain, int to) {
    return Optional.of(new Found(new Moment(Duration.ofMinutes(minutes), grain, false, false), to));
  }
}
