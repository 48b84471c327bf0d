package switchboard.edge.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.change.ChangeRequest;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.Estimate;
import switchboard.engine.customer.Customers;
import switchboard.engine.job.Jobs;

/// A change as the API shows it.
///
/// @param jobTitle of the job it belongs to
/// @param active whether somebody still has to look at it
/// @param notes for the business itself
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ChangeSheet(
    String id,
    String customer,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> job,
    Optional<String> jobTitle,
    Optional<String> need,
    String priority,
    String status,
    boolean active,
    String via,
    Optional<String> conversation,
    Optional<Worth> estimate,
    Optional<String> notes,
    Optional<LocalDate> implementedOn,
    OffsetDateTime since,
    OffsetDateTime changed) {

  /// @param work how long somebody works on it, in ISO 8601
  /// @param priceMinor in minor units of the business's currency
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Worth(Optional<Duration> work, Optional<Long> priceMinor) {

    static Worth of(Estimate it) {
      return new Worth(it.work(), it.priceMinor());
    }
  }

  static ChangeSheet of(Visit visit, ChangeRequests.Row it) {
    return new ChangeSheet(
        it.id(),
        it.customer(),
        it.name(),
        it.phone(),
        it.email(),
        it.job(),
        it.title().filter(one -> !one.isEmpty()),
        it.need(),
        Words.of(it.priority()),
        Words.of(it.status()),
        it.status().active(),
        Words.of(it.via()),
        it.conversation(),
        it.estimate().map(Worth::of),
        it.notes(),
        it.implementedOn(),
        visit.at(it.since()),
        visit.at(it.changed()));
  }

  /// As it has just become.
  static ChangeSheet of(
      Visit visit,
      String id,
      ChangeRequest.Standing it,
      Optional<Customers.Row> who,
      Optional<Jobs.Row> job) {
    var what = it.what();
    return of(
        visit,
        new ChangeRequests.Row(
            id,
            what.customer(),
            who.flatMap(Customers.Row::name),
            who.flatMap(Customers.Row::phone),
            who.flatMap(Customers.Row::email),
            what.job(),
            job.map(Jobs.Row::title),
            JobSheet.text(what.need()),
            what.priority(),
            it.status(),
            what.via(),
            what.conversation(),
            it.estimate(),
            it.notes().flatMap(JobSheet::text),
            it.implementedOn(),
            it.since(),
            it.changed()));
  }
}
