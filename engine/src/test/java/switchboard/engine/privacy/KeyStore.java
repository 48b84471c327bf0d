package switchboard.engine.privacy;

import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Seals for tests: answers as scripted, the last answer for ever.
final class KeyStore implements Seals {
  final AtomicInteger asked = new AtomicInteger();
  private final Queue<Supplier<CompletionStage<Seal>>> answers = new ConcurrentLinkedQueue<>();
  private final Supplier<CompletionStage<Seal>> last;

  KeyStore(Supplier<CompletionStage<Seal>> last) {
    this.last = last;
  }

  KeyStore first(Supplier<CompletionStage<Seal>> answer) {
    answers.add(answer);
    return this;
  }

  @Override
  public CompletionStage<Seal> of(String subject) {
    asked.incrementAndGet();
    var next = answers.poll();
    return next == null ? last.get() : next.get();
  }

  @Override
  public Seal load(String subject) {
    return of(subject).toCompletableFuture().join();
  }

  @Override
  public CompletionStage<String> hash(String tenant, String kind, String normalised) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void assign(String subject, String person) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void erase(String person) {
    throw new UnsupportedOperationException();
  }
}
