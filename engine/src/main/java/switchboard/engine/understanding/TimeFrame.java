package switchboard.engine.understanding;

import java.util.Optional;
import switchboard.engine.understanding.ClockWords.Clock;
import switchboard.engine.understanding.Moments.Moment;

/// What one stretch of words says about time, not yet placed on a clock.
record TimeFrame(
    Optional<Days> day,
    Optional<Days> lastDay,
    Optional<DayPart> part,
    Optional<Clock> clock,
    Optional<Clock> lastClock,
    Optional<Moment> moment,
    Bound dayBound,
    Bound clockBound,
    boolean choice,
    int from,
    int to) {

  /// How what is wanted lies to what was said: "by friday at five" begins now, "until five on
  /// friday" on that day.
  enum Bound {
    AT,
    AFTER,
    BEFORE,
    BY,
    UNTIL,
    FROM
  }

  static TimeFrame at(int from) {
    return new TimeFrame(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Bound.AT,
        Bound.AT,
        false,
        from,
        from);
  }

  boolean empty() {
    return day.isEmpty() && part.isEmpty() && clock.isEmpty() && moment.isEmpty();
  }

  /// Whether the hours said are those of several days: "mornings next week".
  boolean several() {
    boolean hours = part.isPresent() || clock.isPresent();
    boolean wide =
        lastDay.isPresent()
            || day.filter(it -> it.end().isAfter(it.start().plusDays(1))).isPresent();
    return hours && wide && dayBound == Bound.AT;
  }

  /// Whether one day or another is meant and none between: "tuesday or thursday".
  boolean alternatives() {
    return choice
        && lastDay.isPresent()
        && day.filter(it -> it.end().isBefore(lastDay.get().start())).isPresent();
  }

  boolean past() {
    return day.map(Days::past).orElse(false)
        || moment.map(it -> it.distance().isNegative()).orElse(false);
  }

  boolean eager() {
    return moment.map(Moment::eager).orElse(false);
  }

  /// Whether the only thing said is a number that might be an hour.
  boolean weak() {
    return day.isEmpty()
        && part.isEmpty()
        && moment.isEmpty()
        && clock.isPresent()
        && !clock.get().sure()
        && !lastClock.map(Clock::sure).orElse(false);
  }

  TimeFrame day(Days days, Bound bound, int end) {
    return new TimeFrame(
        Optional.of(days),
        lastDay,
        part,
        clock,
        lastClock,
        moment,
        bound,
        clockBound,
        choice,
        from,
        end);
  }

  TimeFrame lastDay(Days days, boolean other, int end) {
    return new TimeFrame(
        day,
        Optional.of(days),
        part,
        clock,
        lastClock,
        moment,
        dayBound,
        clockBound,
        other,
        from,
        end);
  }

  TimeFrame part(DayPart some, int end) {
    return new TimeFrame(
        day,
        lastDay,
        Optional.of(some),
        clock,
        lastClock,
        moment,
        dayBound,
        clockBound,
        choice,
        from,
        end);
  }

  TimeFrame clock(Clock time, Bound bound, int end) {
    return new TimeFrame(
        day,
        lastDay,
        part,
        Optional.of(time),
        lastClock,
        moment,
        dayBound,
        bound,
        choice,
        from,
        end);
  }

  TimeFrame lastClock(Clock time, int end) {
    return new TimeFrame(
        day,
        lastDay,
        part,
        clock,
        Optional.of(time),
        moment,
        dayBound,
        clockBound,
        choice,
        from,
        end);
  }

  TimeFrame moment(Moment some, int end) {
    return new TimeFrame(
        day,
        lastDay,
        part,
        clock,
        lastClock,
        Optional.of(some),
        dayBound,
        clockBound,
        choice,
        from,
        end);
  }

  TimeFrame bounded(Bound bound) {
    return new TimeFrame(
        day, lastDay, part, clock, lastClock, moment, bound, clockBound, choice, from, to);
  }

  TimeFrame upTo(int end) {
    return new TimeFrame(
        day, lastDay, part, clock, lastClock, moment, dayBound, clockBound, choice, from, end);
  }

  /// This frame, completed by what only the other one says.
  TimeFrame with(TimeFrame other) {
    var own = clock.isPresent() || part.isPresent();
    return new TimeFrame(
        day.or(() -> other.day),
        day.isPresent() ? lastDay : other.lastDay,
        part.isPresent() || (clock.isPresent() && other.clock.isPresent()) ? part : other.part,
        own ? clock : other.clock,
        own ? lastClock : other.lastClock,
        moment,
        day.isPresent() ? dayBound : other.dayBound,
        own ? clockBound : other.clockBound,
        day.isPresent() ? choice : other.choice,
        from,
        to);
  }

  boolean complements(TimeFrame other) {
    return moment.isEmpty()
        && other.moment.isEmpty()
        && (day.isEmpty() != other.day.isEmpty()
            || (clock.isEmpty() && other.clock.isPresent() && other.day.isEmpty()));
  }

  /// The later end of "from … to …", for something that is moved from one to the other.
  TimeFrame target() {
    return new TimeFrame(
        choice ? day : lastDay.or(() -> day),
        choice ? lastDay : Optional.empty(),
        part,
        lastClock.or(() -> clock),
        Optional.empty(),
        moment,
        Bound.AT,
        clockBound,
        choice,
        from,
        to);
  }
}
