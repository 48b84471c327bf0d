package switchboard.simulator.load;

import java.time.Duration;
import switchboard.simulator.twilio.Pace;

/// The beat of one caller: evenly spaced instants from `next` on, until `end`. A turn that takes
/// longer than the beat moves the next one to the following instant.
final class Ticks implements Pace {

  private final long period;
  private final long end;
  private long next;

  Ticks(long first, long period, long end) {
    this.next = first;
    this.period = period;
    this.end = end;
  }

  /// Whether there is no instant left.
  boolean over() {
    return next - end >= 0;
  }

  void await() throws InterruptedException {
    var now = System.nanoTime();
    while (next - now < 0) next += period;
    Thread.sleep(Duration.ofNanos(next - now));
    next += period;
  }

  @Override
  public void listening(Duration natural) {}

  @Override
  public void answering(Duration natural) throws InterruptedException {
    await();
  }
}
