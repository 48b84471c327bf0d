package switchboard.engine.tenant;

import java.time.Duration;

/// How calls are put through to people.
///
/// @param ringing how long one of them is rung
public record HandOff(Duration ringing) {}
