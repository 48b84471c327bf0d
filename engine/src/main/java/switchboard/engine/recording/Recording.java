package switchboard.engine.recording;

import java.time.Clock;
import java.time.Duration;
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
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.recording.Event.Made;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Event.Transcribed;

/// One recording that the network keeps for us until its time is over. The entity id is
/// `<tenant>:<the network's id of it>`.
public final class Recording extends FactSourced<Recording.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "recording");

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// The network has it; told again, it changes nothing.
    record Keep(
        String conversation, Sort sort, Duration length, Instant until, ActorRef<Reply> replyTo)
        implements Command {}

    /// What was said in it, the first time it is told.
    record Transcribe(Personal words, ActorRef<Reply> replyTo) implements Command {}

    /// To be kept no longer than that.
    record Shorten(Instant until, ActorRef<Reply> replyTo) implements Command {}

    /// The network has it no more. Refused while it is to be kept.
    record Remove(ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Accepted() implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    /// @param card empty if there is no such recording
    record Seen(Optional<Card> card) implements Reply {}
  }

  /// A recording as it stands.
  public record Card(Made made, Instant until, Optional<Personal> words, boolean removed) {}

  public enum Reason {
    NO_SUCH_RECORDING,
    /// Its time is not over.
    KEPT
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
    return new Recording(id, clock, seal);
  }

  private Recording(String id, Clock clock, Seal seal) {
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
      if (command instanceof Command.Look(var replyTo))
        return Effect().reply(replyTo, new Reply.Seen(card(state)));
      return settled(
          state.decide(command, clock.instant()),
          command.replyTo(),
          (_, _) -> new Reply.Accepted(),
          Reply.Rejected::new);
    };
  }

  private static Optional<Card> card(State it) {
    return it.made()
        .map(made -> new Card(made, it.until(), it.words().map(Transcribed::words), it.removed()));
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }
}
