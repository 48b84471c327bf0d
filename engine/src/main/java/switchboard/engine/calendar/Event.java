package switchboard.engine.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar.By;

/// Everything that happens on a calendar. Nothing in it is personal: people are ids, reasons are
/// codes, and what was said about a visit is kept by the customer.
///
/// `about` repeats whom and what an appointment is for, so that reactions need to look nothing up;
/// it is empty in facts written before it existed.
public sealed interface Event extends Fact {
  Instant at();

  @JsonTypeName("calendar.held")
  record Held(
      String appointment,
      Visit visit,
      Slot slot,
      Instant until,
      Instant at,
      @JsonInclude(Include.NON_EMPTY) Optional<Local> local)
      implements Event {

    public Held(String appointment, Visit visit, Slot slot, Instant until, Instant at) {
      this(appointment, visit, slot, until, at, Optional.empty());
    }
  }

  /// @param unsure whether an outside calendar could not be asked: to be assured later
  @JsonTypeName("calendar.confirmed")
  record Confirmed(
      String appointment,
      Instant at,
      @JsonInclude(Include.NON_DEFAULT) boolean unsure,
      @JsonInclude(Include.NON_EMPTY) Optional<About> about)
      implements Event {

    public Confirmed(String appointment, Instant at) {
      this(appointment, at, false, Optional.empty());
    }
  }

  /// What was unsure is certain now.
  @JsonTypeName("calendar.assured")
  record Assured(String appointment, Instant at, Optional<About> about) implements Event {}

  @JsonTypeName("calendar.released")
  record Released(String appointment, Instant at) implements Event {}

  /// Another time is kept beside the present one until it is decided which it will be.
  @JsonTypeName("calendar.move-held")
  record MoveHeld(String appointment, Slot slot, Instant until, Instant at, Optional<About> about)
      implements Event {}

  @JsonTypeName("calendar.move-released")
  record MoveReleased(String appointment, Instant at) implements Event {}

  @JsonTypeName("calendar.moved")
  record Moved(
      String appointment,
      Slot slot,
      By by,
      Instant at,
      @JsonInclude(Include.NON_EMPTY) Optional<Local> local,
      @JsonInclude(Include.NON_EMPTY) Optional<About> about)
      implements Event {

    public Moved(String appointment, Slot slot, By by, Instant at) {
      this(appointment, slot, by, at, Optional.empty(), Optional.empty());
    }
  }

  /// @param why a code, such as `no-time`; [Visit#HANDED_OVER] when another calendar has it now
  /// @param late whether it was within the window in which the tenant asks for notice
  @JsonTypeName("calendar.cancelled")
  record Cancelled(
      String appointment,
      By by,
      Instant at,
      @JsonInclude(Include.NON_EMPTY) Optional<String> why,
      @JsonInclude(Include.NON_DEFAULT) boolean late,
      @JsonInclude(Include.NON_EMPTY) Optional<About> about)
      implements Event {

    public Cancelled(String appointment, By by, Instant at) {
      this(appointment, by, at, Optional.empty(), false, Optional.empty());
    }

    public boolean handedOver() {
      return why.filter(Visit.HANDED_OVER::equals).isPresent();
    }
  }

  @JsonTypeName("calendar.attendance-confirmed")
  record AttendanceConfirmed(String appointment, Instant at) implements Event {}

  /// The customer is being reminded of the appointment at this start; once for each `before`.
  @JsonTypeName("calendar.reminded")
  record Reminded(String appointment, Instant start, Duration before, Instant at)
      implements Event {}

  /// A person has to find another time; the slot stays kept meanwhile.
  ///
  /// @param why a code: `customer`, `outside-busy`, `outside-moved`, `resource-gone`, …
  @JsonTypeName("calendar.reschedule-asked")
  record RescheduleAsked(String appointment, String why, Instant at, Optional<About> about)
      implements Event {}

  /// It stays as it is after all.
  @JsonTypeName("calendar.reschedule-settled")
  record RescheduleSettled(
      String appointment, Instant at, @JsonInclude(Include.NON_EMPTY) Optional<About> about)
      implements Event {

    public RescheduleSettled(String appointment, Instant at) {
      this(appointment, at, Optional.empty());
    }
  }

  /// It gave way to an emergency; a person has to find another time, the slot is gone.
  @JsonTypeName("calendar.displaced")
  record Displaced(String appointment, String emergency, Instant at, Optional<About> about)
      implements Event {}

  /// Another resource leads the appointment now; this one follows it.
  @JsonTypeName("calendar.lead-changed")
  record LeadChanged(String appointment, String lead, Instant at) implements Event {}

  /// What became of it.
  @JsonTypeName("calendar.concluded")
  record Concluded(
      String appointment,
      Outcome outcome,
      @JsonInclude(Include.NON_EMPTY) Optional<Interest> interest,
      Instant at,
      Optional<About> about)
      implements Event {}

  @JsonTypeName("calendar.blocked")
  record Blocked(String block, Block time, Instant at) implements Event {}

  @JsonTypeName("calendar.unblocked")
  record Unblocked(String block, Instant at) implements Event {}

  /// An outside calendar told what it is busy with.
  ///
  /// @param whole whether this is all there is, and not only what changed
  @JsonTypeName("calendar.busy-learned")
  record BusyLearned(String source, List<Outside> entries, boolean whole, Instant at)
      implements Event {}

  /// An outside calendar has not been reachable for so long that nobody knows what is in it.
  @JsonTypeName("calendar.source-lost")
  record SourceLost(String source, Instant at) implements Event {}

  /// What became of an appointment.
  enum Outcome {
    COMPLETED,
    NO_SHOW
  }

  /// What a viewing left behind.
  enum Interest {
    HIGH,
    MEDIUM,
    LOW,
    REJECTED
  }

  /// Whom and what an appointment is for, and when, as of the event.
  record About(Visit visit, Slot slot) {}
}
