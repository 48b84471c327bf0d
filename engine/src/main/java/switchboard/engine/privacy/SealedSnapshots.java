package switchboard.engine.privacy;

import org.apache.pekko.persistence.typed.SnapshotAdapter;

/// Seals the state of one entity on its way into a snapshot and opens it on its way out. The state
/// is a record, and may change its shape at any release: a snapshot of another shape is not used
/// (with `snapshot-is-optional = true` in the settings of the snapshot store).
public final class SealedSnapshots<S> implements SnapshotAdapter<S> {

  private final Class<S> state;
  private final Seal seal;

  public SealedSnapshots(Class<S> state, Seal seal) {
    this.state = state;
    this.seal = seal;
  }

  @Override
  public Object toJournal(S plain) {
    return new StoredState(Shape.of(state), FactCodec.write(state, plain, seal));
  }

  @Override
  public S fromJournal(Object stored) {
    return FactCodec.read(state, ((StoredState) stored).json(), seal);
  }
}
