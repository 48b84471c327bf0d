package switchboard.engine.scheduler;

import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;

/// Where a resource's calendar learns when it is busy elsewhere. Returns once the calendar has it;
/// fails if it may not have. Blocks: call on a virtual thread.
public interface BusyBook {

  /// @param id of the entry at its source
  /// @param slot empty: it takes no time any more
  record Outside(String id, Optional<Slot> slot) {}

  /// @param whole these are all there are; what else is known from the source no longer holds
  void learn(String tenant, String resource, String source, List<Outside> changes, boolean whole);

  /// The source cannot be read: what it says is unknown until it is learned again.
  void lose(String tenant, String resource, String source);
}
