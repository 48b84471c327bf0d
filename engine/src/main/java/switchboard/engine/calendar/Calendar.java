package switchboard.engine.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Calendar.Command.Find;
import switchboard.engine.calendar.Calendar.Command.Look;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.privacy.FactAdapter;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// The appointments of one resource. A slot is held for a customer, then confirmed, moved, or
/// cancelled; two live appointments never overlap, and a hold that has run out frees its slot.
/// Blocks and what outside calendars are busy with are never booked over.
///
/// `Accepted` means: what the command asks for is now so. A command sent again while its effect
/// stands is accepted and stores nothing. The entity id is `<tenant>:<resource>`.
public final class Calendar extends Deciding<Calendar.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "calendar");

  /// How long an appointment is remembered after its end.
  public static final Duration KEPT = Duration.ofDays(30);

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// Of a slot that is kept, and what becomes of it.
    sealed interface OfHold extends Command {}

    /// Of an appointment that stands.
    sealed interface OfStanding extends Command {}

    /// Of what the customer is told and asked about it.
    sealed interface OfCare extends Command {}

    /// Of what else is on the calendar.
    sealed interface OfSurroundings extends Command {}

    /// Answered from what is there; stores nothing.
    sealed interface OfReading extends Command {}

    /// Keeps a slot for a while. An id that is live already holds only its own slot.
    record Hold(
        String appointment,
        Visit visit,
        Slot slot,
        Duration hold,
        Terms terms,
        ActorRef<Reply> replyTo)
        implements OfHold {

      public Hold(
          String appointment, Visit visit, Slot slot, Duration hold, ActorRef<Reply> replyTo) {
        this(appointment, visit, slot, hold, Terms.STRICT, replyTo);
      }
    }

    /// Makes a live hold an appointment.
    record Confirm(String appointment, ActorRef<Reply> replyTo) implements OfHold {}

    /// Gives a hold back, and another time kept for a move. A confirmed appointment is not touched.
    /// Never refused.
    record Release(String appointment, ActorRef<Reply> replyTo) implements OfHold {}

    /// @param why a code of at most 40 small letters, digits and hyphens
    record Cancel(String appointment, By by, Optional<String> why, ActorRef<Reply> replyTo)
        implements OfStanding {

      public Cancel(String appointment, By by, ActorRef<Reply> replyTo) {
        this(appointment, by, Optional.empty(), replyTo);
      }
    }

    /// Frees the old slot and takes the new one, or does neither. Attendance is open again.
    record Move(String appointment, Slot slot, By by, Terms terms, ActorRef<Reply> replyTo)
        implements OfStanding {

      public Move(String appointment, Slot slot, By by, ActorRef<Reply> replyTo) {
        this(appointment, slot, by, Terms.STRICT, replyTo);
      }
    }

    /// Keeps another time for an appointment beside the present one, until it is moved there or
    /// released.
    record HoldMove(
        String appointment, Slot slot, Duration hold, Terms terms, ActorRef<Reply> replyTo)
        implements OfStanding {}

    /// The customer says they will be there.
    record Attend(String appointment, ActorRef<Reply> replyTo) implements OfStanding {}

    /// Marks that the customer is being reminded of this start, `before` it. Refused once the
    /// appointment is moved, cancelled, pending or past.
    record Remind(String appointment, Instant start, Duration before, ActorRef<Reply> replyTo)
        implements OfCare {}

    /// A person has to find another time; the slot stays kept.
    record AskReschedule(String appointment, String why, ActorRef<Reply> replyTo)
        implements OfCare {}

    /// It stays as it is after all.
    record SettleReschedule(String appointment, ActorRef<Reply> replyTo) implements OfCare {}

    /// Takes the slot of an ordinary appointment for an emergency, in one step.
    record Displace(
        String displaced, String appointment, Visit visit, Slot slot, ActorRef<Reply> replyTo)
        implements OfStanding {}

    /// Another resource leads from now on.
    record Follow(String appointment, String lead, ActorRef<Reply> replyTo) implements OfStanding {}

    record Conclude(
        String appointment, Outcome outcome, Optional<Interest> interest, ActorRef<Reply> replyTo)
        implements OfStanding {}

    record AddBlock(String block, Block time, ActorRef<Reply> replyTo) implements OfSurroundings {}

    record RemoveBlock(String block, ActorRef<Reply> replyTo) implements OfSurroundings {}

    /// What an outside calendar is busy with; its source is reachable again if it was not.
    ///
    /// @param more whether the rest follows; until it does, nobody knows what else there is
    record Learn(
        String source, List<Outside> entries, boolean whole, boolean more, ActorRef<Reply> replyTo)
        implements OfSurroundings {

      public Learn(String source, List<Outside> entries, boolean whole, ActorRef<Reply> replyTo) {
        this(source, entries, whole, false, replyTo);
      }
    }

    /// An outside calendar cannot be reached, and what is known of it is too old.
    record Lose(String source, ActorRef<Reply> replyTo) implements OfSurroundings {}

    /// An outside calendar is no longer ours to ask.
    record Forget(String source, ActorRef<Reply> replyTo) implements OfSurroundings {}

    /// What is taken at any moment of the window, live holds and buffers included.
    ///
    /// @param except an appointment to leave out, whose own slot is not in its way
    record Look(Slot window, Optional<String> except, ActorRef<Reply> replyTo)
        implements OfReading {

      public Look(Slot window, ActorRef<Reply> replyTo) {
        this(window, Optional.empty(), replyTo);
      }
    }

    record Find(String appointment, ActorRef<Reply> replyTo) implements OfReading {}
  }

  /// On what terms a time is taken.
  ///
  /// @param offered when it was offered: nobody loses it by thinking about it for a while
  /// @param overrule whether opening hours, notice and the like do not matter, because the owner
  ///   says so; two appointments still never overlap
  public record Terms(Optional<Instant> offered, boolean overrule) {

    public static final Terms STRICT = new Terms(Optional.empty(), false);
    public static final Terms OVERRULE = new Terms(Optional.empty(), true);

    public static Terms offered(Instant at) {
      return new Terms(Optional.of(at), false);
    }
  }

  /// A live appointment or hold, without the room around it.
  public record Visited(String service, Slot slot) {}

  public sealed interface Reply extends Message {
    /// @param sure whether all outside calendars are known
    /// @param fresh whether it is so only now, and was not before the command
    record Accepted(boolean sure, boolean fresh) implements Reply {

      public Accepted() {
        this(true, true);
      }
    }

    record Rejected(Reason reason) implements Reply {}

    /// @param taken padded, and of every kind; `visits` without their buffers
    /// @param sure whether all outside calendars are known
    record Seen(List<Slot> taken, List<Visited> visits, boolean sure) implements Reply {

      /// What that says of the resource to those who look for a time for a service.
      public Busy busy(String resource, String service) {
        var all = visits.stream().map(Visited::slot).toList();
        var alike =
            visits.stream().filter(it -> it.service().equals(service)).map(Visited::slot).toList();
        return new Busy(resource, taken, all, alike, sure);
      }
    }

    record Found(Optional<Appointment> appointment) implements Reply {}
  }

  public enum Reason {
    SLOT_TAKEN,
    NO_LIVE_HOLD,
    NO_SUCH_APPOINTMENT,
    SLOT_PAST,
    /// Sooner than the notice the tenant wants.
    TOO_SOON,
    /// Later than the horizon up to which the tenant makes appointments.
    TOO_FAR,
    CLOSED,
    /// Not a start the tenant offers.
    OFF_STEP,
    WRONG_LENGTH,
    /// The resource cannot do this.
    NOT_ABLE,
    /// No more appointments that day.
    DAY_FULL,
    /// Kept free for emergencies.
    RESERVED,
    NO_SUCH_SERVICE,
    /// Only an ordinary appointment gives way to an emergency.
    NOT_DISPLACEABLE,
    /// The block is no time at all.
    NO_TIME
  }

  /// Who wanted a change.
  public enum By {
    /// In a conversation, which tells them.
    CUSTOMER,
    OWNER,
    /// The customer, by a link.
    LINK,
    /// Somebody in an outside calendar.
    OUTSIDE,
    /// We, to keep the calendars of one appointment together.
    SYSTEM
  }

  private final Clock clock;
  private final Rulebook rules;

  /// @param id see [#id]
  /// @param rules what the tenant allows, as of the moment it is asked
  public static Behavior<Command> create(String id, Clock clock, Rulebook rules) {
    return new Calendar(id, clock, rules);
  }

  /// The entity id of a resource's calendar.
  public static String id(String tenant, String resource) {
    return tenant + ":" + resource;
  }

  private Calendar(String id, Clock clock, Rulebook rules) {
    this.clock = clock;
    this.rules = rules;
    super(PersistenceId.of(KEY.name(), id));
  }

  @Override
  public State emptyState() {
    return State.EMPTY;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) -> {
      var now = clock.instant();
      if (command instanceof Look(var window, var except, var replyTo))
        return Effect().reply(replyTo, state.seen(window, except, now));
      if (command instanceof Find(var id, var replyTo))
        return Effect().reply(replyTo, new Reply.Found(state.find(id)));
      return settled(
          state.decide(command, now, rules),
          command.replyTo(),
          (it, fresh) -> new Reply.Accepted(it.sure(), fresh),
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

  /// The state is a [Message] and holds nothing personal, so snapshots need no adapter: they travel
  /// as CBOR.
  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 2);
  }
}
