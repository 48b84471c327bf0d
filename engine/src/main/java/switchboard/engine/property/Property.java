package switchboard.engine.property;

import java.time.Clock;
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
import switchboard.engine.privacy.Seal;
import switchboard.engine.property.Property.Command.Look;

/// One property of an agency. `Accepted` means: what the command asks for is now so. The entity id
/// is `<tenant>:<id>`.
public final class Property extends FactSourced<Property.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "property");

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// Adding the same twice is adding it once.
    record Add(Listing listing, ActorRef<Reply> replyTo) implements Command {}

    record Change(Listing listing, ActorRef<Reply> replyTo) implements Command {}

    record Withdraw(ActorRef<Reply> replyTo) implements Command {}

    /// These, and nobody else, have to do with it.
    record Settle(Tenancy tenancy, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param fresh whether it is so only now
    record Accepted(boolean fresh) implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    /// @param listing empty if there is no such property
    record Seen(Optional<Listing> listing, Tenancy tenancy) implements Reply {}
  }

  public enum Reason {
    NO_SUCH_PROPERTY,
    /// Another property has this id.
    LISTED_OTHERWISE
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Property(id, clock, seal);
  }

  private Property(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.UNKNOWN;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) -> {
      if (command instanceof Look(var replyTo))
        return Effect().reply(replyTo, new Reply.Seen(state.listing(), state.tenancy()));
      return settled(
          state.decide(command, clock.instant()),
          command.replyTo(),
          (_, fresh) -> new Reply.Accepted(fresh),
          Reply.Rejected::new);
    };
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
