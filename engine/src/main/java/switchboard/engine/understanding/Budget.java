package switchboard.engine.understanding;

import java.util.Optional;

/// What somebody means to pay: from `min` to `max` in the smallest unit of the currency, each if it
/// was said. Both are the same when one sum was named without "up to" or "at least".
///
/// @param currency ISO 4217
public record Budget(Optional<Long> min, Optional<Long> max, String currency) {}
