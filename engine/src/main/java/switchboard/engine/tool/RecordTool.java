package switchboard.engine.tool;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.change.Priority;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Search;
import switchboard.engine.ticket.Urgency;

/// The tools that look up and keep records of a business: properties, repairs, jobs, changes,
/// tasks. What one of them makes has the id of the run.
public sealed interface RecordTool extends Tool.OfRecords {

  @JsonTypeName("search-properties")
  record SearchProperties(Search search) implements RecordTool {}

  /// @param said an address, an area or a reference
  @JsonTypeName("find-property")
  record FindProperty(Personal said) implements RecordTool {}

  /// @param property id of a listing; empty: the one this customer rents
  /// @param category one of the tenant's, such as `plumbing`
  @JsonTypeName("open-ticket")
  record OpenTicket(
      String customer,
      @JsonInclude(NON_EMPTY) Optional<String> property,
      Personal need,
      String category,
      Urgency urgency)
      implements RecordTool {}

  /// The jobs of a customer, the most recently active first.
  @JsonTypeName("find-jobs")
  record FindJobs(String customer) implements RecordTool {}

  /// @param job id of a job; empty: the one that the words fit best
  @JsonTypeName("request-change")
  record RequestChange(
      String customer,
      @JsonInclude(NON_EMPTY) Optional<String> job,
      Personal need,
      Priority priority)
      implements RecordTool {}

  /// @param kind `CALL_BACK`, `ESTIMATE`, `FOLLOW_UP`, `PROMISE` or `OTHER`
  /// @param due empty: as the tenant usually promises
  @JsonTypeName("add-task")
  record AddTask(
      @JsonInclude(NON_EMPTY) Optional<String> customer,
      String kind,
      Personal what,
      @JsonInclude(NON_EMPTY) Optional<Instant> due)
      implements RecordTool {}
}
