package switchboard.engine.privacy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// An entity that starts only once the key of its subject is at hand, so that nothing waits for
/// keys later. Commands that come earlier are kept, in order, up to a bound; while the key store
/// fails it is asked again with growing pauses, and a kept command waits until its asker gives up.
/// The stop of the sharding is obeyed at any time.
public final class SealedEntity<C> {

  private static final int KEPT_COMMANDS = 1_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final long ANSWER_SECONDS = 15;

  private record Opened(Seal seal) {}

  private record Unreachable(Throwable cause) {}

  private record AskAgain(Duration pause) {}

  private record Wanted<C>(
      Seals seals, String subject, Class<C> commands, Function<Seal, Behavior<C>> entity) {}

  private final Wanted<C> wanted;
  private final ActorContext<Object> context;
  private final StashBuffer<Object> kept;
  private final TimerScheduler<Object> timers;

  private SealedEntity(
      Wanted<C> wanted,
      ActorContext<Object> context,
      StashBuffer<Object> kept,
      TimerScheduler<Object> timers) {
    this.wanted = wanted;
    this.context = context;
    this.kept = kept;
    this.timers = timers;
  }

  /// @param subject the persistence id of the entity
  /// @param commands the protocol of the entity
  /// @param entity what it becomes once it has its seal
  public static <C> Behavior<C> of(
      Seals seals, String subject, Class<C> commands, Function<Seal, Behavior<C>> entity) {
    var wanted = new Wanted<>(seals, subject, commands, entity);
    return Behaviors.<Object>setup(context ->
            Behaviors.withStash(
                KEPT_COMMANDS,
                kept ->
                    Behaviors.withTimers(timers ->
                        new SealedEntity<>(wanted, context, kept, timers).ask(FIRST_PAUSE))))
        .narrow();
  }

  private Behavior<Object> ask(Duration pause) {
    var answer =
        CompletableFuture.completedFuture(wanted.subject)
            .thenCompose(wanted.seals::of)
            .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
    context.pipeToSelf(
        answer, (seal, failure) -> failure == null ? new Opened(seal) : new Unreachable(failure));
    return waiting(pause);
  }

  private Behavior<Object> waiting(Duration pause) {
    return Behaviors.receiveMessage(it ->
        switch (it) {
          case Opened(var seal) -> kept.unstashAll(entity(seal));
          case Unreachable(var cause) -> askLater(pause, cause);
          case AskAgain(var next) -> ask(next);
          case Object command -> keep(wanted.commands.cast(command));
        });
  }

  private Behavior<Object> askLater(Duration pause, Throwable cause) {
    context.getLog().warn("no key for {}, asking again in {}", wanted.subject, pause, cause);
    var doubled = pause.multipliedBy(2);
    var next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    timers.startSingleTimer(new AskAgain(next), pause);
    return Behaviors.same();
  }

  private Behavior<Object> keep(C command) {
    if (kept.isFull()) return Behaviors.same();
    kept.stash(command);
    if (kept.isFull())
      context.getLog().warn("no key for {}, further commands are dropped", wanted.subject);
    return Behaviors.same();
  }

  @SuppressWarnings("unchecked") // only commands are left to come: all else was consumed above
  private Behavior<Object> entity(Seal seal) {
    return (Behavior<Object>) (Behavior<?>) wanted.entity.apply(seal);
  }
}
