package switchboard.persistence.journal;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.persistence.journal.EventJournal.Arrival;

/// Who waits for what: for each slice read on this node, how far it has to be read.
final class Tails {

  private static final long UNKNOWN = -1;

  private final Map<Slice, Tail> tails = new HashMap<>();
  private long head = UNKNOWN;

  private static final class Tail {
    private long end;
    private CompletableFuture<Long> next = new CompletableFuture<>();

    private Tail(long end) {
      this.end = end;
    }

    private void grow(long head) {
      end = head;
      next.complete(head);
      next = new CompletableFuture<>();
    }
  }

  /// Completes on the thread that moves the head: go on asynchronously.
  synchronized CompletionStage<Long> beyond(Slice slice, long offset) {
    var tail = tails.computeIfAbsent(slice, _ -> new Tail(head));
    return tail.end > offset ? completedStage(head) : tail.next;
  }

  synchronized void begin(long head) {
    this.head = head;
    tails.values().forEach(it -> it.grow(head));
  }

  synchronized void grow(List<Arrival> arrived) {
    head = arrived.getLast().ordering();
    tails.forEach((slice, tail) -> {
      if (arrived.stream().anyMatch(slice::holds)) tail.grow(head);
    });
  }

  synchronized void fail(Exception cause) {
    head = UNKNOWN;
    tails.values().forEach(it -> it.next.completeExceptionally(cause));
    tails.clear();
  }
}
