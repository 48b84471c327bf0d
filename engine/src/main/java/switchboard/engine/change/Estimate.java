package switchboard.engine.change;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;

/// What a change takes.
///
/// @param work how long somebody works on it
/// @param priceMinor what it costs, in minor units of the tenant's currency
public record Estimate(
    @JsonInclude(NON_EMPTY) Optional<Duration> work,
    @JsonInclude(NON_EMPTY) Optional<Long> priceMinor) {}
