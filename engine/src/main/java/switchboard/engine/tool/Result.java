package switchboard.engine.tool;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;

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
  @JsonSubTypes.Type(Result.Failed.class)
})
public sealed interface Result {

  /// @param known whether this customer has been in touch before
  @JsonTypeName("customer-found")
  record CustomerFound(
      String customer,
      boolean known,
      Optional<Personal> name,
      Optional<Personal> address,
      boolean optedOut,
      Optional<Upcoming> next)
      implements Result {}

  /// @param wished whether they fit what the caller wished; otherwise they are the nearest there
  ///   are
  @JsonTypeName("slots-found")
  record SlotsFound(List<Offer> offers, boolean wished) implements Result {}

  @JsonTypeName("booked")
  record Booked(String appointment, String resource, Slot slot) implements Result {}

  /// Somebody else was faster.
  @JsonTypeName("slot-taken")
  record SlotTaken() implements Result {}

  @JsonTypeName("appointment-found")
  record AppointmentFound(Upcoming appointment) implements Result {}

  @JsonTypeName("nothing-found")
  record NothingFound() implements Result {}

  @JsonTypeName("done")
  record Done() implements Result {}

  /// It could not be found out whether it was done; the run stays safe to ask again.
  @JsonTypeName("failed")
  record Failed(String reason) implements Result {}

  /// A time that could be had, and from whom.
  record Offer(String resource, Slot slot) {}

  /// An appointment still to come.
  record Upcoming(String appointment, String resource, String service, Slot slot) {}
}
