package switchboard.engine.outbound;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Why we call somebody.
///
/// @param what it is about, in the customer's own words
public record Purpose(Kind kind, @JsonInclude(NON_EMPTY) Optional<Personal> what) {

  public enum Kind {
    /// They were promised a call back.
    CALL_BACK,
    /// They have an appointment soon.
    REMINDER
  }
}
