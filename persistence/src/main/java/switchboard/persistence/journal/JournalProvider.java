package switchboard.persistence.journal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.Sequence;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.stream.javadsl.Source;

/// Envelopes of type `T`, each standing for one or more events, as pekko-projection wants them.
final class JournalProvider<T> extends SourceProvider<Offset, T> {

  private final LongFunction<Source<T, NotUsed>> source;
  private final Function<T, EventEnvelope<?>> first;
  private final Function<T, EventEnvelope<?>> last;

  JournalProvider(
      LongFunction<Source<T, NotUsed>> source,
      Function<T, EventEnvelope<?>> first,
      Function<T, EventEnvelope<?>> last) {
    this.source = source;
    this.first = first;
    this.last = last;
  }

  @Override
  public CompletionStage<Source<T, NotUsed>> source(
      Supplier<CompletionStage<Optional<Offset>>> stored) {
    return stored.get().thenApply(it -> source.apply(it.map(JournalProvider::ordering).orElse(0L)));
  }

  @Override
  public Offset extractOffset(T envelope) {
    return last.apply(envelope).offset();
  }

  @Override
  public long extractCreationTime(T envelope) {
    return first.apply(envelope).timestamp();
  }

  private static long ordering(Offset offset) {
    if (offset instanceof Sequence it) return it.value();
    throw new IllegalArgumentException("not an offset of the journal: " + offset);
  }
}
