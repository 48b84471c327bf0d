package switchboard.engine.consent;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;

/// An emergency, and the ordinary appointment that stands where it could go.
///
/// @param appointment the id the emergency has once it is there
/// @param visit whom the emergency is for
/// @param resource on whose calendar it all happens
/// @param slot what the emergency takes
/// @param displaced the appointment that would give way
/// @param meanwhile the soonest ordinary time the emergency has been given already
public record Case(
    String appointment,
    Visit visit,
    String resource,
    Slot slot,
    String displaced,
    @JsonInclude(NON_EMPTY) Optional<Meanwhile> meanwhile) {

  /// An appointment that is kept if nothing better can be had, and given up otherwise.
  public record Meanwhile(String appointment, String resource, Slot slot) {}
}
