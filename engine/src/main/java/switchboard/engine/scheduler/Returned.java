package switchboard.engine.scheduler;

import java.util.Optional;
import switchboard.engine.calendar.Slot;

/// What somebody did to the mirror of an appointment comes back through here. May be told more than
/// once: whoever takes it must bear that. Returns once it is taken; fails if it may not have been.
/// Blocks: call on a virtual thread.
public interface Returned {

  /// How a change made outside is answered.
  enum Policy {
    /// The appointment follows.
    APPLY,
    /// The owner is asked what to do.
    ASK;

    /// A move is followed if the new time is free and allowed, and the appointment still was where
    /// the mirror had it: else two people have moved it, and one of them must be asked.
    ///
    /// @param now the time of the appointment
    /// @param told the time the mirror was given
    /// @param bookable whether the new time is free and allowed
    public static Policy ofMove(Slot now, Slot told, boolean bookable) {
      return bookable && now.equals(told) ? APPLY : ASK;
    }

    /// A deletion is followed if the appointment still is where the mirror had it.
    public static Policy ofDeletion(Slot now, Optional<Slot> told) {
      return told.filter(now::equals).isPresent() ? APPLY : ASK;
    }
  }

  /// @param told the time the mirror was given
  /// @param slot the time somebody gave it
  record Move(String tenant, String resource, String appointment, Slot told, Slot slot) {}

  /// @param told the time the mirror was given, if that is known
  record Deletion(String tenant, String resource, String appointment, Optional<Slot> told) {}

  void moved(Move move);

  void deleted(Deletion deletion);
}
