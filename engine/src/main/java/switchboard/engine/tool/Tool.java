package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.customer.Customer;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.When;

/// A request to do one thing. Asking again with the same run id does nothing twice.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "tool")
@JsonSubTypes({
  @JsonSubTypes.Type(Tool.FindCustomer.class),
  @JsonSubTypes.Type(Tool.NoteCustomer.class),
  @JsonSubTypes.Type(Tool.FindSlots.class),
  @JsonSubTypes.Type(Tool.Book.class),
  @JsonSubTypes.Type(Tool.NextAppointment.class),
  @JsonSubTypes.Type(Tool.CancelAppointment.class),
  @JsonSubTypes.Type(Tool.MoveAppointment.class),
  @JsonSubTypes.Type(Tool.ConfirmAttendance.class),
  @JsonSubTypes.Type(Tool.OptOut.class),
  @JsonSubTypes.Type(Tool.OptIn.class),
  @JsonSubTypes.Type(Tool.Upcoming.class),
  @JsonSubTypes.Type(Tool.JoinWaitlist.class),
  @JsonSubTypes.Type(Tool.ClaimOffer.class),
  @JsonSubTypes.Type(Tool.DeclineOffer.class),
  @JsonSubTypes.Type(Tool.AskReschedule.class),
  @JsonSubTypes.Type(Tool.Displace.class),
  @JsonSubTypes.Type(Tool.AnswerConsent.class),
  @JsonSubTypes.Type(Tool.ConsultSpecialists.class),
  @JsonSubTypes.Type(RecordTool.SearchProperties.class),
  @JsonSubTypes.Type(RecordTool.FindProperty.class),
  @JsonSubTypes.Type(RecordTool.OpenTicket.class),
  @JsonSubTypes.Type(RecordTool.FindJobs.class),
  @JsonSubTypes.Type(RecordTool.RequestChange.class),
  @JsonSubTypes.Type(RecordTool.AddTask.class)
})
public sealed interface Tool {

  /// Who is this? Creates the customer at first contact. Without a number, a provisional customer
  /// of this conversation.
  ///
  /// @param claim who somebody says they are, to be held against what is on file
  @JsonTypeName("find-customer")
  record FindCustomer(
      Optional<Personal> phone,
      Customer.Source source,
      @JsonInclude(NON_EMPTY) Optional<Claim> claim)
      implements Tool {

    public FindCustomer(Optional<Personal> phone, Customer.Source source) {
      this(phone, source, Optional.empty());
    }
  }

  /// What somebody says about themselves. It counts only if the name and something else are those
  /// on file; then it may make them another customer than their number did.
  ///
  /// @param customer who they are so far
  /// @param fresh whether they are new, so that what they say is kept
  record Claim(String customer, Customer.Details said, boolean fresh) {}

  /// Keeps what the caller told about themselves.
  @JsonTypeName("note-customer")
  record NoteCustomer(String customer, Customer.Details details) implements Tool {}

  /// When could it be done? `when` is the caller's wish, empty for as soon as possible; `resource`
  /// limits the search to one.
  ///
  /// @param wish what else was said about the time, and which property or room it must be with
  /// @param moving the appointment to be moved, which is not in its own way
  @JsonTypeName("find-slots")
  record FindSlots(
      String service,
      boolean emergency,
      Optional<When> when,
      Optional<String> resource,
      @JsonInclude(NON_EMPTY) Optional<Preference> wish,
      @JsonInclude(NON_EMPTY) Optional<String> moving)
      implements Tool {

    public FindSlots(
        String service, boolean emergency, Optional<When> when, Optional<String> resource) {
      this(service, emergency, when, resource, Optional.empty(), Optional.empty());
    }
  }

