package switchboard.engine.handoff;

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
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff.Command.Look;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Seal;

/// One caller who is put through: people are called one after another until one of them accepts,
/// the caller leaves, or nobody is left. Time passes for it by [Command.Advance]. The entity id is
/// `<tenant>:<conversation>`.
public final class HandOff extends FactSourced<HandOff.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "handoff");

  /// RINGING until somebody has accepted it, nobody is left, or the caller has.
  public enum Status {
    RINGING,
    ACCEPTED,
    UNANSWERED,
    LEFT,
    FINISHED;

    /// Whether nobody waits or talks any more.
    public boolean over() {
      return switch (this) {
        case RINGING, ACCEPTED -> false;
        case UNANSWERED, LEFT, FINISHED -> true;
      };
    }
  }

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// A caller is put through; said again, it changes nothing.
    record Ask(Matter what, Ring ring, ActorRef<Reply> replyTo) implements Command {}

    /// The time of a step is over. Refused before.
    record Advance(int step, ActorRef<Reply> replyTo) implements Command {}

    /// The call of a step is about to be placed. Refused if it need not be; not fresh if this was
    /// said before, so that it may have been placed.
    record Dial(int step, ActorRef<Reply> replyTo) implements Command {}

    /// The network has taken the call.
    record Place(int step, String reference, ActorRef<Reply> replyTo) implements Command {}

    /// A step came to nothing: on with the next, at once.
    record Miss(int step, Why why, ActorRef<Reply> replyTo) implements Command {}

    /// Whoever is called at this step accepts. Refused once it is somebody else's turn, or
    /// nobody's.
    record Take(int step, ActorRef<Reply> replyTo) implements Command {}

    /// The caller is gone.
    record Leave(ActorRef<Reply> replyTo) implements Command {}

    /// The caller cannot be kept waiting any longer.
    record GiveUp(ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param fresh whether it is so only now
    record Accepted(boolean fresh) implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    /// @param card empty if there is no such hand-off
    record Seen(Optional<Card> card) implements Reply {}
  }

  /// A hand-off as it stands.
  ///
  /// @param dialled when the call of this step was about to be placed
  /// @param reference the network's id of it
  /// @param since when it came to stand so
  public record Card(
      Matter what,
      Ring ring,
      Status status,
      int step,
      Optional<Instant> dialled,
      Optional<String> reference,
      Instant since) {

    /// Who is called at this step.
    public Optional<Ring.Member> member(int number) {
      return ring.at(number);
    }

    /// Who has accepted it.
    public Optional<Ring.Member> taker() {
      return status == Status.ACCEPTED || status == Status.FINISHED
          ? ring.at(step)
          : Optional.empty();
    }
  }

  public enum Reason {
    NO_SUCH_HAND_OFF,
    TOO_EARLY,
    /// This step is no longer of interest.
    OVER,
    /// The caller has hung up.
    LEFT
  }

  /// Those of this kind.
  public static CardEntities<Command, Reply, Card> cards(Entities<Command> entities) {
    return new CardEntities<>(
        entities,
        Command.Look::new,
        it -> it instanceof Reply.Seen(var card) ? card : Optional.empty());
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new HandOff(id, clock, seal);
  }

  private HandOff(String id, Clock clock, Seal seal) {
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
        return Effect().reply(replyTo, new Reply.Seen(card(state)));
      return settled(
          state.decide(command, clock.instant()),
          command.replyTo(),
          (_, fresh) -> new Reply.Accepted(fresh),
          Reply.Rejected::new);
    };
  }

  private static Optional<Card> card(State it) {
    return it.what()
        .map(what ->
            new Card(
                what, it.ring(), it.status(), it.step(), it.dialled(), it.reference(), it.since()));
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }
}
