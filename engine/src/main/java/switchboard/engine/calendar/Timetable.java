package switchboard.engine.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import switchboard.engine.calendar.Days.Stretch;

/// When visits may take place and when they may start.
///
/// @param open touching hours joined
/// @param starts in order; whole multiples of the step since each opening
record Timetable(Stretches open, long[] starts) {

  static Timetable of(Hours hours, Days days, long step) {
    var spans = new ArrayList<Stretch>();
    for (int day = 0; day < days.count(); day++) spans.addAll(hours.on(days, day));
    var from = spans.stream().mapToLong(Stretch::from).toArray();
    var to = spans.stream().mapToLong(Stretch::to).toArray();
    return new Timetable(Stretches.of(from, to, from.length), starts(spans, step));
  }

  private static long[] starts(List<Stretch> spans, long step) {
    var count = spans.stream().mapToLong(it -> (it.to() - it.from() + step - 1) / step).sum();
    var starts = new long[Math.toIntExact(count)];
    int at = 0;
    for (var it : spans)
      for (long start = it.from(); start < it.to(); start += step) starts[at++] = start;
    return inOrder(starts);
  }

  boolean starts(long at) {
    return Arrays.binarySearch(starts, at) >= 0;
  }

  private static long[] inOrder(long[] starts) {
    for (int i = 1; i < starts.length; i++)
      if (starts[i] <= starts[i - 1]) return LongStream.of(starts).sorted().distinct().toArray();
    return starts;
  }
}
