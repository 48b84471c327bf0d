package switchboard.simulator.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/// Counts calls and measures answers, from all calls at once.
final class Tally {

  private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);

  private final Recorder answers = new Recorder(LONGEST, 3);
  private final LongAdder calls = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
  private final long measuredFrom;

  /// @param measuredFrom the `nanoTime` from which answers count
  Tally(long measuredFrom) {
    this.measuredFrom = measuredFrom;
  }

  void began() {
    calls.increment();
  }

  void answered(Duration latency) {
    if (System.nanoTime() - measuredFrom >= 0)
      answers.recordValue(Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(latency.toNanos())));
  }

  void failed(String reason) {
    failed.increment();
    reasons.computeIfAbsent(reason, _ -> new LongAdder()).increment();
  }

  /// Something that did not fail the call.
  void problem(String reason) {
    reasons.computeIfAbsent(reason, _ -> new LongAdder()).increment();
  }

  LoadResult result() {
    var histogram = answers.getIntervalHistogram();
    var why = new TreeMap<String, Long>();
    reasons.forEach((reason, count) -> why.put(reason, count.sum()));
    return new LoadResult(
        calls.sum(),
        failed.sum(),
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / 1000.0,
        histogram.getValueAtPercentile(99) / 1000.0,
        histogram.getMaxValue() / 1000.0,
        why);
  }
}
