package switchboard.edge.voice;

import java.time.Instant;

/// What lets a hosted agent call functions in one session of one tenant, for a while.
///
/// @param session the id of the conversation in its tenant
public record Pass(String tenant, String session, Instant expires) {}
