package switchboard.edge.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.customer.Customers;
import switchboard.engine.task.Task;
import switchboard.engine.task.Tasks;

/// A task as the API shows it.
///
/// @param late whether it should have been done by now
/// @param change the change it is about
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TaskSheet(
    String id,
    Optional<String> customer,
    Optional<String> name,
    Optional<String> phone,
    String kind,
    Optional<String> what,
    Optional<String> conversation,
    Optional<String> change,
    OffsetDateTime due,
    boolean late,
    Optional<String> assignee,
    Optional<OffsetDateTime> done,
    OffsetDateTime since) {

  static TaskSheet of(Visit visit, Tasks.Row it, Instant now) {
    return new TaskSheet(
        it.id(),
        it.customer(),
        it.name(),
        it.phone(),
        Words.of(it.kind()),
        it.what(),
        it.conversation(),
        it.change(),
        visit.at(it.due()),
        it.late(now),
        it.assignee(),
        it.done().map(visit::at),
        visit.at(it.since()));
  }

  /// As it has just become.
  static TaskSheet of(
      Visit visit, String id, Task.Standing it, Optional<Customers.Row> who, Instant now) {
    var row =
        new Tasks.Row(
            id,
            it.what().customer(),
            who.flatMap(Customers.Row::name),
            who.flatMap(Customers.Row::phone),
            it.what().kind(),
            JobSheet.text(it.what().what()),
            it.what().conversation(),
            it.what().change(),
            it.due(),
            it.assignee().flatMap(JobSheet::text),
            it.done(),
            it.since());
    return of(visit, row, now);
  }
}
