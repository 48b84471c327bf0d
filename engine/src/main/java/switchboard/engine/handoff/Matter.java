package switchboard.engine.handoff;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;

/// Who is put through, and about what.
///
/// @param conversation its id in the tenant
/// @param turn after which they are put through
/// @param customer whom we take them for
/// @param summary what was said so far, for whoever takes the call
public record Matter(
    String conversation,
    int turn,
    Trigger reason,
    @JsonInclude(NON_EMPTY) Optional<String> customer,
    @JsonInclude(NON_EMPTY) Optional<Personal> name,
    @JsonInclude(NON_EMPTY) Optional<Personal> phone,
    Personal summary) {}
