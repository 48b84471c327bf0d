package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// Which calls are held in a better way than by webhooks, sticky for each caller.
///
/// @param vendor of speech-to-speech: `deepgram`, `openai` or `ultravox`; empty: none
/// @param percent of callers, 0 to 100, whom it talks to
/// @param relay percent of the other callers, 0 to 100, whom the network talks to over a socket
public record Rollout(@JsonInclude(NON_EMPTY) Optional<String> vendor, int percent, int relay) {}
