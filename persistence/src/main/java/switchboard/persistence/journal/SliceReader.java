package switchboard.persistence.journal;

import java.sql.SQLException;
import java.time.Duration;
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
record SliceReader(DataSource source, JournalHead head, int batchSize, Questions questions) {

  /// For so long a consumer may go untold that nothing came for it; what it has read is then read
  /// again when it starts anew.
  private static final Duration UNTOLD = Duration.ofSeconds(1);

  private static final Executor THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("journal-reader-", 0).factory());

  /// What envelopes are made of rows.
  interface Envelopes<E> {
    List<EventEnvelope<E>> of(List<Stored> stored);
  }

  /// How far somebody has read, and when they were told so last.
  private record Place(long offset, long told) {}

  <E> Source<List<EventEnvelope<E>>, NotUsed> read(
      Slice slice, long offset, Envelopes<E> envelopes) {
    return Source.unfoldAsync(
            new Place(offset, System.nanoTime()),
            place ->
                head.beyond(slice, place.offset())
                    .thenApplyAsync(to -> Optional.of(batch(slice, place, to, envelopes)), THREADS))
        .filter(batch -> !batch.isEmpty())
        .buffer(1, OverflowStrategy.backpressure());
  }

  /// What there is up to `to`, and from where to read on. Where another node stored the offset,
  /// this node's head may lag behind it: `to` is then below it.
  private <E> Pair<Place, List<EventEnvelope<E>>> batch(
      Slice slice, Place place, long to, Envelopes<E> envelopes) {
    var stored = stored(slice, place.offset(), to);
    long end =
        stored.size() < batchSize ? Math.max(place.offset(), to) : stored.getLast().ordering();
    var events = envelopes.of(stored);
    long now = System.nanoTime();
    if (nothing(events) && now - place.told() < UNTOLD.toNanos())
      return Pair.create(new Place(end, place.told()), List.of());
    return Pair.create(new Place(end, now), events);
  }

  private static <E> boolean nothing(List<EventEnvelope<E>> events) {
    return events.isEmpty() || events.getFirst().event() instanceof PassedOver;
  }

  private List<Stored> stored(Slice slice, long from, long to) {
    return questions.ask(
        new Questions.Question(slice, from, to),
        () -> {
          try (var journal = EventJournal.of(source)) {
            return journal.events(slice, from, to, batchSize);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        });
  }
}
