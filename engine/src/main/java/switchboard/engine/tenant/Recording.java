package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;

/// That calls are recorded, once the caller has been told.
///
/// @param keep how long recordings are kept
/// @param notice what callers are told; empty: the usual sentence
public record Recording(Duration keep, @JsonInclude(NON_EMPTY) Optional<String> notice) {}
