package switchboard.engine.replay;

import java.util.Optional;
import switchboard.engine.calendar.Event;

/// Something that happened on a calendar.
///
/// @param resource whose calendar it is
public record Sheet(String resource, Event event) {

  /// The appointment it is about, if it is about one.
  Optional<String> appointment() {
    return switch (event) {
      case Event.Held it -> Optional.of(it.appointment());
      case Event.Confirmed it -> Optional.of(it.appointment());
      case Event.Assured it -> Optional.of(it.appointment());
      case Event.Released it -> Optional.of(it.appointment());
      case Event.MoveHeld it -> Optional.of(it.appointment());
      case Event.MoveReleased it -> Optional.of(it.appointment());
      case Event.Moved it -> Optional.of(it.appointment());
      case Event.Cancelled it -> Optional.of(it.appointment());
      case Event.AttendanceConfirmed it -> Optional.of(it.appointment());
      case Event.Reminded it -> Optional.of(it.appointment());
      case Event.RescheduleAsked it -> Optional.of(it.appointment());
      case Event.RescheduleSettled it -> Optional.of(it.appointment());
      case Event.Displaced it -> Optional.of(it.appointment());
      case Event.LeadChanged it -> Optional.of(it.appointment());
      case Event.Concluded it -> Optional.of(it.appointment());
      case Event.Blocked _, Event.Unblocked _, Event.BusyLearned _, Event.SourceLost _ ->
          Optional.empty();
    };
  }
}
