package switchboard.engine.calendar;

import static switchboard.engine.calendar.Calendar.Reason.NOT_DISPLACEABLE;
import static switchboard.engine.calendar.Calendar.Reason.NO_LIVE_HOLD;
import static switchboard.engine.calendar.Calendar.Reason.NO_SUCH_APPOINTMENT;
import static switchboard.engine.calendar.Calendar.Reason.NO_TIME;
import static switchboard.engine.calendar.Calendar.Reason.SLOT_PAST;
import static switchboard.engine.calendar.Calendar.Reason.SLOT_TAKEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.calendar.Appointment.Status;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Command.AddBlock;
import switchboard.engine.calendar.Calendar.Command.AskReschedule;
import switchboard.engine.calendar.Calendar.Command.Attend;
import switchboard.engine.calendar.Calendar.Command.Cancel;
import switchboard.engine.calendar.Calendar.Command.Conclude;
import switchboard.engine.calendar.Calendar.Command.Confirm;
import switchboard.engine.calendar.Calendar.Command.Displace;
import switchboard.engine.calendar.Calendar.Command.Follow;
import switchboard.engine.calendar.Calendar.Command.Forget;
import switchboard.engine.calendar.Calendar.Command.Hold;
import switchboard.engine.calendar.Calendar.Command.HoldMove;
import switchboard.engine.calendar.Calendar.Command.Learn;
import switchboard.engine.calendar.Calendar.Command.Lose;
import switchboard.engine.calendar.Calendar.Command.Move;
import switchboard.engine.calendar.Calendar.Command.OfCare;
import switchboard.engine.calendar.Calendar.Command.OfHold;
import switchboard.engine.calendar.Calendar.Command.OfReading;
import switchboard.engine.calendar.Calendar.Command.OfStanding;
import switchboard.engine.calendar.Calendar.Command.OfSurroundings;
import switchboard.engine.calendar.Calendar.Command.Release;
import switchboard.engine.calendar.Calendar.Command.Remind;
import switchboard.engine.calendar.Calendar.Command.RemoveBlock;
import switchboard.engine.calendar.Calendar.Command.SettleReschedule;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
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

/// What a calendar makes of a command, at one moment and under the tenant's rules.
record Ruling(State state, Instant now, Rulebook rules) {

  /// Caps count by day, and travel by the neighbours.
  private static final Duration AROUND = Duration.ofHours(36);

  Decision<Event, Reason> on(Command command) {
    return switch (command) {
      case OfHold it -> onHold(it);
      case OfStanding it -> onStanding(it);
      case OfCare it -> onCare(it);
      case OfSurroundings it -> onSurroundings(it);
      case OfReading _ -> accept();
    };
  }

  private Decision<Event, Reason> onHold(OfHold command) {
    return switch (command) {
      case Hold it -> hold(it);
      case Confirm(var id, _) when !live(id) -> reject(NO_LIVE_HOLD);
      case Confirm(var id, _) when is(id, Appointment::confirmed) -> accept();
      case Confirm(var id, _) when shut(get(id)) -> reject(SLOT_TAKEN);
      case Confirm(var id, _) ->
          accept(new Confirmed(id, now, !state.sure(), Optional.of(get(id).about())));

      case Release(var id, _) when is(id, it -> it.is(Status.HELD)) ->
          accept(new Released(id, now));
      case Release(var id, _) when is(id, it -> it.next().isPresent()) ->
          accept(new MoveReleased(id, now));
      case Release _ -> accept();
    };
  }

  private Decision<Event, Reason> onStanding(OfStanding command) {
    return switch (command) {
      case Cancel(var id, _, _, _) when is(id, it -> it.is(Status.CANCELLED)) -> accept();
      case Cancel(var id, _, _, _) when !standing(id) -> reject(NO_SUCH_APPOINTMENT);
      case Cancel(var id, var by, var why, _) ->
          accept(
              new Cancelled(
                  id, by, now, why, rules.late(get(id).slot(), now), Optional.of(get(id).about())));

      case Move it -> move(it);
      case HoldMove it -> holdMove(it);

      case Attend(var id, _) when !is(id, Appointment::confirmed) -> reject(NO_SUCH_APPOINTMENT);
      case Attend(var id, _) when is(id, Appointment::attending) -> accept();
      case Attend(var id, _) -> accept(new AttendanceConfirmed(id, now));
      case Displace it -> displace(it);
      case Follow(var id, _, _) when !live(id) -> reject(NO_SUCH_APPOINTMENT);
      case Follow(var id, var lead, _)
          when is(id, it -> it.visit().lead().equals(Optional.of(lead))) ->
          accept();
      case Follow(var id, var lead, _) -> accept(new LeadChanged(id, lead, now));
      case Conclude(var id, _, _, _) when !is(id, Appointment::confirmed) ->
          reject(NO_SUCH_APPOINTMENT);
      case Conclude(var id, var outcome, var interest, _) ->
          accept(new Concluded(id, outcome, interest, now, Optional.of(get(id).about())));
    };
  }

