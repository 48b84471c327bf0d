package switchboard.engine.calendar;

import java.util.Arrays;
import java.util.stream.LongStream;

/// When visits may take place and when they may start.
///
/// @param open touching hours joined
/// @param starts in order; whole multiples of the step since each opening
record Timetable(Stretches open, long[] starts) {

  static Timetable of(Hours hours, Days days, long step) {
    var from = LongStream.builder();
    var to = LongStream.builder();
    var starts = LongStream.builder();
    for (int day = 0; day < days.count(); day++)
      for (var it : hours.on(days, day)) {
        from.add(it.from());
        to.add(it.to());
        for (long start = it.from(); start < it.to(); start += step) starts.add(start);
      }
    var begins = from.build().toArray();
    var open = Stretches.of(begins, to.build().toArray(), begins.length);
    return new Timetable(open, inOrder(starts.build().toArray()));
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
