package switchboard.engine.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import switchboard.engine.calendar.Wish.Part;

/// What a wish asks of the wall clock, whatever the date: days of the week, parts of the day, not
/// before or after a time.
record Taste(Wish wish, WallClock clock) {

  /// How much a day of the week that was not asked for is worse than one that was.
  private static final Duration ANOTHER_DAY = Duration.ofHours(6);

  boolean suits(Slot slot) {
    if (none()) return true;
    var local = clock.local(slot.start());
    return day(local) && time(local.toLocalTime());
  }

  /// How far off it is; nothing if it suits.
  Duration distance(Slot slot) {
    if (none()) return Duration.ZERO;
    var local = clock.local(slot.start());
    var day = day(local) ? Duration.ZERO : ANOTHER_DAY;
    return day.plus(time(local.toLocalTime()) ? Duration.ZERO : away(local.toLocalTime()));
  }

  private boolean none() {
    return wish.days().isEmpty()
        && wish.except().isEmpty()
        && wish.exceptDates().isEmpty()
        && wish.parts().isEmpty()
        && wish.after().isEmpty()
        && wish.before().isEmpty();
  }

  private boolean day(LocalDateTime local) {
    var day = local.getDayOfWeek();
    return (wish.days().isEmpty() || wish.days().contains(day))
        && !wish.except().contains(day)
        && !wish.exceptDates().contains(local.toLocalDate());
  }

  private boolean time(LocalTime time) {
    return (wish.parts().isEmpty() || wish.parts().contains(Part.of(time)))
        && wish.after().filter(time::isBefore).isEmpty()
        && wish.before().filter(it -> !time.isBefore(it)).isEmpty();
  }

  /// To the nearest edge of what was asked for.
  private Duration away(LocalTime time) {
    var edges = wish.parts().stream().flatMap(it -> Stream.of(it.from(), it.to()));
    return Stream.concat(edges, Stream.concat(wish.after().stream(), wish.before().stream()))
        .map(it -> Duration.between(it, time).abs())
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
