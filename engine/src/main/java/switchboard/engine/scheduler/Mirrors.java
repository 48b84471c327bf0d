package switchboard.engine.scheduler;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;

/// The mirrors we have pushed, so that what comes back is known to be ours. Blocks: call on a
/// virtual thread.
public interface Mirrors {

  /// @param event its id there
  /// @param etag as last seen; empty before the first push has been answered, and when it is gone
  /// @param revision of the appointment that was pushed last
  /// @param told the time it was given
  /// @param gone whether there is to be none
  /// @param at when this was noted
  record Row(
      String tenant,
      String resource,
      String appointment,
      String event,
      Optional<String> etag,
      long revision,
      Slot told,
      boolean gone,
      Instant at) {}

  Optional<Row> of(String tenant, String resource, String appointment);

  Optional<Row> byEvent(String tenant, String resource, String event);

  /// Those that should stand there now and end after `now`, noted before `noted`.
  List<Row> standing(String tenant, String resource, Instant now, Instant noted);

  /// Replaces what was noted of the same appointment and resource.
  void keep(Row row);
}
