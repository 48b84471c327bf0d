package switchboard.engine.change;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/// One change that a customer asks for, from their words to the day it is live. The entity id is
/// `<tenant>:<id>`.
public final class ChangeRequest extends FactSourced<ChangeRequest.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "change");

  /// Every command is answered with the change as it then is; whatever is so already is accepted.
  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Make(Request what, ActorRef<Reply> replyTo) implements Command {}

    record Revise(Revision what, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Known(Standing change) implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  /// How a change stands.
  ///
  /// @param what with the priority and job it has by now
  /// @param notes for the business itself
  /// @param changed when anything about it changed last
  public record Standing(
      Request what,
      Status status,
      Optional<Estimate> estimate,
      Optional<Personal> notes,
      Optional<LocalDate> implementedOn,
      Instant since,
      Instant changed) {}

  public enum Reason {
    NO_SUCH_CHANGE,
    /// Something else was asked for under this id.
    MADE_OTHERWISE,
    /// No way leads from the status it has to the one asked for.
    NO_SUCH_STEP,
    /// Over: nothing of it is estimated any more.
    OVER,
    /// Only what is completed went live on some day.
    NOT_COMPLETED
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new ChangeRequest(id, clock, seal);
  }

  private ChangeRequest(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.UNASKED;
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
