package switchboard.simulator.vendor;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The faults of the sessions to come.
public final class Faults {

  private final ConcurrentLinkedQueue<Fault> queue = new ConcurrentLinkedQueue<>();

  /// The next `n` sessions are like this.
  public void next(int n, Fault fault) {
    for (int i = 0; i < n; i++) queue.add(fault);
  }

  /// Everything works again, from now on.
  public void clear() {
    queue.clear();
  }

  /// The one for a session that begins.
  public Optional<Fault> poll() {
    return Optional.ofNullable(queue.poll());
  }
}
