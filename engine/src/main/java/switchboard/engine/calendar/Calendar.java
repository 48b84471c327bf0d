package switchboard.engine.calendar;

import static switchboard.engine.calendar.Calendar.Reason.NO_LIVE_HOLD;
import static switchboard.engine.calendar.Calendar.Reason.NO_SUCH_APPOINTMENT;
import static switchboard.engine.calendar.Calendar.Reason.SLOT_PAST;
import static switchboard.engine.calendar.Calendar.Reason.SLOT_TAKEN;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Fact;
import switchboard.engine.Message;
import switchboard.engine.calendar.Calendar.Command.Attend;
import switchboard.engine.calendar.Calendar.Command.Cancel;
import switchboard.engine.calendar.Calendar.Command.Confirm;
import switchboard.engine.calendar.Calendar.Command.Hold;
import switchboard.engine.calendar.Calendar.Command.Look;
import switchboard.engine.calendar.Calendar.Command.Move;
import switchboard.engine.calendar.Calendar.Command.Release;
import switchboard.engine.calendar.Calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Calendar.Event.Cancelled;
import switchboard.engine.calendar.Calendar.Event.Confirmed;
import switchboard.engine.calendar.Calendar.Event.Held;
import switchboard.engine.calendar.Calendar.Event.Moved;
import switchboard.engine.calendar.Calendar.Event.Released;
import switchboard.engine.privacy.FactAdapter;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// The appointments of one resource. A slot is held for a customer, then confirmed, moved, or
/// cancelled; two live appointments never overlap, and a hold that has run out frees its slot.
///
/// `Accepted` means: what the command asks for is now so. A command sent again while its effect
/// stands is accepted and stores nothing. The entity id is `<tenant>:<resource>`.
public final class Calendar
    extends EventSourcedBehaviorWithEnforcedReplies<
        Calendar.Command, Calendar.Event, Calendar.State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "calendar");

  /// How long an appointment is remembered after its end.
  public static final Duration KEPT = Duration.ofDays(30);

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// Keeps a slot for a while. An id that is live already holds only its own slot.
    record Hold(String appointment, Visit visit, Slot slot, Duration hold, ActorRef<Reply> replyTo)
        implements Command {}

    /// Makes a live hold an appointment.
    record Confirm(String appointment, ActorRef<Reply> replyTo) implements Command {}

    /// Gives a hold back. A confirmed appointment is not touched. Never refused.
    record Release(String appointment, ActorRef<Reply> replyTo) implements Command {}

    record Cancel(String appointment, By by, ActorRef<Reply> replyTo) implements Command {}

    /// Frees the old slot and takes the new one, or does neither. Attendance is open again.
    record Move(String appointment, Slot slot, By by, ActorRef<Reply> replyTo) implements Command {}

    /// The customer says they will be there.
    record Attend(String appointment, ActorRef<Reply> replyTo) implements Command {}

    /// What is taken at any moment of the window, live holds and buffers included.
    record Look(Slot window, ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Accepted() implements Reply {}

    record Rejected(Reason reason) implements Reply {}

    record Seen(List<Slot> taken) implements Reply {}
  }

  public enum Reason {
    SLOT_TAKEN,
    NO_LIVE_HOLD,
    NO_SUCH_APPOINTMENT,
    SLOT_PAST
  }

  /// Who wanted a change.
  public enum By {
    CUSTOMER,
    OWNER
  }

  /// Whom the time is kept for, and why. Holds ids only: names and addresses belong to the
  /// customer.
  ///
  /// @param conversation where it was agreed; empty when a person entered it
  /// @param before room the resource needs before the slot, `after` after it
  public record Visit(
      String customer,
      String conversation,
      String service,
      boolean emergency,
      Duration before,
      Duration after) {

    Slot padded(Slot slot) {
      return slot.padded(before, after);
    }
  }

  public sealed interface Event extends Fact {
    Instant at();

    @JsonTypeName("calendar.held")
    record Held(String appointment, Visit visit, Slot slot, Instant until, Instant at)
        implements Event {}

    @JsonTypeName("calendar.confirmed")
    record Confirmed(String appointment, Instant at) implements Event {}

    @JsonTypeName("calendar.released")
    record Released(String appointment, Instant at) implements Event {}

    @JsonTypeName("calendar.moved")
    record Moved(String appointment, Slot slot, By by, Instant at) implements Event {}

    @JsonTypeName("calendar.cancelled")
    record Cancelled(String appointment, By by, Instant at) implements Event {}

    @JsonTypeName("calendar.attendance-confirmed")
    record AttendanceConfirmed(String appointment, Instant at) implements Event {}
  }

  public enum Status {
    HELD,
    CONFIRMED,
    CANCELLED
  }

  /// @param until when the hold runs out; of no meaning once confirmed
  /// @param attending whether the customer has said they will be there
  public record Appointment(
      Visit visit, Slot slot, Instant until, Status status, boolean attending) {

    boolean liveAt(Instant now) {
      return switch (status) {
        case HELD -> now.isBefore(until);
        case CONFIRMED -> true;
        case CANCELLED -> false;
      };
    }

    boolean confirmed() {
      return status == Status.CONFIRMED;
    }

    Slot taken() {
      return visit.padded(slot);
    }

    Appointment with(Status status) {
      return new Appointment(visit, slot, until, status, attending);
    }

    Appointment at(Slot slot) {
      return new Appointment(visit, slot, until, status, false);
    }

    Appointment attended() {
      return new Appointment(visit, slot, until, status, true);
    }
  }

  /// Appointments by id: all the rules, free of Pekko. Forgets what ended [#KEPT] before the latest
  /// event, so it never outgrows what a resource can do in that time.
  public record State(Map<String, Appointment> appointments) implements Message {

    public Decision<Event, Reason> decide(Command command, Instant now) {
      return switch (command) {
        case Hold it
            when is(it.appointment, held -> held.liveAt(now) && held.slot.equals(it.slot)) ->
            accept();
        case Hold it when it.slot.start().isBefore(now) -> reject(SLOT_PAST);
        case Hold it when live(it.appointment, now) -> reject(SLOT_TAKEN);
        case Hold(var id, var visit, var slot, var hold, _) ->
            take(id, visit.padded(slot), new Held(id, visit, slot, now.plus(hold), now));

        case Confirm(var id, _) when !live(id, now) -> reject(NO_LIVE_HOLD);
        case Confirm(var id, _) when is(id, Appointment::confirmed) -> accept();
        case Confirm(var id, _) -> accept(new Confirmed(id, now));

        case Release(var id, _) when is(id, it -> it.status == Status.HELD) ->
            accept(new Released(id, now));
        case Release _ -> accept();

        case Cancel(var id, _, _) when is(id, it -> it.status == Status.CANCELLED) -> accept();
        case Cancel(var id, _, _) when !live(id, now) -> reject(NO_SUCH_APPOINTMENT);
        case Cancel(var id, var by, _) -> accept(new Cancelled(id, by, now));

        case Move(var id, _, _, _) when !live(id, now) -> reject(NO_SUCH_APPOINTMENT);
        case Move(var id, var slot, _, _) when is(id, it -> it.slot.equals(slot)) -> accept();
        case Move it when it.slot.start().isBefore(now) -> reject(SLOT_PAST);
        case Move(var id, var slot, var by, _) ->
            take(id, visit(id).padded(slot), new Moved(id, slot, by, now));

        case Attend(var id, _) when !is(id, Appointment::confirmed) -> reject(NO_SUCH_APPOINTMENT);
        case Attend(var id, _) when is(id, Appointment::attending) -> accept();
        case Attend(var id, _) -> accept(new AttendanceConfirmed(id, now));

        case Look _ -> accept();
      };
    }

    public State apply(Event event) {
      var next = new HashMap<>(appointments);
      switch (event) {
        case Held(var id, var visit, var slot, var until, _) ->
            next.put(id, new Appointment(visit, slot, until, Status.HELD, false));
        case Confirmed(var id, _) ->
            next.computeIfPresent(id, (_, it) -> it.with(Status.CONFIRMED));
        case Released(var id, _) -> next.remove(id);
        case Moved(var id, var slot, _, _) -> next.computeIfPresent(id, (_, it) -> it.at(slot));
        case Cancelled(var id, _, _) ->
            next.computeIfPresent(id, (_, it) -> it.with(Status.CANCELLED));
        case AttendanceConfirmed(var id, _) -> next.computeIfPresent(id, (_, it) -> it.attended());
      }
      var oldest = event.at().minus(KEPT);
      next.values().removeIf(it -> it.slot.end().isBefore(oldest));
      return new State(Collections.unmodifiableMap(next));
    }

    /// What is taken at some moment of `window`, padded, in order.
    public List<Slot> taken(Slot window, Instant now) {
      return appointments.values().stream()
          .filter(it -> it.liveAt(now))
          .map(Appointment::taken)
          .filter(window::overlaps)
          .sorted(Comparator.comparing(Slot::start))
          .toList();
    }

    private boolean is(String id, Predicate<Appointment> expected) {
      var appointment = appointments.get(id);
      return appointment != null && expected.test(appointment);
    }

    private boolean live(String id, Instant now) {
      return is(id, it -> it.liveAt(now));
    }

    private Visit visit(String id) {
      return Objects.requireNonNull(appointments.get(id), "a live appointment").visit;
    }

    /// Takes `room` unless another live appointment is in it; dead holds in it are released first.
    private Decision<Event, Reason> take(String own, Slot room, Event taking) {
      var now = taking.at();
      var dead = new TreeSet<String>();
      for (var entry : appointments.entrySet()) {
        var it = entry.getValue();
        var mine = entry.getKey().equals(own);
        if (!mine && !it.taken().overlaps(room)) continue;
        if (!mine && it.liveAt(now)) return reject(SLOT_TAKEN);
        if (it.status == Status.HELD && !it.liveAt(now)) dead.add(entry.getKey());
      }
      var released = dead.stream().<Event>map(id -> new Released(id, now));
      return new Accept<>(Stream.concat(released, Stream.of(taking)).toList());
    }

    private static Decision<Event, Reason> accept(Event... events) {
      return new Accept<>(List.of(events));
    }

    private static Decision<Event, Reason> reject(Reason reason) {
      return new Reject<>(reason);
    }
  }

  private final Clock clock;

  /// @param id see [#id]
  public static Behavior<Command> create(String id, Clock clock) {
    return new Calendar(id, clock);
  }

  /// The entity id of a resource's calendar.
  public static String id(String tenant, String resource) {
    return tenant + ":" + resource;
  }

  private Calendar(String id, Clock clock) {
    this.clock = clock;
    super(
        PersistenceId.of(KEY.name(), id),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
  }

  @Override
  public State emptyState() {
    return new State(Map.of());
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) -> {
      var now = clock.instant();
      if (command instanceof Look(var window, var replyTo))
        return Effect().reply(replyTo, new Reply.Seen(state.taken(window, now)));
      return switch (state.decide(command, now)) {
        case Accept(var events) ->
            Effect().persist(events).thenReply(command.replyTo(), _ -> new Reply.Accepted());
        case Reject(var reason) -> Effect().reply(command.replyTo(), new Reply.Rejected(reason));
      };
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
