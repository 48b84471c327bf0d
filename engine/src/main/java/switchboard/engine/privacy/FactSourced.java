package switchboard.engine.privacy;

import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import switchboard.engine.Deciding;
import switchboard.engine.Fact;

/// The shell of every entity that may hold something personal: its facts and snapshots are sealed.
public abstract class FactSourced<C, E extends Fact, S> extends Deciding<C, E, S> {

  private final EventAdapter<E, StoredFact> facts;
  private final SnapshotAdapter<S> snapshots;

  protected FactSourced(PersistenceId id, Class<E> facts, Class<S> state, Seal seal) {
    this.facts = new FactAdapter<>(facts, seal);
    this.snapshots = new SealedSnapshots<>(state, seal);
    super(id);
  }

  @Override
  public final EventAdapter<E, ?> eventAdapter() {
    return facts;
  }

  @Override
  public final SnapshotAdapter<S> snapshotAdapter() {
    return snapshots;
  }
}
