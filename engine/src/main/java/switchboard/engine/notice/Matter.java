package switchboard.engine.notice;

import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;

/// What a notice is about.
///
/// @param resource who leads, and `with` what else is needed, by id
/// @param link where it may be looked at and changed
public record Matter(
    String service, Slot slot, String resource, List<String> with, Optional<String> link) {

  public Matter {
    with = List.copyOf(with);
  }
}
