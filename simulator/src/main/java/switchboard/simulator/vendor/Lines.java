package switchboard.simulator.vendor;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What callers say whose sound carries no words, such as real recordings: one line at the end of
/// each of their utterances.
public final class Lines {

  private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();

  public void add(String words) {
    queue.add(words);
  }

  public Optional<String> take() {
    return Optional.ofNullable(queue.poll());
  }
}
