package switchboard.engine.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;

/// One entry of an outside calendar: busy then, or, without a slot, no longer there.
///
/// @param id as the outside calendar names it; never shown, holds no text of the entry
public record Outside(String id, @JsonInclude(Include.NON_EMPTY) Optional<Slot> slot) {}
