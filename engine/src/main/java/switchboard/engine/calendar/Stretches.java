package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Time as disjoint stretches: what overlaps or touches is one.
record Stretches(NavigableMap<Instant, Instant> ends) {

  static Stretches of(List<Slot> slots) {
    var ends = new TreeMap<Instant, Instant>();
    for (var slot : slots.stream().sorted(Comparator.comparing(Slot::start)).toList()) {
      var last = ends.lastEntry();
      if (last == null || last.getValue().isBefore(slot.start()))
        ends.put(slot.start(), slot.end());
      else if (last.getValue().isBefore(slot.end())) ends.put(last.getKey(), slot.end());
    }
    return new Stretches(ends);
  }

  /// Whether all of the slot lies within one stretch.
  boolean covers(Slot slot) {
    var stretch = ends.floorEntry(slot.start());
    return stretch != null && !stretch.getValue().isBefore(slot.end());
  }

  /// Whether any of the slot lies within a stretch.
  boolean meets(Slot slot) {
    var stretch = ends.lowerEntry(slot.end());
    return stretch != null && stretch.getValue().isAfter(slot.start());
  }

  /// How much of the window they fill.
  Duration within(Slot window) {
    var first = ends.floorKey(window.start());
    var sum = Duration.ZERO;
    for (var it :
        ends.subMap(first == null ? window.start() : first, true, window.end(), false).entrySet()) {
      var from = it.getKey().isAfter(window.start()) ? it.getKey() : window.start();
      var to = it.getValue().isBefore(window.end()) ? it.getValue() : window.end();
      if (from.isBefore(to)) sum = sum.plus(Duration.between(from, to));
    }
    return sum;
  }
}
