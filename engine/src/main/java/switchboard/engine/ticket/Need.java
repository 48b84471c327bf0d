package switchboard.engine.ticket;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What somebody wants put right.
///
/// @param customer who reports it
/// @param property where, if it is known
/// @param conversation in which it was said; empty when the business wrote it down itself
/// @param text in their words
/// @param category one of the tenant's, see [Categories]
public record Need(
    @JsonInclude(NON_EMPTY) Optional<String> customer,
    @JsonInclude(NON_EMPTY) Optional<String> property,
    @JsonInclude(NON_EMPTY) Optional<String> conversation,
    Personal text,
    String category,
    Urgency urgency) {

  public boolean emergency() {
    return urgency == Urgency.EMERGENCY;
  }
}
