package switchboard.engine.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import switchboard.engine.Deciding;
import switchboard.engine.Message;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.consent.Consent.Command.Look;
import switchboard.engine.privacy.FactAdapter;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// One question to the owner: may this appointment give way to that emergency? It is answered once,
/// in time or not at all. The entity id is `<tenant>:<id>`.
public final class Consent extends Deciding<Consent.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "consent");

  /// How far it has come.
  public enum Status {
    UNASKED,
    OPEN,
    AGREED,
    DECLINED,
    LAPSED,
    FULFILLED,
    FAILED
  }

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Ask(Case what, Instant until, ActorRef<Reply> replyTo) implements Command {}

    record Agree(By by, ActorRef<Reply> replyTo) implements Command {}

    record Decline(By by, ActorRef<Reply> replyTo) implements Command {}

    /// Refused before its time.
    record Lapse(ActorRef<Reply> replyTo) implements Command {}

    /// The calendars have done what was agreed.
    record Fulfil(ActorRef<Reply> replyTo) implements Command {}

    /// The calendars would not.
    record Fail(String why, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param fresh whether it is so only now
    record Accepted(boolean fresh) implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    record Seen(Optional<Case> what, Instant until, Status status) implements Reply {}
  }

  public enum Reason {
    NOT_ASKED,
    /// The other answer was given before; or something else was asked under this id.
    ANSWERED_OTHERWISE,
    TOO_LATE,
    TOO_EARLY,
    NOT_AGREED,
    PAST
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock) {
    return new Consent(id, clock);
  }

  private Consent(String id, Clock clock) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id));
  }

  @Override
  public State emptyState() {
    return State.UNASKED;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) -> {
      if (command instanceof Look(var replyTo))
        return Effect().reply(replyTo, new Reply.Seen(state.what(), state.until(), state.status()));
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
  public EventAdapter<Event, StoredFact> eventAdapter() {
    return new FactAdapter<>(Event.class, Seal.PLAIN);
  }
}
