package switchboard.engine.tool;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
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
  @JsonSubTypes.Type(Tool.OptIn.class)
})
public sealed interface Tool {

  /// Who is this? Creates the customer at first contact. Without a number, a provisional customer
  /// of this conversation.
  @JsonTypeName("find-customer")
  record FindCustomer(Optional<Personal> phone, Customer.Source source) implements Tool {}

  /// Keeps what the caller told about themselves.
  @JsonTypeName("note-customer")
  record NoteCustomer(String customer, Customer.Details details) implements Tool {}

  /// When could it be done? `when` is the caller's wish, empty for as soon as possible; `resource`
  /// limits the search to one.
  @JsonTypeName("find-slots")
  record FindSlots(
      String service, boolean emergency, Optional<When> when, Optional<String> resource)
      implements Tool {}

  /// Makes the appointment; its id is the id of the run.
  @JsonTypeName("book")
  record Book(String customer, String service, boolean emergency, String resource, Slot slot)
      implements Tool {}

  @JsonTypeName("next-appointment")
  record NextAppointment(String customer) implements Tool {}

  @JsonTypeName("cancel-appointment")
  record CancelAppointment(String appointment, String resource) implements Tool {}

  @JsonTypeName("move-appointment")
  record MoveAppointment(String appointment, String resource, Slot slot) implements Tool {}

  @JsonTypeName("confirm-attendance")
  record ConfirmAttendance(String appointment, String resource) implements Tool {}

  @JsonTypeName("opt-out")
  record OptOut(String customer, String keyword) implements Tool {}

  @JsonTypeName("opt-in")
  record OptIn(String customer, String keyword) implements Tool {}
}
