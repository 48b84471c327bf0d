package switchboard.engine.calendar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import switchboard.engine.calendar.Availability.Opening;

/// Picks few out of many openings so that they are a choice: not three half-hours in a row.
///
/// @param close whether nearness matters more than variety, as in an emergency
record Spread(WallClock clock, boolean close) {

  private static final Duration CLOSE = Duration.ofHours(1);
  private static final Duration APART = Duration.ofHours(2);

  /// The first of `openings` (best first), then others of different half-days, or an hour apart
  /// when nearness matters; when these do not suffice, the ones farthest from those chosen. In
  /// order of time.
  ///
  /// @param already chosen before, and to be kept apart from
  List<Opening> choose(List<Opening> openings, List<Opening> already, int count) {
    var chosen = new ArrayList<>(already);
    var goal = already.size() + Math.max(0, count);
    for (var it : openings)
      if (chosen.size() < goal && chosen.stream().allMatch(differsFrom(it))) chosen.add(it);
    while (chosen.size() < goal) {
      var next = openings.stream().filter(it -> !chosen.contains(it)).max(farthestFrom(chosen));
      if (next.isEmpty()) break;
      chosen.add(next.get());
    }
    return chosen.stream()
        .skip(already.size())
        .sorted(Comparator.comparing(it -> it.slot().start()))
        .toList();
  }

  private Predicate<Opening> differsFrom(Opening opening) {
    return other ->
        close
            ? distance(opening, other).compareTo(CLOSE) >= 0
            : distance(opening, other).compareTo(APART) >= 0 && !sameHalfDay(opening, other);
  }

  private boolean sameHalfDay(Opening one, Opening other) {
    var a = one.slot().start().atZone(clock.zone());
    var b = other.slot().start().atZone(clock.zone());
    return a.toLocalDate().equals(b.toLocalDate()) && a.getHour() / 12 == b.getHour() / 12;
  }

  /// The earlier of two that are equally far.
  private static Comparator<Opening> farthestFrom(List<Opening> chosen) {
    return Comparator.<Opening, Duration>comparing(it -> nearest(it, chosen))
        .thenComparing(it -> it.slot().start(), Comparator.reverseOrder());
  }

  private static Duration nearest(Opening opening, List<Opening> chosen) {
    return chosen.stream()
        .map(it -> distance(opening, it))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Duration distance(Opening one, Opening other) {
    return Duration.between(one.slot().start(), other.slot().start()).abs();
  }
}
