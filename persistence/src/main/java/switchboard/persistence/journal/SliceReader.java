package switchboard.persistence.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import switchboard.persistence.journal.EventJournal.Stored;

/// Reads a slice batch by batch, never beyond the head, and one batch ahead of its consumer.
record SliceReader(DataSource source, JournalHead head, int batchSize) {

  private static final Executor THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("journal-reader-", 0).factory());

  <E> Source<List<EventEnvelope<E>>, NotUsed> read(Slice slice, long offset, Reading<E> reading) {
    return Source.unfoldAsync(
            offset,
            from ->
                head.beyond(slice, from)
                    .thenApplyAsync(to -> Optional.of(batch(slice, from, to, reading)), THREADS))
        .filter(batch -> !batch.isEmpty())
        .buffer(1, OverflowStrategy.backpressure());
  }

  /// What there is between `from` and `to`, and from where to read on. Where another node stored
  /// the offset, this node's head may lag behind it: `to` is then below `from`.
  private <E> Pair<Long, List<EventEnvelope<E>>> batch(
      Slice slice, long from, long to, Reading<E> reading) {
    var stored = stored(slice, from, to);
    long end = stored.size() < batchSize ? Math.max(from, to) : stored.getLast().ordering();
    return Pair.create(end, reading.all(stored));
  }

  private List<Stored> stored(Slice slice, long from, long to) {
    try (var journal = EventJournal.of(source)) {
      return journal.events(slice, from, to, batchSize);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
