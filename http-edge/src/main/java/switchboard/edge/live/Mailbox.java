package switchboard.edge.live;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What one reader has not yet been told: each change once, however often it happened, and never
/// more than fits. When more happens, everything gives way to one word: look again. Read by one,
/// filled by anyone, and never makes anyone wait.
final class Mailbox {

  /// What to tell next.
  ///
  /// @param reset whether changes were lost, and everything is to be read again
  record Post(Set<Change> changes, boolean reset) {}

  private final int capacity;
  private Set<Change> waiting = new LinkedHashSet<>();
  private boolean reset;
  private boolean closed;
  private @Nullable CompletableFuture<Optional<Post>> reader;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  void put(Change change) {
    deliver(() -> {
      if (reset) return;
      waiting.add(change);
      if (waiting.size() > capacity) forget();
    });
  }

  /// Changes may have been missed.
  void missed() {
    deliver(this::forget);
  }

  void close() {
    deliver(() -> closed = true);
  }

  /// What there is to tell, as soon as there is something; empty when it is closed.
  CompletionStage<Optional<Post>> next() {
    var asked = new CompletableFuture<Optional<Post>>();
    deliver(() -> reader = asked);
    return asked;
  }

  /// Changes the box and hands over what is in it, outside the lock: nobody knows what the reader
  /// will do with it.
  private void deliver(Runnable change) {
    CompletableFuture<Optional<Post>> ready;
    Optional<Post> post;
    synchronized (this) {
      change.run();
      if (reader == null || (!closed && !reset && waiting.isEmpty())) return;
      ready = reader;
      reader = null;
      post = closed ? Optional.empty() : Optional.of(take());
    }
    ready.complete(post);
  }

  private Post take() {
    var post = new Post(waiting, reset);
    waiting = new LinkedHashSet<>();
    reset = false;
    return post;
  }

  private void forget() {
    waiting = new LinkedHashSet<>();
    reset = true;
  }
}
