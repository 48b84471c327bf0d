package switchboard.engine.task;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Something to be done.
///
/// @param customer for whom, if for anybody
/// @param what in words
/// @param conversation in which it was promised
/// @param change the change it is about
public record Todo(
    @JsonInclude(NON_EMPTY) Optional<String> customer,
    Kind kind,
    Personal what,
    @JsonInclude(NON_EMPTY) Optional<String> conversation,
    @JsonInclude(NON_EMPTY) Optional<String> change) {

  public enum Kind {
    CALL_BACK,
    ESTIMATE,
    FOLLOW_UP,
    PROMISE,
    OTHER
  }
}
