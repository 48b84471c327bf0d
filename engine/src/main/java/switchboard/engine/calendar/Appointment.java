package switchboard.engine.calendar;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.Outcome;

/// One appointment as a calendar knows it.
///
/// @param until when the hold runs out; of no meaning once confirmed
/// @param attending whether the customer has said they will be there
/// @param unsure whether an outside calendar could not be asked when it was made
/// @param why it is gone, or why a person has to find another time
/// @param next another time kept beside this one, while it is being moved
/// @param reminded of which starts, and how long before, the customer has been reminded
public record Appointment(
    Visit visit,
    Slot slot,
    Instant until,
    Status status,
    boolean attending,
    boolean unsure,
    boolean pending,
    Optional<String> why,
    Optional<Next> next,
    Set<String> reminded,
    Optional<Outcome> outcome) {

  public enum Status {
    HELD,
    CONFIRMED,
    CANCELLED,
    /// It gave way to an emergency: it has no slot and waits for another.
    DISPLACED
  }

  /// @param until when it is no longer kept
  public record Next(Slot slot, Instant until) {}

  public Appointment {
    reminded = Set.copyOf(Objects.requireNonNullElse(reminded, Set.of()));
  }

  static Appointment held(Visit visit, Slot slot, Instant until) {
    return new Appointment(
        visit,
        slot,
        until,
        Status.HELD,
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  public boolean liveAt(Instant now) {
    return switch (status) {
      case HELD -> now.isBefore(until);
      case CONFIRMED -> true;
      case CANCELLED, DISPLACED -> false;
    };
  }

  public boolean confirmed() {
    return status == Status.CONFIRMED;
  }

  boolean is(Status status) {
    return this.status == status;
  }

  boolean handedOver() {
    return status == Status.CANCELLED && why.filter(Visit.HANDED_OVER::equals).isPresent();
  }

  About about() {
    return new About(visit, slot);
  }

  Slot taken() {
    return visit.padded(slot);
  }

  Optional<Slot> nextTaken(Instant now) {
    return next.filter(it -> now.isBefore(it.until())).map(it -> visit.padded(it.slot()));
  }

  Appointment with(Status status) {
    return change(status, attending, unsure, pending, why);
  }

  Appointment confirmed(boolean unsure) {
    return change(Status.CONFIRMED, attending, unsure, pending, why);
  }

  Appointment assured() {
    return change(status, attending, false, pending, why);
  }

  Appointment attended() {
    return change(status, true, unsure, pending, why);
  }

  Appointment cancelled(Optional<String> why) {
    return change(Status.CANCELLED, attending, unsure, false, why);
  }

  Appointment displaced() {
    return change(Status.DISPLACED, false, unsure, true, Optional.of("displaced"));
  }

  Appointment pending(Optional<String> why) {
    return change(status, attending, unsure, why.isPresent(), why);
  }

  /// At another time attendance, reminders and doubts begin anew.
  Appointment at(Slot slot) {
    return new Appointment(
        visit,
        slot,
        until,
        status == Status.DISPLACED ? Status.CONFIRMED : status,
        false,
        unsure,
        false,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  Appointment keeping(Optional<Next> next) {
    return new Appointment(
        visit, slot, until, status, attending, unsure, pending, why, next, reminded, outcome);
  }

  Appointment reminded(String of) {
    var all = new HashSet<>(reminded);
    all.add(of);
    return new Appointment(
        visit, slot, until, status, attending, unsure, pending, why, next, all, outcome);
  }

  Appointment following(String lead) {
    return new Appointment(
        visit.following(lead),
        slot,
        until,
        status,
        attending,
        unsure,
        pending,
        why,
        next,
        reminded,
        outcome);
  }

  Appointment concluded(Outcome outcome) {
    return new Appointment(
        visit,
        slot,
        until,
        status,
        attending,
        unsure,
        false,
        Optional.empty(),
        next,
        reminded,
        Optional.of(outcome));
  }

  private Appointment change(
      Status status, boolean attending, boolean unsure, boolean pending, Optional<String> why) {
    return new Appointment(
        visit, slot, until, status, attending, unsure, pending, why, next, reminded, outcome);
  }
}
