package switchboard.engine.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import switchboard.engine.CardEntities;
import switchboard.engine.Entities;
import switchboard.engine.Message;
import switchboard.engine.alert.Alert.Command.Look;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;

/// One emergency somebody has to take: the people on call are told one after another, until one of
/// them takes it or nobody is left. Time passes for it by [Command.Advance]. The entity id is
/// `<tenant>:<conversation>`.
public final class Alert extends FactSourced<Alert.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "alert");

  /// OPEN until somebody has taken it or nobody is left to ask; what is exhausted may still be
  /// taken.
  public enum Status {
    OPEN,
    TAKEN,
    EXHAUSTED
  }

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// Also tells what is known by now of one that has been raised.
    record Raise(Matter what, Chain chain, ActorRef<Reply> replyTo) implements Command {}

    /// The time of a step is over. Refused before.
    record Advance(int step, ActorRef<Reply> replyTo) implements Command {}

    /// The call of a step is about to be placed. Refused if it need not be; not fresh if this was
    /// said before, so that it may have been placed.
    record Dial(int step, ActorRef<Reply> replyTo) implements Command {}

    /// The network has taken the call.
    record Place(int step, String reference, ActorRef<Reply> replyTo) implements Command {}

    /// A step came to nothing: on with the next, at once.
    record Miss(int step, Why why, ActorRef<Reply> replyTo) implements Command {}

    /// Whoever has this number passes, if it is their turn.
    record Pass(Personal phone, ActorRef<Reply> replyTo) implements Command {}

    record Take(Taker by, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param fresh whether it is so only now
    record Accepted(boolean fresh) implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    /// @param card empty if there is no such alert
    record Seen(Optional<Card> card) implements Reply {}
  }

  /// An alert as it stands.
  ///
  /// @param dialled when the call of this step was about to be placed
  /// @param since when it was raised, or ended
  public record Card(
      Matter what,
      Chain chain,
      Status status,
      int step,
      Optional<Instant> dialled,
      Optional<Taker> taker,
      Instant since) {

    /// Who is meant by this step.
    public Optional<Chain.Member> member(int number) {
      return chain.step(number).map(it -> chain.members().get(it.member()));
    }

    /// Who has this number.
    public Optional<Chain.Member> member(Personal phone) {
      return chain.member(phone).map(it -> chain.members().get(it));
    }

    /// Where in the chain they are.
    public Optional<Integer> place(Chain.Member it) {
      return chain.member(it.phone());
    }

    /// Those who have been told of it by now.
    public List<Chain.Member> told() {
      return IntStream.rangeClosed(0, step)
          .mapToObj(chain::step)
          .flatMap(Optional::stream)
          .map(it -> chain.members().get(it.member()))
          .distinct()
          .toList();
    }
  }

  public enum Reason {
    NO_SUCH_ALERT,
    TOO_EARLY,
    /// This step is no longer of interest.
    OVER,
    /// Somebody has taken it.
    TAKEN
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
    return new Alert(id, clock, seal);
  }

  private Alert(String id, Clock clock, Seal seal) {
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
                what, it.chain(), it.status(), it.step(), it.dialled(), it.taker(), it.since()));
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }
}
