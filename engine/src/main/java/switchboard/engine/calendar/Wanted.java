package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// A wish in real time: near a point, or starting within a stretch.
sealed interface Wanted {

  /// Whether the slot is what was wished for.
  boolean fits(Slot slot);

  /// How far the slot is from it.
  Duration distance(Slot slot);

  /// Best first.
  default Comparator<Slot> order() {
    return Comparator.comparing(this::distance).thenComparing(Slot::start);
  }

  /// "At five": the starts of that day, the nearest first.
  record Near(Instant point, Duration step, WallClock clock) implements Wanted {

    /// The step of the timetable next to the point is as good as the point.
    @Override
    public boolean fits(Slot slot) {
      return distance(slot).multipliedBy(2).compareTo(step) <= 0;
    }

    @Override
    public Duration distance(Slot slot) {
      return Duration.between(point, slot.start()).abs();
    }

    LocalDate date() {
      return clock.date(point);
    }
  }

  /// @param inside whether the slot must also end within the stretch, if it is short enough to
  record Within(Instant from, Instant to, boolean inside, Set<Wish.Part> parts, WallClock clock)
      implements Wanted {

    @Override
    public boolean fits(Slot slot) {
      return !slot.start().isBefore(from)
          && slot.start().isBefore(to)
          && (!inside || longer(slot) || !slot.end().isAfter(to))
          && (parts.isEmpty() || parts.contains(Wish.Part.of(clock.time(slot.start()))));
    }

    @Override
    public Duration distance(Slot slot) {
      var start = slot.start();
      if (start.isBefore(from)) return Duration.between(start, from);
      return start.isBefore(to) ? Duration.ZERO : Duration.between(to, start);
    }

    private boolean longer(Slot slot) {
      var length = Duration.between(slot.start(), slot.end());
      return to.isBefore(from.plus(length));
    }
  }

  static Wanted of(Wish wish, WallClock clock, Duration step) {
    return wish.when()
        .map(it -> of(it, wish.parts(), clock, step))
        .orElseGet(() -> new Within(Instant.MIN, Instant.MAX, false, wish.parts(), clock));
  }

  private static Wanted of(When when, Set<Wish.Part> parts, WallClock clock, Duration step) {
    var from = when.start().toInstant();
    var precise = when.grain() == Grain.HOUR || when.grain() == Grain.MINUTE;
    if (when.end().isEmpty()) {
      var open = precise ? clock.day(clock.date(from)).end() : Instant.MAX;
      return new Within(from, open, false, parts, clock);
    }
    var to = when.end().get().toInstant();
    if (precise && !to.isAfter(from.plus(unit(when.grain())))) return new Near(from, step, clock);
    if (to.isAfter(from)) return new Within(from, to, precise, parts, clock);
    var day = clock.day(clock.date(from));
    return new Within(day.start(), day.end(), false, parts, clock);
  }

  private static Duration unit(Grain grain) {
    return grain == Grain.MINUTE ? Duration.ofMinutes(1) : Duration.ofHours(1);
  }
}
