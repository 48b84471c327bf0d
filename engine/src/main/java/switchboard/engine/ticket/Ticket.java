package switchboard.engine.ticket;

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
import switchboard.engine.ticket.Ticket.Command.Look;

/// Something a renter or a landlord wants put right, from the report to the end. `Accepted` means:
/// what the command asks for is now so. The entity id is `<tenant>:<id>`.
public final class Ticket extends FactSourced<Ticket.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "ticket");

  /// OPEN → ASSIGNED → IN_PROGRESS → RESOLVED → CLOSED; steps may be left out, and what is over may
  /// be opened again.
  public enum Status {
    OPEN,
    ASSIGNED,
    IN_PROGRESS,
    RESOLVED,
    CLOSED;

    /// Whether nobody works on it any more.
    public boolean over() {
      return switch (this) {
        case OPEN, ASSIGNED, IN_PROGRESS -> false;
        case RESOLVED, CLOSED -> true;
      };
    }
  }

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Open(Need need, ActorRef<Reply> replyTo) implements Command {}

    record Assign(Personal to, ActorRef<Reply> replyTo) implements Command {}

    record Start(ActorRef<Reply> replyTo) implements Command {}

    record Note(Personal text, ActorRef<Reply> replyTo) implements Command {}

    record Grade(Urgency urgency, String category, ActorRef<Reply> replyTo) implements Command {}

    record Resolve(Optional<Personal> how, ActorRef<Reply> replyTo) implements Command {}

    record Close(ActorRef<Reply> replyTo) implements Command {}

    record Reopen(ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param fresh whether it is so only now
    record Accepted(boolean fresh) implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    /// @param card empty if there is no such ticket
    record Seen(Optional<Card> card) implements Reply {}
  }

  /// A ticket as it stands.
  public record Card(Need need, Status status, Optional<Personal> assignee, Instant since) {}

  public enum Reason {
    NO_SUCH_TICKET,
    /// Something else was reported under this id.
    OPENED_OTHERWISE,
    /// It is resolved or closed: open it again first.
    OVER
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Ticket(id, clock, seal);
  }

  private Ticket(String id, Clock clock, Seal seal) {
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
        return Effect().reply(replyTo, new Reply.Seen(card(state)));
      return settled(
          state.decide(command, clock.instant()),
          command.replyTo(),
          (_, fresh) -> new Reply.Accepted(fresh),
          Reply.Rejected::new);
    };
  }

  private static Optional<Card> card(State it) {
    return it.need().map(need -> new Card(need, it.status(), it.assignee(), it.since()));
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
