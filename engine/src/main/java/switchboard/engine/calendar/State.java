package switchboard.engine.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import switchboard.engine.Decision;
import switchboard.engine.Message;
import switchboard.engine.calendar.Appointment.Next;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply.Seen;
import switchboard.engine.calendar.Calendar.Visited;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Concluded;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.LeadChanged;
import switchboard.engine.calendar.Event.MoveHeld;
import switchboard.engine.calendar.Event.MoveReleased;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Event.SourceLost;
import switchboard.engine.calendar.Event.Unblocked;

/// What stands on a calendar: all the rules, free of Pekko. Forgets what ended [Calendar#KEPT]
/// before the latest event, so it never outgrows what a resource can do in that time.
public record State(
    Map<String, Appointment> appointments, Map<String, Block> blocks, Sources sources)
    implements Message {

  public static final State EMPTY = new State(Map.of(), Map.of(), Sources.NONE);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return decide(command, now, Rulebook.NONE);
  }

  public Decision<Event, Reason> decide(Command command, Instant now, Rulebook rules) {
    return new Ruling(this, now, rules).on(command);
  }

  public State apply(Event event) {
    return switch (event) {
      case Held(var id, var visit, var slot, var until, _, _) ->
          put(event, id, Appointment.held(visit, slot, until));
      case Confirmed(var id, _, var unsure, _) -> change(event, id, it -> it.confirmed(unsure));
      case Assured(var id, _, _) -> change(event, id, Appointment::assured);
      case Released(var id, _) -> without(event, id);
      case MoveHeld(var id, var slot, var until, _, _) ->
          change(event, id, it -> it.keeping(Optional.of(new Next(slot, until))));
      case MoveReleased(var id, _) -> change(event, id, it -> it.keeping(Optional.empty()));
      case Moved(var id, var slot, _, _, _, _) -> change(event, id, it -> it.at(slot));
      case Cancelled(var id, _, _, var why, _, _) -> change(event, id, it -> it.cancelled(why));
      case AttendanceConfirmed(var id, _) -> change(event, id, Appointment::attended);
      case Reminded(var id, _, var before, _) ->
          change(event, id, it -> it.reminded(before.toString()));
      case RescheduleAsked(var id, var why, _, _) ->
          change(event, id, it -> it.assured().pending(Optional.of(why)));
      case RescheduleSettled(var id, _, _) -> change(event, id, it -> it.pending(Optional.empty()));
      case Displaced(var id, _, _, _) -> change(event, id, Appointment::displaced);
      case LeadChanged(var id, var lead, _) -> change(event, id, it -> it.following(lead));
      case Concluded(var id, var outcome, _, _, _) ->
          change(event, id, it -> it.concluded(outcome));
      case Blocked(var id, var time, _) -> blocks(next -> next.put(id, time));
      case Unblocked(var id, _) -> blocks(next -> next.remove(id));
      case BusyLearned it -> new State(appointments, blocks, sources.learned(it));
      case SourceLost(var source, _) -> new State(appointments, blocks, sources.lose(source));
    };
  }

  public Optional<Appointment> find(String id) {
    return Optional.ofNullable(appointments.get(id));
  }

  /// What is taken at some moment of `window`, padded, in order.
  public List<Slot> taken(Slot window, Instant now) {
    return seen(window, Optional.empty(), now).taken();
  }

  public Seen seen(Slot window, Optional<String> except, Instant now) {
    var visits = visits(except, now).toList();
    var taken =
        Stream.of(
                visits.stream().map(Taken::room),
                blocks.values().stream().flatMap(it -> it.within(window).stream()),
                sources.within(window))
            .flatMap(it -> it)
            .filter(window::overlaps)
            .sorted(Comparator.comparing(Slot::start).thenComparing(Slot::end))
            .toList();
    var plain =
        visits.stream()
            .filter(it -> window.overlaps(it.slot()))
            .map(it -> new Visited(it.service(), it.slot()))
            .sorted(Comparator.comparing(it -> it.slot().start()))
            .toList();
    return new Seen(taken, plain, sure());
  }

  private record Taken(String service, Slot slot, Slot room) {}

  private Stream<Taken> visits(Optional<String> except, Instant now) {
    return appointments.entrySet().stream()
        .filter(it -> except.filter(it.getKey()::equals).isEmpty())
        .map(Map.Entry::getValue)
        .flatMap(it ->
            Stream.concat(
                it.liveAt(now) ? Stream.of(taken(it, it.slot())) : Stream.empty(),
                it.next().stream()
                    .filter(next -> now.isBefore(next.until()))
                    .map(next -> taken(it, next.slot()))));
  }

  private static Taken taken(Appointment it, Slot slot) {
    return new Taken(it.visit().service(), slot, it.visit().padded(slot));
  }

  /// Whether all outside calendars are known.
  public boolean sure() {
    return sources.sure();
  }

  /// Whether a block or an outside calendar is in the way.
  boolean shut(Slot room) {
    return sources.meets(room)
        || blocks.values().stream().anyMatch(it -> !it.within(room).isEmpty());
  }

  private State put(Event event, String id, Appointment it) {
    return with(event, next -> next.put(id, it));
  }

  private State without(Event event, String id) {
    return with(event, next -> next.remove(id));
  }

  private State change(Event event, String id, UnaryOperator<Appointment> change) {
    return with(event, next -> next.computeIfPresent(id, (_, it) -> change.apply(it)));
  }

  private State with(Event event, Consumer<Map<String, Appointment>> change) {
    var next = new HashMap<>(appointments);
    change.accept(next);
    var oldest = event.at().minus(Calendar.KEPT);
    next.values().removeIf(it -> it.slot().end().isBefore(oldest));
    return new State(Collections.unmodifiableMap(next), blocks, sources);
  }

  private State blocks(Consumer<Map<String, Block>> change) {
    var next = new HashMap<>(blocks);
    change.accept(next);
    return new State(appointments, Collections.unmodifiableMap(next), sources);
  }
}