  /// Makes the appointment; its id is the id of the run.
  ///
  /// @param with the other resources it takes, as they were offered
  /// @param offered when the time was offered: nobody loses one by thinking about it
  @JsonTypeName("book")
  record Book(
      String customer,
      String service,
      boolean emergency,
      String resource,
      Slot slot,
      @JsonInclude(NON_EMPTY) List<String> with,
      @JsonInclude(NON_EMPTY) Optional<Instant> offered)
      implements Tool {

    public Book {
      with = with == null ? List.of() : List.copyOf(with);
    }

    public Book(String customer, String service, boolean emergency, String resource, Slot slot) {
      this(customer, service, emergency, resource, slot, List.of(), Optional.empty());
    }
  }

  @JsonTypeName("next-appointment")
  record NextAppointment(String customer) implements Tool {}

  @JsonTypeName("cancel-appointment")
  record CancelAppointment(String appointment, String resource) implements Tool {}

  /// Gives the appointment another time, all or nothing.
  ///
  /// @param resource who has it now
  /// @param to who shall have it; empty: the same
  /// @param with the other resources it takes then, as they were offered
  /// @param offered when the time was offered
  @JsonTypeName("move-appointment")
  record MoveAppointment(
      String appointment,
      String resource,
      Slot slot,
      @JsonInclude(NON_EMPTY) Optional<String> to,
      @JsonInclude(NON_EMPTY) List<String> with,
      @JsonInclude(NON_EMPTY) Optional<Instant> offered)
      implements Tool {

    public MoveAppointment {
      with = with == null ? List.of() : List.copyOf(with);
    }

    public MoveAppointment(String appointment, String resource, Slot slot) {
      this(appointment, resource, slot, Optional.empty(), List.of(), Optional.empty());
    }
  }

  @JsonTypeName("confirm-attendance")
  record ConfirmAttendance(String appointment, String resource) implements Tool {}

  @JsonTypeName("opt-out")
  record OptOut(String customer, String keyword) implements Tool {}

  @JsonTypeName("opt-in")
  record OptIn(String customer, String keyword) implements Tool {}

  /// All appointments of a customer still to come, the soonest first, at most five.
  @JsonTypeName("upcoming")
  record Upcoming(String customer) implements Tool {}

  /// Puts the customer on the waitlist; the entry's id is the id of the run.
  @JsonTypeName("join-waitlist")
  record JoinWaitlist(
      String customer,
      String service,
      @JsonInclude(NON_EMPTY) Optional<When> when,
      @JsonInclude(NON_EMPTY) Optional<Preference> wish,
      @JsonInclude(NON_EMPTY) Optional<String> resource)
      implements Tool {}

  /// Takes the time offered to this customer from the waitlist, if one is open.
  @JsonTypeName("claim-offer")
  record ClaimOffer(String customer) implements Tool {}

  /// Lets the time offered to this customer go to the next in the waitlist.
  @JsonTypeName("decline-offer")
  record DeclineOffer(String customer) implements Tool {}

  /// Leaves another time to be found by a person; until then the old one stands.
  ///
  /// @param why a code: `unresolved`, `asked`
  @JsonTypeName("ask-reschedule")
  record AskReschedule(String appointment, String resource, String why) implements Tool {}

  /// Asks the owner whether somebody else's appointment may give way to this emergency.
  @JsonTypeName("displace")
  record Displace(
      String customer,
      String service,
      @JsonInclude(NON_EMPTY) Optional<When> when,
      @JsonInclude(NON_EMPTY) Optional<Preference> wish)
      implements Tool {}

  /// The owner's answer.
  ///
  /// @param consent what is answered; empty: the one that has been open longest
  @JsonTypeName("answer-consent")
  record AnswerConsent(@JsonInclude(NON_EMPTY) Optional<String> consent, boolean agree)
      implements Tool {}

  /// Asks those who know more about it. Changes nothing, so it may be asked anew.
  ///
  /// @param question in the caller's words
  /// @param specialists their ids, one to three
  /// @param limit how long the caller waits
  @JsonTypeName("consult-specialists")
  record ConsultSpecialists(Personal question, List<String> specialists, Duration limit)
      implements Tool {

    public ConsultSpecialists {
      specialists = List.copyOf(specialists);
    }
  }

  /// What is looked up and kept in the records of a business.
  sealed interface OfRecords extends Tool permits RecordTool {}
}
