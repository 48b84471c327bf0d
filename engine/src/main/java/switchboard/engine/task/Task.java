package switchboard.engine.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import switchboard.engine.Message;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;

/// One thing to be done by a time. The entity id is `<tenant>:<id>`.
public final class Task extends FactSourced<Task.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "task");

  /// Every command is answered with the task as it then is; whatever is so already is accepted.
  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Add(Todo what, Instant due, ActorRef<Reply> replyTo) implements Command {}

    record Snooze(Instant due, ActorRef<Reply> replyTo) implements Command {}

    record Assign(Personal to, ActorRef<Reply> replyTo) implements Command {}

    record Complete(ActorRef<Reply> replyTo) implements Command {}

    /// It was not done after all.
    record Reopen(ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Known(Standing task) implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  /// How a task stands.
  ///
  /// @param done when it was, if it is
  public record Standing(
      Todo what, Instant due, Optional<Personal> assignee, Optional<Instant> done, Instant since) {}

  public enum Reason {
    NO_SUCH_TASK,
    /// Something else was added under this id.
    ADDED_OTHERWISE,
    /// It is done.
    DONE,
    /// This moment has passed.
    PAST
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Task(id, clock, seal);
  }

  private Task(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.UNADDED;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) ->
        settled(
            state.decide(command, clock.instant()),
            command.replyTo(),
            (it, _) -> new Reply.Known(it.standing()),
            Reply.Rejected::new);
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 2);
  }
}
