package switchboard.engine.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Calendar.Reason;

/// What a tenant allows on the calendar of one resource. Asked by the calendar itself before it
/// takes a slot, with the function that offered it.
public interface Rulebook {

  /// Anything goes that does not overlap; on the clock of UTC.
  Rulebook NONE =
      new Rulebook() {
        @Override
        public Optional<Reason> against(Visit visit, Slot slot, Busy busy, Instant now) {
          return Optional.empty();
        }

        @Override
        public boolean late(Slot slot, Instant now) {
          return false;
        }

        @Override
        public ZoneId zone() {
          return ZoneOffset.UTC;
        }

        @Override
        public String resource() {
          return "";
        }
      };

  /// Why the slot may not be taken, if it may not.
  ///
  /// @param busy what is taken on this calendar, the appointment itself left out
  /// @param now the moment from which notice and horizon count
  Optional<Reason> against(Visit visit, Slot slot, Busy busy, Instant now);

  /// Whether it is too late to cancel an appointment with the notice the tenant asks for.
  boolean late(Slot slot, Instant now);

  ZoneId zone();

  /// Whose calendar it is.
  String resource();
}
