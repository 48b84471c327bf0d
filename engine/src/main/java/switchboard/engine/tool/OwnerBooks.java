package switchboard.engine.tool;

import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.tool.OwnerResult.DigestRead;
import switchboard.engine.tool.OwnerResult.PeopleFound;
import switchboard.engine.tool.OwnerResult.ScheduleRead;
import switchboard.engine.tool.OwnerResult.TasksRead;

/// What an owner's questions are answered from. Blocks: call on a virtual thread.
public interface OwnerBooks {

  /// What stands in the schedule at any moment of the window, by start.
  ///
  /// @param resource only its own
  ScheduleRead schedule(String tenant, Slot window, Optional<String> resource);

  /// What has happened in the window, and what is open now.
  DigestRead digest(String tenant, Slot window);

  /// What is still to be done, the first due first.
  TasksRead tasks(String tenant);

  /// Customers whose name, number or address it is part of.
  PeopleFound people(String tenant, String said);
}