  private Decision<Event, Reason> onCare(OfCare command) {
    return switch (command) {
      case Remind it -> remind(it);
      case AskReschedule(var id, _, _) when !is(id, Appointment::confirmed) ->
          reject(NO_SUCH_APPOINTMENT);
      case AskReschedule(var id, _, _) when is(id, Appointment::pending) -> accept();
      case AskReschedule(var id, var why, _) ->
          accept(new RescheduleAsked(id, why, now, Optional.of(get(id).about())));
      case SettleReschedule(var id, _) when !is(id, Appointment::confirmed) ->
          reject(NO_SUCH_APPOINTMENT);
      case SettleReschedule(var id, _) when !is(id, Appointment::pending) -> accept();
      case SettleReschedule(var id, _) -> accept(kept(id));
    };
  }

  private Decision<Event, Reason> onSurroundings(OfSurroundings command) {
    return switch (command) {
      case AddBlock(_, var time, _) when !time.sound() -> reject(NO_TIME);
      case AddBlock(var id, var time, _) when time.equals(state.blocks().get(id)) -> accept();
      case AddBlock(var id, var time, _) -> accept(new Blocked(id, time, now));
      case RemoveBlock(var id, _) when !state.blocks().containsKey(id) -> accept();
      case RemoveBlock(var id, _) -> accept(new Unblocked(id, now));

      case Learn it -> learn(it);
      case Lose(var source, _) when state.sources().lost(source) -> accept();
      case Lose(var source, _) -> accept(new SourceLost(source, now));
      case Forget(var source, _) when !state.sources().known(source) -> accept();
      case Forget(var source, _) -> learned(new BusyLearned(source, List.of(), true, now));
    };
  }

  private Decision<Event, Reason> hold(Hold it) {
    var own = it.appointment();
    if (is(own, held -> held.liveAt(now) && held.slot().equals(it.slot()))) return accept();
    if (it.slot().start().isBefore(now)) return reject(SLOT_PAST);
    if (live(own)) return reject(SLOT_TAKEN);
    if (is(own, gone -> gone.is(Status.CANCELLED) && !gone.handedOver()))
      return reject(NO_SUCH_APPOINTMENT);
    var local = Optional.of(Local.of(it.slot().start(), rules.zone()));
    var held = new Held(own, it.visit(), it.slot(), now.plus(it.hold()), now, local);
    return take(own, it.visit(), it.slot(), it.terms(), held);
  }

  private Decision<Event, Reason> move(Move it) {
    var own = it.appointment();
    if (!standing(own)) return reject(NO_SUCH_APPOINTMENT);
    var mine = get(own);
    if (mine.slot().equals(it.slot()) && mine.liveAt(now)) return settled(own);
    if (it.slot().start().isBefore(now)) return reject(SLOT_PAST);
    var local = Optional.of(Local.of(it.slot().start(), rules.zone()));
    var about = Optional.of(mine.about());
    var moved = new Moved(own, it.slot(), it.by(), now, local, about);
    boolean kept = mine.next().filter(next -> next.slot().equals(it.slot())).isPresent();
    var terms = kept ? Terms.OVERRULE : it.terms();
    return take(own, mine.visit(), it.slot(), terms, moved);
  }

  /// Moved to where it is: what was pending is settled.
  private Decision<Event, Reason> settled(String own) {
    return is(own, Appointment::pending) ? accept(kept(own)) : accept();
  }

  private Event kept(String own) {
    return new RescheduleSettled(own, now, Optional.of(get(own).about()));
  }

  private Decision<Event, Reason> holdMove(HoldMove it) {
    var own = it.appointment();
    if (!standing(own)) return reject(NO_SUCH_APPOINTMENT);
    var mine = get(own);
    if (mine.slot().equals(it.slot()) && mine.liveAt(now)) return accept();
    if (it.slot().start().isBefore(now)) return reject(SLOT_PAST);
    var kept = mine.next().filter(next -> now.isBefore(next.until()));
    if (kept.filter(next -> next.slot().equals(it.slot())).isPresent()) return accept();
    var until = now.plus(it.hold());
    var held = new MoveHeld(own, it.slot(), until, now, Optional.of(mine.about()));
    return take(own, mine.visit(), it.slot(), it.terms(), held);
  }

  private Decision<Event, Reason> remind(Remind it) {
    boolean stands =
        is(
            it.appointment(),
            mine ->
                mine.confirmed()
                    && !mine.pending()
                    && mine.slot().start().equals(it.start())
                    && it.start().isAfter(now));
    if (!stands) return reject(NO_SUCH_APPOINTMENT);
    if (get(it.appointment()).reminded().contains(it.before().toString())) return accept();
    return accept(new Reminded(it.appointment(), it.start(), it.before(), now));
  }

