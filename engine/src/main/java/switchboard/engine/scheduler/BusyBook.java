package switchboard.engine.scheduler;

import java.util.List;
import switchboard.engine.calendar.Outside;

/// Where a resource's calendar learns when it is busy elsewhere. Returns once the calendar has it;
/// fails if it may not have. Blocks: call on a virtual thread.
public interface BusyBook {

  /// @param whole these are all there are; what else is known from the source no longer holds
  void learn(String tenant, String resource, String source, List<Outside> changes, boolean whole);

  /// The source cannot be read: what it says is unknown until it is learned again.
  void lose(String tenant, String resource, String source);

  /// The source is no longer ours to read.
  void forget(String tenant, String resource, String source);
}
