package switchboard.engine.calendar;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Fact;
import switchboard.engine.Message;

/// The appointments of one resource. A slot is held for a customer, then confirmed, moved, or
/// cancelled; two live appointments never overlap, and a hold that has run out frees its slot.
public final class Calendar {

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Hold(String appointment, Visit visit, Slot slot, Duration hold, ActorRef<Reply> replyTo)
        implements Command {}

    record Confirm(String appointment, ActorRef<Reply> replyTo) implements Command {}

    /// Gives a hold back. A confirmed appointment is not touched.
    record Release(String appointment, ActorRef<Reply> replyTo) implements Command {}

    record Cancel(String appointment, By by, ActorRef<Reply> replyTo) implements Command {}

    record Move(String appointment, Slot slot, By by, ActorRef<Reply> replyTo) implements Command {}

    /// The customer says they will be there.
    record Attend(String appointment, ActorRef<Reply> replyTo) implements Command {}

    /// What is taken between two moments, buffers included.
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
      Duration after) {}

  public sealed interface Event extends Fact {
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

  private Calendar() {}
}
