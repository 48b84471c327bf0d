package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// By which hearing and with which voice a business speaks on the phone. Empty: the usual ones.
///
/// @param recogniser of speech, and `model` of it
/// @param voice the speech vendor's name of it
public record Speaking(
    @JsonInclude(NON_EMPTY) Optional<String> recogniser,
    @JsonInclude(NON_EMPTY) Optional<String> model,
    @JsonInclude(NON_EMPTY) Optional<String> voice) {}
