package switchboard.engine.alert;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.danger.Alarm;
import switchboard.engine.privacy.Personal;

/// An emergency, as far as it is known.
///
/// @param what in the caller's words
/// @param place where to go
public record Matter(
    String conversation,
    @JsonInclude(NON_EMPTY) Optional<String> customer,
    Alarm alarm,
    Personal what,
    @JsonInclude(NON_EMPTY) Optional<Personal> name,
    @JsonInclude(NON_EMPTY) Optional<Personal> phone,
    @JsonInclude(NON_EMPTY) Optional<Personal> place) {

  /// The same with what has been learnt since: as grave as the graver, and nothing forgotten.
  Matter learnt(Matter now) {
    boolean graver = now.alarm().severity().worse(alarm.severity());
    return new Matter(
        conversation,
        now.customer().or(this::customer),
        graver ? now.alarm() : alarm,
        graver ? now.what() : what,
        now.name().or(this::name),
        now.phone().or(this::phone),
        now.place().or(this::place));
  }
}
