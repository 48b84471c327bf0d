package switchboard.engine.privacy;

import org.apache.pekko.persistence.typed.SnapshotAdapter;

/// Seals the state of one entity on its way into a snapshot and opens it on its way out. The state
/// is a record of JSON-friendly parts; a part added later must be optional or have a default.
public final class SealedSnapshots<S> implements SnapshotAdapter<S> {

  private final Class<S> state;
  private final Seal seal;

  public SealedSnapshots(Class<S> state, Seal seal) {
    this.state = state;
    this.seal = seal;
  }

  @Override
  public Object toJournal(S plain) {
    return new StoredFact(FactCodec.write(state, plain, seal));
  }

  @Override
  public S fromJournal(Object stored) {
    return FactCodec.read(state, ((StoredFact) stored).json(), seal);
  }
}
