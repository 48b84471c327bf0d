package switchboard.persistence.conversation;

import switchboard.engine.tool.OwnerResult;
import switchboard.engine.tool.OwnerTool;

/// What the business's own people asked and had done, in words fit for a card; see [RunCard].
final class OwnerCard {

  private OwnerCard() {}

  static String tool(OwnerTool tool) {
    return switch (tool) {
      case OwnerTool.CheckIn _ -> "owner-check-in";
      case OwnerTool.Unlock _ -> "owner-unlock";
      case OwnerTool.ReadSchedule _ -> "owner-schedule";
      case OwnerTool.ReadDigest _ -> "owner-digest";
      case OwnerTool.ReadTasks _ -> "owner-tasks";
      case OwnerTool.FindPeople _ -> "owner-people";
      case OwnerTool.FinishTask _ -> "owner-finish-task";
      case OwnerTool.CancelVisit _ -> "owner-cancel";
      case OwnerTool.MoveVisit _ -> "owner-move";
      case OwnerTool.BlockTime _ -> "owner-block";
    };
  }

  static String result(OwnerResult result) {
    return switch (result) {
      case OwnerResult.Known it -> it.pin() ? "Has a PIN" : "Has no PIN";
      case OwnerResult.PinChecked it -> pin(it);
      case OwnerResult.ScheduleRead it -> it.visits().size() + " on the schedule";
      case OwnerResult.DigestRead _ -> "Figures read";
      case OwnerResult.TasksRead it -> it.items().size() + " tasks read";
      case OwnerResult.PeopleFound it -> it.items().size() + " people found";
    };
  }

  private static String pin(OwnerResult.PinChecked it) {
    return switch (it.verdict()) {
      case RIGHT -> "The PIN was right";
      case WRONG -> "The PIN was wrong";
      case LOCKED_NOW -> "The PIN was wrong, and is locked";
      case LOCKED -> "The PIN is locked";
      case UNSET -> "Has no PIN";
    };
  }
}
