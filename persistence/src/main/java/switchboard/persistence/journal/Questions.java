package switchboard.persistence.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.journal.EventJournal.Stored;

/// Those who read the same slice are woken by the same event and ask for the same rows: the journal
/// is asked once, by whoever comes first, and the others wait for its answer. What is final does
/// not change, so an answer holds; only the latest are kept.
final class Questions {

  private static final int KEPT = 64;

  /// Rows of a slice after `from`, up to and including `to`.
  record Question(Slice slice, long from, long to) {}

  private final Map<Question, CompletableFuture<List<Stored>>> asked =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Question, CompletableFuture<List<Stored>>> eldest) {
          return size() > KEPT;
        }
      };

  /// Waits: for virtual threads. A failure is told to all who wait, and forgotten.
  List<Stored> ask(Question question, Supplier<List<Stored>> journal) {
    var mine = new CompletableFuture<List<Stored>>();
    var before = before(question, mine);
    if (before != null) return before.join();
    try {
      mine.complete(journal.get());
    } catch (RuntimeException | Error e) {
      forget(question, mine);
      mine.completeExceptionally(e);
      throw e;
    }
    return mine.join();
  }

  private synchronized @Nullable CompletableFuture<List<Stored>> before(
      Question question, CompletableFuture<List<Stored>> mine) {
    return asked.putIfAbsent(question, mine);
  }

  private synchronized void forget(Question question, CompletableFuture<List<Stored>> mine) {
    asked.remove(question, mine);
  }
}
