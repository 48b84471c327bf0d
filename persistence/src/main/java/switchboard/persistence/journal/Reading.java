package switchboard.persistence.journal;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.Fact;
import switchboard.engine.privacy.StoredFact;
import switchboard.persistence.journal.EventJournal.Stored;

/// What envelopes are made of stored events.
@FunctionalInterface
interface Reading<E> {

  /// The number under which the journal knows a [StoredFact].
  int SERIALIZER = 1001;

  Logger LOG = LoggerFactory.getLogger(Reading.class);

  E read(Stored it);

  /// As they lie there, still sealed.
  static Reading<StoredFact> sealed() {
    return Reading::stored;
  }

  /// As facts, opened; an [Unreadable] for each that cannot be read.
  static Reading<Fact> opened(Opening opening) {
    return it -> {
      try {
        return opening.open(it.persistenceId(), stored(it));
      } catch (Opening.KeysUnreachable e) {
        throw e;
      } catch (RuntimeException e) {
        var reason = Failures.kind(e);
        LOG.error("cannot read {}: {}", it, reason);
        return new Unreadable(reason);
      }
    };
  }

  default List<EventEnvelope<E>> all(List<Stored> stored) {
    var events = new ArrayList<EventEnvelope<E>>(stored.size());
    for (var it : stored) events.add(envelope(it, read(it)));
    return events;
  }

  /// Those of interest, opened; and [PassedOver] at the end, where the last is none of them.
  static List<EventEnvelope<Fact>> sifted(
      List<Stored> stored, Interest interest, Reading<Fact> reading) {
    var events = new ArrayList<EventEnvelope<Fact>>();
    for (var it : stored) {
      if (!interest.takes(it)) continue;
      var fact = reading.read(it);
      if (interest.holds(fact)) events.add(envelope(it, fact));
    }
    if (!stored.isEmpty() && !reaches(events, stored.getLast()))
      events.add(envelope(stored.getLast(), new PassedOver()));
    return events;
  }

  private static boolean reaches(List<EventEnvelope<Fact>> events, Stored last) {
    return !events.isEmpty() && events.getLast().offset().equals(Offset.sequence(last.ordering()));
  }

  private static <E> EventEnvelope<E> envelope(Stored it, E event) {
    return EventEnvelope.create(
        Offset.sequence(it.ordering()), it.persistenceId(), it.sequenceNr(), event, it.timestamp());
  }

  private static StoredFact stored(Stored it) {
    if (it.serializer() != SERIALIZER) throw new UnknownSerializer(it.serializer());
    return new StoredFact(it.payload());
  }

  /// The event was not written by this program.
  final class UnknownSerializer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSerializer(int serializer) {
      super("serializer " + serializer);
    }
  }
}
