package switchboard.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.typed.ActorRef;

/// Keeps the last thing told to it. Stands in for whoever asks where there is no actor system.
public final class Postbox<T> implements ActorRef<T> {

  private static final long serialVersionUID = 1L;

  private final transient AtomicReference<Optional<T>> told =
      new AtomicReference<>(Optional.empty());

  public Optional<T> told() {
    return told.get();
  }

  @Override
  public void tell(T message) {
    told.set(Optional.of(message));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <U extends T> ActorRef<U> narrow() {
    return (ActorRef<U>) this;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <U> ActorRef<U> unsafeUpcast() {
    return (ActorRef<U>) this;
  }

  @Override
  public ActorPath path() {
    throw new UnsupportedOperationException("a postbox has no address");
  }

  @Override
  public int compareTo(ActorRef<?> other) {
    return Integer.compare(System.identityHashCode(this), System.identityHashCode(other));
  }
}