  /// The ordinary appointment leaves and the emergency is confirmed, or neither.
  private Decision<Event, Reason> displace(Displace it) {
    if (is(it.appointment(), mine -> mine.confirmed() && mine.slot().equals(it.slot())))
      return accept();
    if (it.slot().start().isBefore(now)) return reject(SLOT_PAST);
    if (!is(it.displaced(), Appointment::confirmed)) return reject(NO_SUCH_APPOINTMENT);
    var gone = get(it.displaced());
    if (gone.visit().emergency() || !it.visit().emergency()) return reject(NOT_DISPLACEABLE);
    var about = Optional.of(gone.about());
    var displaced = new Displaced(it.displaced(), it.appointment(), now, about);
    var hold =
        new Hold(
            it.appointment(),
            it.visit(),
            it.slot(),
            Duration.ofMinutes(5),
            Terms.OVERRULE,
            it.replyTo());
    return switch (after(displaced).hold(hold)) {
      case Reject<Event, Reason> refused -> refused;
      case Accept(var events) -> {
        var confirmed =
            new Confirmed(
                it.appointment(),
                now,
                !state.sure(),
                Optional.of(new Event.About(it.visit(), it.slot())));
        yield new Accept<>(
            Stream.of(Stream.<Event>of(displaced), events.stream(), Stream.<Event>of(confirmed))
                .flatMap(all -> all)
                .toList());
      }
    };
  }

  private Decision<Event, Reason> learn(Learn it) {
    var news = state.sources().news(it.source(), it.entries(), it.whole(), now);
    return it.more()
        ? new Accept<>(
            Stream.<Event>concat(news.stream(), Stream.of(new SourceLost(it.source(), now)))
                .toList())
        : news.map(this::learned).orElseGet(Ruling::accept);
  }

  /// Once everything is known again, what was unsure turns out to be certain, or to be in the way.
  private Decision<Event, Reason> learned(BusyLearned learned) {
    var then = after(learned);
    if (!then.state.sure()) return accept(learned);
    var doubts =
        then.state.appointments().entrySet().stream()
            .filter(it -> it.getValue().confirmed() && it.getValue().unsure())
            .sorted(Map.Entry.comparingByKey())
            .map(it -> then.judged(it.getKey(), it.getValue()));
    return new Accept<>(Stream.concat(Stream.of(learned), doubts).toList());
  }

  private Event judged(String id, Appointment it) {
    var about = Optional.of(it.about());
    return state.sources().meets(it.taken())
        ? new RescheduleAsked(id, "outside-busy", now, about)
        : new Assured(id, now, about);
  }

  /// Takes the room unless another live appointment, a block or an outside calendar is in it, or
  /// the rules are against it; dead holds in it are released first.
  private Decision<Event, Reason> take(
      String own, Visit visit, Slot slot, Terms terms, Event taking) {
    var room = visit.padded(slot);
    var dead = new TreeSet<String>();
    for (var entry : state.appointments().entrySet()) {
      var it = entry.getValue();
      var mine = entry.getKey().equals(own);
      if (!mine && it.nextTaken(now).filter(room::overlaps).isPresent()) return reject(SLOT_TAKEN);
      if (!mine && !it.taken().overlaps(room)) continue;
      if (!mine && it.liveAt(now)) return reject(SLOT_TAKEN);
      if (it.is(Status.HELD) && !it.liveAt(now)) dead.add(entry.getKey());
    }
    if (state.shut(room)) return reject(SLOT_TAKEN);
    var against = against(own, visit, slot, terms);
    if (against.isPresent()) return reject(against.get());
    var released = dead.stream().<Event>map(id -> new Released(id, now));
    return new Accept<>(Stream.concat(released, Stream.of(taking)).toList());
  }

  private Optional<Reason> against(String own, Visit visit, Slot slot, Terms terms) {
    if (terms.overrule()) return Optional.empty();
    var day = slot.padded(AROUND, AROUND);
    var seen = state.seen(day, Optional.of(own), now);
    var busy = seen.busy(rules.resource(), visit.service());
    return rules.against(visit, slot, busy, terms.offered().orElse(now));
  }

  private Ruling after(Event event) {
    return new Ruling(state.apply(event), now, rules);
  }

  private boolean shut(Appointment it) {
    return state.shut(it.taken());
  }

  private Appointment get(String id) {
    return Objects.requireNonNull(state.appointments().get(id));
  }

  private boolean is(String id, Predicate<Appointment> expected) {
    return state.find(id).filter(expected).isPresent();
  }

  private boolean live(String id) {
    return is(id, it -> it.liveAt(now));
  }

  /// Live, or waiting for another time.
  private boolean standing(String id) {
    return is(id, it -> it.liveAt(now) || it.is(Status.DISPLACED));
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
