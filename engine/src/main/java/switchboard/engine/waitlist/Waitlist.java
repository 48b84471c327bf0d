package switchboard.engine.waitlist;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import switchboard.engine.Deciding;
import switchboard.engine.Message;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.privacy.FactAdapter;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.waitlist.State.Ended;
import switchboard.engine.waitlist.Waitlist.Command.Look;

/// Those who wait for a time at one tenant, in the order they came. A free slot is offered to one
/// of them at a time, and nobody is offered the same slot twice. Whether a slot is had is decided
/// by the calendars; the list follows.
///
/// `Accepted` means: what the command asks for is now so. The entity id is the tenant.
public final class Waitlist extends Deciding<Waitlist.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "waitlist");

  /// How many may wait.
  static final int LONGEST = 500;

  /// How long those who wait no more are remembered.
  static final Duration KEPT = Duration.ofDays(7);

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// Nobody waits twice for the same.
    record Join(String entry, Entry wanted, ActorRef<Reply> replyTo) implements Command {}

    record Leave(String entry, String why, ActorRef<Reply> replyTo) implements Command {}

    /// Offers a slot to somebody; refused while it is offered to somebody else.
    record Propose(String entry, Offer offer, ActorRef<Reply> replyTo) implements Command {}

    /// They have it: the calendars say so.
    record Claim(String entry, String appointment, By by, ActorRef<Reply> replyTo)
        implements Command {}

    record Decline(String entry, String appointment, ActorRef<Reply> replyTo) implements Command {}

    record Lapse(String entry, String appointment, ActorRef<Reply> replyTo) implements Command {}

    /// It could not be kept for them.
    record Withdraw(String entry, String appointment, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param entry the one it is about; of another id when somebody waits for the same already
    /// @param fresh whether it is so only now
    record Accepted(String entry, boolean fresh) implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    /// @param waiting in the order they came
    /// @param ended lately, by id
    record Seen(List<Waiting> waiting, Map<String, Ended> ended) implements Reply {}
  }

  public enum Reason {
    NO_SUCH_ENTRY,
    NO_SUCH_OFFER,
    /// Another slot is being offered to them.
    ALREADY_OFFERED,
    /// The slot is being offered to somebody else.
    SLOT_OFFERED,
    /// They have let it go before.
    PASSED,
    PAST,
    /// Too many wait.
    FULL
  }

  private final Clock clock;

  public static Behavior<Command> create(String tenant, Clock clock) {
    return new Waitlist(tenant, clock);
  }

  private Waitlist(String tenant, Clock clock) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), tenant));
  }

  @Override
  public State emptyState() {
    return State.EMPTY;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) -> {
      var now = clock.instant();
      if (command instanceof Look(var replyTo))
        return Effect().reply(replyTo, new Reply.Seen(state.waiting(), state.ended()));
      return settled(
          state.decide(command, now),
          command.replyTo(),
          (it, fresh) -> new Reply.Accepted(entry(it, command), fresh),
          Reply.Rejected::new);
    };
  }

  private String entry(State state, Command command) {
    return switch (command) {
      case Command.Join(var id, var wanted, _) ->
          state.find(id).or(() -> state.like(wanted, clock.instant())).map(Waiting::id).orElse(id);
      case Command.Leave(var id, _, _) -> id;
      case Command.Propose(var id, _, _) -> id;
      case Command.Claim(var id, _, _, _) -> id;
      case Command.Decline(var id, _, _) -> id;
      case Command.Lapse(var id, _, _) -> id;
      case Command.Withdraw(var id, _, _) -> id;
      case Look _ -> "";
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

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 2);
  }
}
