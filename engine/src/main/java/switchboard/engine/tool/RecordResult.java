package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.job.JobCard;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.ticket.Urgency;

/// What came of a [RecordTool], where there was something to be found or made.
public sealed interface RecordResult extends Result.OfRecords {

  /// @param near whether nothing fits exactly and these are the nearest
  @JsonTypeName("properties-found")
  record PropertiesFound(List<Listing> items, @JsonInclude(NON_DEFAULT) boolean near)
      implements RecordResult {}

  @JsonTypeName("property-found")
  record PropertyFound(Listing item) implements RecordResult {}

  /// @param contractor the number to call at once in an emergency, E.164, where there is one
  @JsonTypeName("ticket-opened")
  record TicketOpened(
      String ticket, Urgency urgency, @JsonInclude(NON_EMPTY) Optional<Personal> contractor)
      implements RecordResult {}

  /// @param items the most recently active first
  @JsonTypeName("jobs-found")
  record JobsFound(List<JobCard> items) implements RecordResult {}

  /// @param job the job it was taken to belong to
  /// @param estimateWithin how soon the customer hears what it takes
  @JsonTypeName("change-requested")
  record ChangeRequested(
      String change, @JsonInclude(NON_EMPTY) Optional<String> job, Duration estimateWithin)
      implements RecordResult {}

  @JsonTypeName("task-added")
  record TaskAdded(String task, Instant due) implements RecordResult {}
}
