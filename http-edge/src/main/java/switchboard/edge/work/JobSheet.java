package switchboard.edge.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.customer.Customers;
import switchboard.engine.job.Job;
import switchboard.engine.job.Jobs;
import switchboard.engine.job.Steps;
import switchboard.engine.privacy.Personal;

/// A job as the API shows it.
///
/// @param active whether it is still worked on
/// @param changed when anything about it changed last
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record JobSheet(
    String id,
    String customer,
    Optional<String> name,
    Optional<String> phone,
    String title,
    String status,
    boolean active,
    int percent,
    Optional<String> note,
    Optional<LocalDate> deadline,
    Optional<String> manager,
    Optional<String> invoice,
    OffsetDateTime since,
    OffsetDateTime changed) {

  /// A job with every change asked for, the newest first.
  record Full(JobSheet job, List<ChangeSheet> changeRequests) {}

  static JobSheet of(Visit visit, Jobs.Row it) {
    return new JobSheet(
        it.id(),
        it.customer(),
        it.name(),
        it.phone(),
        it.title(),
        Words.of(it.status()),
        Steps.active(it.status()),
        it.percent(),
        it.note(),
        it.deadline(),
        it.manager(),
        it.invoice(),
        visit.at(it.since()),
        visit.at(it.active()));
  }

  /// As it has just become.
  static JobSheet of(Visit visit, String id, Job.Standing it, Optional<Customers.Row> who) {
    return of(
        visit,
        new Jobs.Row(
            id,
            it.plan().customer(),
            who.flatMap(Customers.Row::name),
            who.flatMap(Customers.Row::phone),
            text(it.plan().title()).orElse(""),
            it.status(),
            it.percent(),
            it.note().flatMap(JobSheet::text),
            it.plan().deadline(),
            it.plan().manager().flatMap(JobSheet::text),
            it.plan().invoice(),
            it.since(),
            it.active()));
  }

  static Optional<String> text(Personal it) {
    return it.erased() ? Optional.empty() : Optional.of(it.text());
  }
}
