package switchboard.engine.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import switchboard.engine.CardEntities;
import switchboard.engine.Entities;
import switchboard.engine.Message;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Outbound.Command.Look;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Seal;

/// One call a business makes by itself, tried until somebody is reached, word is left, or it has
/// been tried often enough. The entity id is `<tenant>:<matter>`.
public final class Outbound extends FactSourced<Outbound.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "outbound");

  /// WAITING until it is placed and answered.
  public enum Status {
    WAITING,
    TALKING,
    /// Somebody was talked to.
    REACHED,
    /// A machine was left a message.
    MESSAGE,
    EXHAUSTED,
    WITHDRAWN;

    public boolean over() {
      return switch (this) {
        case WAITING, TALKING -> false;
        case REACHED, MESSAGE, EXHAUSTED, WITHDRAWN -> true;
      };
    }
  }

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// Somebody is to be called, not before that time; said again while they are, it changes
    /// nothing.
    record Want(Matter what, Plan plan, Instant due, ActorRef<Reply> replyTo) implements Command {}

    /// At once, as far as people may be called then.
    ///
    /// @param overrule whether they may be called at any hour
    record Hurry(boolean overrule, ActorRef<Reply> replyTo) implements Command {}

    /// The call of a step is about to be placed. Refused if it need not be; not fresh if this was
    /// said before, so that it may have been placed.
    record Dial(int step, ActorRef<Reply> replyTo) implements Command {}

    /// The network has certainly not taken it: it may be placed again.
    record HoldBack(int step, ActorRef<Reply> replyTo) implements Command {}

    record Place(int step, String reference, ActorRef<Reply> replyTo) implements Command {}

    /// @param by who, as far as the network can tell
    record Answer(int step, By by, String reference, ActorRef<Reply> replyTo) implements Command {}

    record Miss(int step, Why why, ActorRef<Reply> replyTo) implements Command {}

    /// The call is over.
    record Finish(int step, ActorRef<Reply> replyTo) implements Command {}

    record Withdraw(Reason why, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  /// Who answers a telephone.
  public enum By {
    HUMAN,
    MACHINE,
    FAX,
    /// Taken for a person.
    UNKNOWN
  }

  public sealed interface Reply extends Message {
    /// @param fresh whether it is so only now
    record Accepted(boolean fresh) implements Reply {}

    /// It is over, there is none, or it is another step's turn.
    record Over() implements Reply {}

    /// @param card empty if there is none
    record Seen(Optional<Card> card) implements Reply {}
  }

  /// A call as it stands.
  ///
  /// @param missed how often it came to nothing
  /// @param dialled when the call of this step was about to be placed
  /// @param reference the network's id of it
  /// @param since when it came to stand so
  public record Card(
      Matter what,
      Plan plan,
      Status status,
      int step,
      int missed,
      Optional<Instant> dialled,
      Optional<String> reference,
      Instant since) {}

  /// Those of this kind.
  public static CardEntities<Command, Reply, Card> cards(Entities<Command> entities) {
    return new CardEntities<>(
        entities,
        Command.Look::new,
        it -> it instanceof Reply.Seen(var card) ? card : Optional.empty());
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Outbound(id, clock, seal);
  }

  private Outbound(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.NONE;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) -> {
      if (command instanceof Look(var replyTo))
        return Effect().reply(replyTo, new Reply.Seen(state.card()));
      return settled(
          state.decide(command, clock.instant()),
          command.replyTo(),
          (_, fresh) -> new Reply.Accepted(fresh),
          _ -> new Reply.Over());
    };
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }
}
