package switchboard.engine.change;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What somebody wants changed.
///
/// @param job what it belongs to, as far as that is known
/// @param need in their words
/// @param conversation in which it was said
public record Request(
    String customer,
    @JsonInclude(NON_EMPTY) Optional<String> job,
    Personal need,
    Priority priority,
    Via via,
    @JsonInclude(NON_EMPTY) Optional<String> conversation) {

  Request graded(Priority it) {
    return new Request(customer, job, need, it, via, conversation);
  }

  Request of(String it) {
    return new Request(customer, Optional.of(it), need, priority, via, conversation);
  }
}
