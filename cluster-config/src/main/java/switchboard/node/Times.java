package switchboard.node;

import java.time.Clock;

/// What a node reads the time from.
///
/// @param clock of all that happens in it: calls, appointments, what falls due
/// @param wall of the machinery beneath, such as how long a text has been on its way; another one
///   than the system's only to stop time altogether
public record Times(Clock clock, Clock wall) {}
