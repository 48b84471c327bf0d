package switchboard.persistence.duty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.About;
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
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;

/// What the facts of calendars call for. Pure.
final class Reaction {

  /// What a planner needs at most to finish what it has begun.
  private static final Duration SETTLING = Duration.ofSeconds(30);

  /// A reminder this late is still one.
  private static final Duration LATE = Duration.ofMinutes(5);

  private static final List<Duration> USUAL = List.of(Duration.ofHours(24));

  /// How far ahead the end of a block is worth telling those who wait.
  private static final Duration AHEAD = Duration.ofDays(30);

  private static final int OCCURRENCES = 20;

  /// What changes among the duties of an appointment, or of a block.
  sealed interface Order {
    /// @param changes whether it stands for a change the customer must be told
    record Write(Duty duty, boolean changes) implements Order {}

    /// Nobody is to be reminded, unless it is asked for anew.
    record Withdraw(String appointment, String why) implements Order {}

    /// The reminders withdrawn for want of a time are wanted again.
    record Restore(String appointment, Instant at) implements Order {}
  }

  /// Where and as what a fact was told.
  ///
  /// @param number of the fact on its calendar
  /// @param reminders how long before an appointment
  record Cause(String tenant, String resource, long number, List<Duration> reminders) {

    /// What a tenant has chosen, or the usual.
    static List<Duration> befores(List<Duration> chosen) {
      return chosen.isEmpty() ? USUAL : chosen;
    }

    Duty duty(Kind kind, String subject, String rest, Map<String, String> facts, Instant due) {
      return new Duty(
          tenant, id(kind, subject, rest), kind, subject, Optional.of(resource), facts, due, 0);
    }

    private String id(Kind kind, String subject, String rest) {
      var all = String.join("|", kind.name(), subject, resource, Long.toString(number), rest);
      return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
    }
  }

  private Reaction() {}

  static List<Order> on(Cause cause, Event event) {
    return switch (event) {
      case Held it -> held(cause, it);
      case Confirmed(var id, var at, var unsure, var about) ->
          about.map(it -> new Told(cause, id, it, at).confirmed(unsure)).orElse(List.of());
      case Assured(var id, var at, var about) ->
          about.map(it -> new Told(cause, id, it, at).assured()).orElse(List.of());
      case MoveHeld(var id, _, var until, _, _) ->
          List.of(write(settle(cause, id, until.minus(SETTLING))));
      case Moved it -> moved(cause, it);
      case Cancelled it -> cancelled(cause, it);
      case Displaced(var id, _, var at, var about) ->
          about.map(it -> new Told(cause, id, it, at).displaced()).orElse(List.of());
      case RescheduleAsked(var id, var why, var at, var about) ->
          about.map(it -> new Told(cause, id, it, at).asked(why)).orElse(List.of());
      case RescheduleSettled it -> settled(cause, it);
      case Released _, MoveReleased _, AttendanceConfirmed _, Reminded _ -> List.of();
      case LeadChanged _, Concluded _, Blocked _, Unblocked _ -> List.of();
      case BusyLearned _, SourceLost _ -> List.of();
    };
  }

  /// What is free again when a block is lifted.
  static List<Order> unblocked(Cause cause, String block, Block time, Instant at) {
    return time.within(Slot.of(at, AHEAD)).stream()
        .filter(it -> it.start().isAfter(at))
        .limit(OCCURRENCES)
        .map(it -> cause.duty(Kind.FREED, block, it.start().toString(), times(it), at))
        .map(Reaction::write)
        .toList();
  }

  private static List<Order> held(Cause cause, Held it) {
    boolean alone = it.visit().leads() && it.visit().from().isEmpty();
    return alone
        ? List.of()
        : List.of(write(settle(cause, it.appointment(), it.until().plus(SETTLING))));
  }

  private static List<Order> moved(Cause cause, Moved it) {
    var withdrawn = new Order.Withdraw(it.appointment(), "moved");
    return it.about()
        .map(about -> new Told(cause, it.appointment(), about, it.at()).moved(it.slot(), it.by()))
        .orElse(List.of(withdrawn));
  }

  private static List<Order> cancelled(Cause cause, Cancelled it) {
    var withdrawn = new Order.Withdraw(it.appointment(), "cancelled");
    return it.about()
        .map(about -> new Told(cause, it.appointment(), about, it.at()).cancelled(it))
        .orElse(List.of(withdrawn));
  }

  private static List<Order> settled(Cause cause, RescheduleSettled it) {
    var kept = it.about().map(about -> new Told(cause, it.appointment(), about, it.at()).kept());
    return Stream.concat(
            Stream.of(new Order.Restore(it.appointment(), it.at())),
            kept.stream().flatMap(List::stream))
        .toList();
  }

  private static Duty settle(Cause cause, String appointment, Instant due) {
    return cause.duty(Kind.SETTLE, appointment, "", Map.of(), due);
  }

  private static Order write(Duty it) {
    return new Order.Write(it, false);
  }

  private static Map<String, String> times(Slot it) {
    return Map.of("start", it.start().toString(), "end", it.end().toString());
  }

  /// A fact about an appointment, and what it calls for.
  ///
  /// @param about as it was before the fact
  private record Told(Cause cause, String id, About about, Instant at) {

    private Visit visit() {
      return about.visit();
    }

