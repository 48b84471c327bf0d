package switchboard.engine.outbound;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Why we call somebody.
///
/// @param what it is about, in the customer's own words
/// @param visit the appointment it is about
public record Purpose(
    Kind kind,
    @JsonInclude(NON_EMPTY) Optional<Personal> what,
    @JsonInclude(NON_EMPTY) Optional<Visit> visit) {

  public Purpose(Kind kind, Optional<Personal> what) {
    this(kind, what, Optional.empty());
  }

  /// An appointment as it was when a call about it was wanted.
  ///
  /// @param resource on whose calendar
  public record Visit(String appointment, String resource, Instant start) {

    /// Whether it is still this one, at this time.
    public boolean is(String other, Instant begins) {
      return appointment.equals(other) && start.equals(begins);
    }
  }

  public enum Kind {
    /// They were promised a call back.
    CALL_BACK,
    /// They have an appointment soon.
    REMINDER
  }
}
