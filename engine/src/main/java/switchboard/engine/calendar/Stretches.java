package switchboard.engine.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Time as disjoint stretches in order, in milliseconds: what overlaps or touches is one.
record Stretches(long[] from, long[] to) {

  /// Finds in one pass what it is asked for in order. Not for two threads.
  final class Walk {
    private int at;

    /// Whether all of the stretch lies within one of these.
    boolean covers(long start, long end) {
      seek(start);
      return at < from.length && from[at] <= start && end <= to[at];
    }

    /// Whether any of the stretch lies within one of these.
    boolean meets(long start, long end) {
      seek(start);
      return at < from.length && from[at] < end;
    }

    private void seek(long start) {
      if (at > 0 && to[at - 1] > start) at = after(start);
      while (at < to.length && to[at] <= start) at++;
    }
  }

  static Stretches of(List<Slot> slots) {
    var from = new long[slots.size()];
    var to = new long[slots.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = Millis.down(slots.get(i).start());
      to[i] = Millis.up(slots.get(i).end());
    }
    return of(from, to, from.length);
  }

  /// Takes the first `count` of two arrays, which it may change.
  static Stretches of(long[] from, long[] to, int count) {
    sort(from, to, count);
    int last = -1;
    for (int i = 0; i < count; i++) {
      if (last >= 0 && from[i] <= to[last]) to[last] = Math.max(to[last], to[i]);
      else {
        last++;
        from[last] = from[i];
        to[last] = to[i];
      }
    }
    return new Stretches(Arrays.copyOf(from, last + 1), Arrays.copyOf(to, last + 1));
  }

  Walk walk() {
    return new Walk();
  }

  /// How much of the time between the two they fill.
  long within(long start, long end) {
    long sum = 0;
    for (int i = after(start); i < from.length && from[i] < end; i++)
      sum += Math.min(to[i], end) - Math.max(from[i], start);
    return sum;
  }

  /// How much of each day they fill.
  long[] daily(Days days) {
    var sums = new long[days.count()];
    if (from.length == 0) return sums;
    for (int day = 0, i = after(days.start(0)); day < sums.length; day++) {
      long end = days.end(day);
      for (; i < from.length && from[i] < end; i++) {
        sums[day] += Math.min(to[i], end) - Math.max(from[i], days.start(day));
        if (to[i] > end) break;
      }
    }
    return sums;
  }

  /// What is in these and in no stretch of the others.
  Stretches without(Stretches others) {
    var left = new long[from.length + others.from.length];
    var right = new long[left.length];
    int count = 0;
    for (int i = 0; i < from.length; i++) {
      long start = from[i];
      for (int j = others.after(start); j < others.from.length && others.from[j] < to[i]; j++) {
        if (others.from[j] > start) {
          left[count] = start;
          right[count++] = others.from[j];
        }
        start = others.to[j];
      }
      if (start < to[i]) {
        left[count] = start;
        right[count++] = to[i];
      }
    }
    return new Stretches(Arrays.copyOf(left, count), Arrays.copyOf(right, count));
  }

  /// Index of the first that ends after the moment.
  private int after(long at) {
    var found = Arrays.binarySearch(to, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static void sort(long[] from, long[] to, int count) {
    for (int i = 1; i < count; i++)
      if (from[i] < from[i - 1]) {
        var order =
            IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Long.compare(from[a], from[b]))
                .toList();
        var starts = order.stream().mapToLong(it -> from[it]).toArray();
        var ends = order.stream().mapToLong(it -> to[it]).toArray();
        System.arraycopy(starts, 0, from, 0, count);
        System.arraycopy(ends, 0, to, 0, count);
        return;
      }
  }
}
