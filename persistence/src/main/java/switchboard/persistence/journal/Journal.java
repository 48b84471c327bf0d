package switchboard.persistence.journal;

import java.util.List;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.SourceProvider;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Seals;
import switchboard.engine.privacy.StoredFact;

/// The journal as projections read it: sliced, in order, without a gap, within milliseconds. Open
/// one per node:
///
/// ```java
/// var journal = Journal.open(system, database.feed(), seals);
/// ```
///
/// An event that cannot be read comes as [Unreadable], so that it holds up nobody.
public final class Journal implements AutoCloseable {

  private final JournalHead head;
  private final SliceReader reader;
  private final Opening opening;

  private Journal(JournalHead head, SliceReader reader, Opening opening) {
    this.head = head;
    this.reader = reader;
    this.opening = opening;
  }

  public static Journal open(ActorSystem<?> system, DataSource source, Seals seals) {
    return open(system, source, Opening.with(seals));
  }

  public static Journal open(ActorSystem<?> system, DataSource source, Opening opening) {
    var config = system.settings().config().getConfig("switchboard.journal");
    var head =
        JournalHead.follow(
            source,
            config.getDuration("poll-interval.min"),
            config.getDuration("poll-interval.max"));
    system.getWhenTerminated().thenRun(head::close);
    return new Journal(
        head, new SliceReader(source, head, config.getInt("batch-size"), new Questions()), opening);
  }

  /// An envelope for each event; under `exactlyOnce`, a transaction for each event.
  public SourceProvider<Offset, EventEnvelope<Fact>> events(Slice slice) {
    var reading = Reading.opened(opening);
    return new JournalProvider<>(
        offset -> reader.read(slice, offset, reading::all).mapConcat(it -> it), it -> it, it -> it);
  }

  /// An envelope for all the events there are, up to `batch-size`; under `exactlyOnce`, a
  /// transaction for them all. A lone event waits for no other, a busy slice commits many at once.
  public SourceProvider<Offset, List<EventEnvelope<Fact>>> batches(Slice slice) {
    return batches(slice, Interest.ALL);
  }

  /// The same with only what is of interest; [PassedOver] tells at times how far nothing came.
  public SourceProvider<Offset, List<EventEnvelope<Fact>>> batches(Slice slice, Interest interest) {
    var reading = Reading.opened(opening);
    return batches(slice, stored -> Reading.sifted(stored, interest, reading));
  }

  /// The same with the facts as they are stored, still sealed.
  public SourceProvider<Offset, List<EventEnvelope<StoredFact>>> sealedBatches(Slice slice) {
    return batches(slice, Reading.sealed()::all);
  }

  private <E> SourceProvider<Offset, List<EventEnvelope<E>>> batches(
      Slice slice, SliceReader.Envelopes<E> envelopes) {
    return new JournalProvider<>(
        offset -> reader.read(slice, offset, envelopes), List::getFirst, List::getLast);
  }

  @Override
  public void close() {
    head.close();
  }
}
