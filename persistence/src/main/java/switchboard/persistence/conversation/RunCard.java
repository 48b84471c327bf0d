package switchboard.persistence.conversation;

import java.util.List;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.AppointmentFound;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.SlotTaken;
import switchboard.engine.tool.Result.SlotsFound;
import switchboard.engine.tool.Tool;
import switchboard.engine.tool.Tool.Book;
import switchboard.engine.tool.Tool.CancelAppointment;
import switchboard.engine.tool.Tool.ConfirmAttendance;
import switchboard.engine.tool.Tool.FindCustomer;
import switchboard.engine.tool.Tool.FindSlots;
import switchboard.engine.tool.Tool.MoveAppointment;
import switchboard.engine.tool.Tool.NextAppointment;
import switchboard.engine.tool.Tool.NoteCustomer;
import switchboard.engine.tool.Tool.OptIn;
import switchboard.engine.tool.Tool.OptOut;

/// A run of a tool in words fit for a card. Says nothing about a person, and nothing that a failure
/// may have let slip.
final class RunCard {

  private RunCard() {}

  static String tool(Tool tool) {
    return switch (tool) {
      case FindCustomer _ -> "find-customer";
      case NoteCustomer _ -> "note-customer";
      case FindSlots _ -> "find-slots";
      case Book _ -> "book";
      case NextAppointment _ -> "next-appointment";
      case CancelAppointment _ -> "cancel-appointment";
      case MoveAppointment _ -> "move-appointment";
      case ConfirmAttendance _ -> "confirm-attendance";
      case OptOut _ -> "opt-out";
      case OptIn _ -> "opt-in";
      case Tool.Upcoming _ -> "upcoming";
      case Tool.JoinWaitlist _ -> "join-waitlist";
      case Tool.ClaimOffer _ -> "claim-offer";
      case Tool.DeclineOffer _ -> "decline-offer";
      case Tool.AskReschedule _ -> "ask-reschedule";
      case Tool.Displace _ -> "displace";
      case Tool.AnswerConsent _ -> "answer-consent";
      case Tool.ConsultSpecialists _ -> "consult-specialists";
      case RecordTool it -> record(it);
    };
  }

  private static String record(RecordTool tool) {
    return switch (tool) {
      case RecordTool.SearchProperties _ -> "search-properties";
      case RecordTool.FindProperty _ -> "find-property";
      case RecordTool.OpenTicket _ -> "open-ticket";
      case RecordTool.FindJobs _ -> "find-jobs";
      case RecordTool.RequestChange _ -> "request-change";
      case RecordTool.AddTask _ -> "add-task";
    };
  }

  static String result(Result result) {
    return switch (result) {
      case CustomerFound it -> customer(it);
      case SlotsFound it -> slots(it.offers().size(), it.wished());
      case Booked _ -> "Appointment made";
      case SlotTaken _ -> "Somebody else was faster";
      case AppointmentFound _ -> "Appointment found";
      case NothingFound _ -> "Nothing found";
      case Done _ -> "Done";
      case Failed _ -> Conversations.Run.FAILED;
      case Result.AppointmentsFound it -> appointments(it.appointments().size());
      case Result.Joined _ -> "On the waitlist";
      case Result.ConsentAsked _ -> "The owner has been asked";
      case Result.Advised it -> advised(it.contributions());
      case RecordResult it -> record(it);
    };
  }

  private static String record(RecordResult result) {
    return switch (result) {
      case RecordResult.PropertiesFound it -> properties(it.items().size(), it.near());
      case RecordResult.PropertyFound _ -> "Property found";
      case RecordResult.TicketOpened _ -> "Repair reported";
      case RecordResult.JobsFound it -> counted(it.items().size(), "job", "jobs") + " found";
      case RecordResult.ChangeRequested _ -> "Change asked for";
      case RecordResult.TaskAdded _ -> "Task added";
    };
  }

  private static String properties(int found, boolean near) {
    return counted(found, "property", "properties") + (near ? " that come near" : " found");
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String advised(List<Contribution> all) {
    long told = all.stream().filter(it -> it.outcome() == Outcome.ANSWERED).count();
    long late = all.stream().filter(it -> it.outcome() == Outcome.LATE).count();
    var answered = told + " of " + counted(all.size(), "specialist", "specialists") + " answered";
    return late == 0 ? answered : answered + ", " + late + " not in time";
  }

  private static String customer(CustomerFound it) {
    var known = it.known() ? "Known customer" : "New customer";
    var next = it.next().isPresent() ? ", has an appointment" : "";
    return known + next + (it.optedOut() ? ", wants no texts" : "");
  }

  private static String appointments(int found) {
    return found == 1 ? "1 appointment found" : found + " appointments found";
  }

  private static String slots(int count, boolean wished) {
    return switch (count) {
      case 0 -> "No free times";
      case 1 -> wished ? "1 free time, as wished" : "1 free time nearby";
      default -> count + (wished ? " free times, as wished" : " free times nearby");
    };
  }
}