    List<Order> confirmed(boolean unsure) {
      boolean handed = visit().from().isPresent();
      var what = handed ? "moved" : "made";
      var outside = outside(what, handed, about.slot(), Optional.empty());
      if (!visit().leads()) return List.of(outside);
      boolean untold = visit().conversation().isEmpty() || handed;
      return Stream.of(
              Stream.of(outside),
              reminders(about.slot()),
              unsure ? Stream.<Order>of() : Stream.of(mail(what, about.slot(), Optional.empty())),
              untold ? Stream.of(tell(what, about.slot(), doubt(unsure))) : Stream.<Order>of())
          .flatMap(it -> it)
          .toList();
    }

    private Map<String, String> doubt(boolean unsure) {
      var more = new LinkedHashMap<String, String>();
      if (unsure) more.put("unsure", "true");
      visit().from().ifPresent(it -> more.put("from", it));
      return more;
    }

    List<Order> assured() {
      var slot = about.slot();
      var outside = outside("assured", false, slot, Optional.empty());
      if (!visit().leads()) return List.of(outside);
      return List.of(
          outside, mail("made", slot, Optional.empty()), tell("assured", slot, Map.of()));
    }

    List<Order> moved(Slot slot, By by) {
      var outside = outside("moved", visit().leads(), slot, Optional.of(by));
      if (!visit().leads()) return List.of(outside);
      var told = by == By.CUSTOMER ? Stream.<Order>of() : Stream.of(tell("moved", slot, by(by)));
      return Stream.of(
              Stream.of(outside, new Order.Withdraw(id, "moved")),
              reminders(slot),
              Stream.of(mail("moved", slot, Optional.of(by))),
              told,
              freed())
          .flatMap(it -> it)
          .toList();
    }

    List<Order> cancelled(Cancelled it) {
      boolean last = visit().leads() && !it.handedOver();
      var outside = outside("cancelled", last, about.slot(), Optional.of(it.by()));
      if (!visit().leads()) return List.of(outside);
      var told =
          last && it.by() != By.CUSTOMER
              ? Stream.of(tell("cancelled", about.slot(), by(it.by())))
              : Stream.<Order>of();
      var mailed =
          last
              ? Stream.of(mail("cancelled", about.slot(), Optional.of(it.by())))
              : Stream.<Order>of();
      var why = it.handedOver() ? Visit.HANDED_OVER : "cancelled";
      return Stream.of(
              Stream.of(outside, new Order.Withdraw(id, why)), mailed, told, settled(), freed())
          .flatMap(all -> all)
          .toList();
    }

    List<Order> displaced() {
      var outside = outside("displaced", false, about.slot(), Optional.empty());
      if (!visit().leads()) return List.of(outside);
      return Stream.concat(
              Stream.of(
                  outside,
                  new Order.Withdraw(id, "displaced"),
                  tell("displaced", about.slot(), Map.of())),
              freed())
          .toList();
    }

    List<Order> asked(String why) {
      if (!visit().leads()) return List.of();
      var what = why.equals("outside-busy") ? "doubted" : "asked";
      return List.of(
          new Order.Withdraw(id, DutyTable.ASKED), tell(what, about.slot(), Map.of("why", why)));
    }

    /// Whatever somebody did to the events outside is undone, on the calendars of all it needs.
    List<Order> kept() {
      var slot = about.slot();
      var others =
          visit().with().stream()
              .map(it -> new Cause(cause.tenant(), it, cause.number(), List.of()))
              .map(it -> new Told(it, id, about, at));
      return Stream.concat(Stream.of(this), others)
          .map(it -> it.outside("kept", false, slot, Optional.empty()))
          .toList();
    }

    private Stream<Order> reminders(Slot slot) {
      return cause.reminders().stream()
          .filter(before -> !slot.start().minus(before).isBefore(at.minus(LATE)))
          .map(before -> write(reminder(slot, before)));
    }

    private Duty reminder(Slot slot, Duration before) {
      return cause.duty(
          Kind.REMIND,
          id,
          before.toString(),
          facts(slot, Map.of("before", before.toString())),
          slot.start().minus(before));
    }

    private Order tell(String what, Slot slot, Map<String, String> more) {
      return write(duty(Kind.TELL, what, slot, more));
    }

    private Order mail(String what, Slot slot, Optional<By> by) {
      return write(duty(Kind.MAIL, what, slot, by.map(Told::by).orElse(Map.of())));
    }

    private Order outside(String what, boolean changes, Slot slot, Optional<By> by) {
      var duty = duty(Kind.OUTSIDE, what, slot, by.map(Told::by).orElse(Map.of()));
      return new Order.Write(duty, changes && visit().leads());
    }

    private Duty duty(Kind kind, String what, Slot slot, Map<String, String> more) {
      var facts = facts(slot, more);
      facts.put("what", what);
      return cause.duty(kind, id, "", facts, at);
    }

    private Stream<Order> freed() {
      if (!about.slot().start().isAfter(at)) return Stream.of();
      return Stream.of(write(cause.duty(Kind.FREED, id, "", facts(about.slot(), Map.of()), at)));
    }

    /// Each of the others has its own calendar to settle.
    private Stream<Order> settled() {
      return visit().with().stream()
          .map(it -> new Cause(cause.tenant(), it, cause.number(), List.of()))
          .map(it -> write(it.duty(Kind.SETTLE, id, cause.resource(), Map.of(), at)));
    }

    private Map<String, String> facts(Slot slot, Map<String, String> more) {
      var facts = new LinkedHashMap<>(times(slot));
      facts.put("customer", visit().customer());
      facts.put("service", visit().service());
      facts.putAll(more);
      return facts;
    }

    private static Map<String, String> by(By by) {
      return Map.of("by", by.name());
    }
  }
}
