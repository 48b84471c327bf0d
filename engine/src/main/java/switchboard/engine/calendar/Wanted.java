package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
  record Near(Instant point, Duration step, Taste taste) implements Wanted {

    /// The step of the timetable next to the point is as good as the point.
    @Override
    public boolean fits(Slot slot) {
      return away(slot).multipliedBy(2).compareTo(step) <= 0 && taste.suits(slot);
    }

    @Override
    public Duration distance(Slot slot) {
      return away(slot).plus(taste.distance(slot));
    }

    boolean thatDay(Slot slot) {
      var clock = taste.clock();
      return clock.date(slot.start()).equals(clock.date(point)) && taste.suits(slot);
    }

    private Duration away(Slot slot) {
      return Duration.between(point, slot.start()).abs();
    }
  }

  /// @param inside whether the slot must also end within the stretch, if it is short enough to
  record Within(Instant from, Instant to, boolean inside, Taste taste) implements Wanted {

    @Override
    public boolean fits(Slot slot) {
      return !slot.start().isBefore(from)
          && slot.start().isBefore(to)
          && (!inside || longer(slot) || !slot.end().isAfter(to))
          && taste.suits(slot);
    }

    @Override
    public Duration distance(Slot slot) {
      return away(slot.start()).plus(taste.distance(slot));
    }

    private Duration away(Instant start) {
      if (start.isBefore(from)) return Duration.between(start, from);
      return start.isBefore(to) ? Duration.ZERO : Duration.between(to, start);
    }

    private boolean longer(Slot slot) {
      var length = Duration.between(slot.start(), slot.end());
      return to.isBefore(from.plus(length));
    }
  }

  static Wanted of(Wish wish, WallClock clock, Duration step) {
    var taste = new Taste(wish, clock);
    return wish.when()
        .map(it -> of(it, taste, step))
        .orElseGet(() -> new Within(Instant.MIN, Instant.MAX, false, taste));
  }

  private static Wanted of(When when, Taste taste, Duration step) {
    var from = when.start().toInstant();
    var day = taste.clock().day(taste.clock().date(from));
    var precise = when.grain() == Grain.HOUR || when.grain() == Grain.MINUTE;
    if (when.end().isEmpty())
      return new Within(from, precise ? day.end() : Instant.MAX, false, taste);
    var to = when.end().get().toInstant();
    if (precise && !to.isAfter(from.plus(unit(when.grain())))) return new Near(from, step, taste);
    if (to.isAfter(from)) return new Within(from, to, precise, taste);
    return new Within(day.start(), day.end(), false, taste);
  }

  private static Duration unit(Grain grain) {
    return grain == Grain.MINUTE ? Duration.ofMinutes(1) : Duration.ofHours(1);
  }
}
