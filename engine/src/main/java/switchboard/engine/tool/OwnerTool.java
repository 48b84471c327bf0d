package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;

/// What somebody of the business itself asks and has done by voice or text.
public sealed interface OwnerTool extends Tool.OfOwner {

  /// Has this person a secret number, and may it be tried?
  @JsonTypeName("owner-check-in")
  record CheckIn(String person) implements OwnerTool {}

  /// Is it the right one? Asked twice it counts once.
  ///
  /// @param digest of [switchboard.engine.pin.Pin#digest]
  @JsonTypeName("owner-unlock")
  record Unlock(String person, Personal digest) implements OwnerTool {}

  /// What stands in the schedule, and when somebody is away.
  @JsonTypeName("owner-schedule")
  record ReadSchedule(Slot window, @JsonInclude(NON_EMPTY) Optional<String> resource)
      implements OwnerTool {}

  /// What has happened in a stretch of time, and what is open now.
  @JsonTypeName("owner-digest")
  record ReadDigest(Slot window) implements OwnerTool {}

  /// What is still to be done, the first due first.
  @JsonTypeName("owner-tasks")
  record ReadTasks() implements OwnerTool {}

  /// Customers by name, number or address.
  @JsonTypeName("owner-people")
  record FindPeople(Personal said) implements OwnerTool {}

  @JsonTypeName("owner-finish-task")
  record FinishTask(String task) implements OwnerTool {}

  @JsonTypeName("owner-cancel")
  record CancelVisit(String appointment, String resource) implements OwnerTool {}

  /// Gives an appointment another time. Hours and notice do not matter, for the owner says so.
  @JsonTypeName("owner-move")
  record MoveVisit(String appointment, String resource, Slot slot) implements OwnerTool {}

  /// Takes time out of calendars, from and to on the wall clock; on whole days for several days.
  @JsonTypeName("owner-block")
  record BlockTime(List<String> resources, LocalDateTime from, LocalDateTime to)
      implements OwnerTool {}
}
