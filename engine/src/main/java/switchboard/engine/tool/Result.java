package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.customer.Context;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution;

/// What came of a [Tool]. A refusal is a result like any other; only [Failed] means that nobody
/// knows.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(Result.CustomerFound.class),
  @JsonSubTypes.Type(Result.SlotsFound.class),
  @JsonSubTypes.Type(Result.Booked.class),
  @JsonSubTypes.Type(Result.SlotTaken.class),
  @JsonSubTypes.Type(Result.AppointmentFound.class),
  @JsonSubTypes.Type(Result.NothingFound.class),
  @JsonSubTypes.Type(Result.Done.class),
  @JsonSubTypes.Type(Result.Failed.class),
  @JsonSubTypes.Type(Result.AppointmentsFound.class),
  @JsonSubTypes.Type(Result.Joined.class),
  @JsonSubTypes.Type(Result.ConsentAsked.class),
  @JsonSubTypes.Type(Result.Advised.class),
  @JsonSubTypes.Type(RecordResult.PropertiesFound.class),
  @JsonSubTypes.Type(RecordResult.PropertyFound.class),
  @JsonSubTypes.Type(RecordResult.TicketOpened.class),
  @JsonSubTypes.Type(RecordResult.JobsFound.class),
  @JsonSubTypes.Type(RecordResult.ChangeRequested.class),
  @JsonSubTypes.Type(RecordResult.TaskAdded.class),
  @JsonSubTypes.Type(OwnerResult.Known.class),
  @JsonSubTypes.Type(OwnerResult.PinChecked.class),
  @JsonSubTypes.Type(OwnerResult.ScheduleRead.class),
  @JsonSubTypes.Type(OwnerResult.DigestRead.class),
  @JsonSubTypes.Type(OwnerResult.TasksRead.class),
  @JsonSubTypes.Type(OwnerResult.PeopleFound.class)
})
public sealed interface Result {

  /// @param known whether this customer has been in touch before
  /// @param context what they have to do with the business
  /// @param identified whether what was said of them is what is on file
  /// @param language they spoke last, BCP 47, where it was not the tenant's own
  @JsonTypeName("customer-found")
  record CustomerFound(
      String customer,
      boolean known,
      Optional<Personal> name,
      Optional<Personal> address,
      boolean optedOut,
      Optional<Upcoming> next,
      @JsonInclude(NON_EMPTY) Optional<Context> context,
      @JsonInclude(NON_DEFAULT) boolean identified,
      @JsonInclude(NON_EMPTY) Optional<String> language)
      implements Result {

    public CustomerFound(
        String customer,
        boolean known,
        Optional<Personal> name,
        Optional<Personal> address,
        boolean optedOut,
        Optional<Upcoming> next,
        Optional<Context> context) {
      this(customer, known, name, address, optedOut, next, context, Optional.empty());
    }

    public CustomerFound(
        String customer,
        boolean known,
        Optional<Personal> name,
        Optional<Personal> address,
        boolean optedOut,
        Optional<Upcoming> next,
        Optional<Context> context,
        Optional<String> language) {
      this(customer, known, name, address, optedOut, next, context, false, language);
    }

    public CustomerFound(
        String customer,
        boolean known,
        Optional<Personal> name,
        Optional<Personal> address,
        boolean optedOut,
        Optional<Upcoming> next) {
      this(customer, known, name, address, optedOut, next, Optional.empty(), Optional.empty());
    }

    /// The same, who has proved it.
    public CustomerFound proved() {
      return new CustomerFound(
          customer, known, name, address, optedOut, next, context, true, language);
    }
  }

  /// @param wished whether they fit what the caller wished; otherwise they are the nearest there
  ///   are
  /// @param unsure whether an outside calendar could not be read, so that they are not certain
  @JsonTypeName("slots-found")
  record SlotsFound(List<Offer> offers, boolean wished, @JsonInclude(NON_DEFAULT) boolean unsure)
      implements Result {

    public SlotsFound(List<Offer> offers, boolean wished) {
      this(offers, wished, false);
    }

    public boolean sure() {
      return !unsure;
    }
  }

  /// @param unsure whether it is still to be confirmed, an outside calendar being out of reach
  /// @param with the other resources it takes
  /// @param service what it is for, where the tool did not name it
  @JsonTypeName("booked")
  record Booked(
      String appointment,
      String resource,
      Slot slot,
      @JsonInclude(NON_DEFAULT) boolean unsure,
      @JsonInclude(NON_EMPTY) List<String> with,
      @JsonInclude(NON_EMPTY) Optional<String> service)
      implements Result {

    public Booked {
      with = with == null ? List.of() : List.copyOf(with);
    }

    public Booked(String appointment, String resource, Slot slot) {
      this(appointment, resource, slot, false, List.of(), Optional.empty());
    }

    public Booked(
        String appointment, String resource, Slot slot, boolean unsure, List<String> with) {
      this(appointment, resource, slot, unsure, with, Optional.empty());
    }
  }

  /// Somebody else was faster.
  ///
  /// @param alternatives the nearest that are free now
  @JsonTypeName("slot-taken")
  record SlotTaken(@JsonInclude(NON_EMPTY) List<Offer> alternatives) implements Result {

    public SlotTaken {
      alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    }

    public SlotTaken() {
      this(List.of());
    }
  }

  @JsonTypeName("appointment-found")
  record AppointmentFound(Upcoming appointment) implements Result {}

  @JsonTypeName("nothing-found")
  record NothingFound() implements Result {}

  @JsonTypeName("done")
  record Done() implements Result {}

  /// It could not be found out whether it was done; the run stays safe to ask again.
  @JsonTypeName("failed")
  record Failed(String reason) implements Result {}

  /// @param appointments the soonest first
  @JsonTypeName("appointments-found")
  record AppointmentsFound(List<Upcoming> appointments) implements Result {}

  /// On the waitlist.
  @JsonTypeName("joined")
  record Joined(String entry) implements Result {}

  /// The owner has been asked.
  @JsonTypeName("consent-asked")
  record ConsentAsked(String consent) implements Result {}

  /// What specialists made of a question.
  ///
  /// @param contributions one of each who was asked
  @JsonTypeName("advised")
  record Advised(List<Contribution> contributions) implements Result {

    public Advised {
      contributions = List.copyOf(contributions);
    }
  }

  /// A time that could be had, and from whom.
  ///
  /// @param with the other resources it would take
  record Offer(String resource, Slot slot, @JsonInclude(NON_EMPTY) List<String> with) {

    public Offer {
      with = with == null ? List.of() : List.copyOf(with);
    }

    public Offer(String resource, Slot slot) {
      this(resource, slot, List.of());
    }
  }

  /// An appointment still to come.
  ///
  /// @param with the other resources it takes
  record Upcoming(
      String appointment,
      String resource,
      String service,
      Slot slot,
      @JsonInclude(NON_EMPTY) List<String> with) {

    public Upcoming {
      with = with == null ? List.of() : List.copyOf(with);
    }

    public Upcoming(String appointment, String resource, String service, Slot slot) {
      this(appointment, resource, service, slot, List.of());
    }
  }

  /// What the records of a business gave.
  sealed interface OfRecords extends Result permits RecordResult {}

  /// What the business's own people are told.
  sealed interface OfOwner extends Result permits OwnerResult {}
}
