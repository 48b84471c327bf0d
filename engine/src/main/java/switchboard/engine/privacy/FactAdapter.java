package switchboard.engine.privacy;

import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;
import switchboard.engine.Fact;

/// Seals the facts of one entity on their way into the journal and opens them on their way out.
public final class FactAdapter<E extends Fact> extends EventAdapter<E, StoredFact> {

  private final Class<E> type;
  private final Seal seal;

  public FactAdapter(Class<E> type, Seal seal) {
    this.type = type;
    this.seal = seal;
  }

  @Override
  public StoredFact toJournal(E event) {
    return FactCodec.store(event, seal);
  }

  @Override
  public EventSeq<E> fromJournal(StoredFact stored, String manifest) {
    return EventSeq.single(type.cast(FactCodec.restore(stored, seal)));
  }

  @Override
  public String manifest(E event) {
    return "";
  }
}
