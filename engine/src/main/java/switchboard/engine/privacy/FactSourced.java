package switchboard.engine.privacy;

import java.time.Duration;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import switchboard.engine.Fact;

/// The shell of every entity: its facts and snapshots are sealed, every command is answered, and a
/// failing journal restarts it with growing pauses instead of ending it.
public abstract class FactSourced<C, E extends Fact, S>
    extends EventSourcedBehaviorWithEnforcedReplies<C, E, S> {

  private final EventAdapter<E, StoredFact> facts;
  private final SnapshotAdapter<S> snapshots;

  protected FactSourced(PersistenceId id, Class<E> facts, Class<S> state, Seal seal) {
    this.facts = new FactAdapter<>(facts, seal);
    this.snapshots = new SealedSnapshots<>(state, seal);
    super(
        id,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
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
