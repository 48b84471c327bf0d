package switchboard.persistence.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Fact;
import switchboard.engine.change.Estimate;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Request;
import switchboard.engine.change.Status;
import switchboard.engine.change.Via;
import switchboard.engine.job.Event.Changed;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.Event.Progressed;
import switchboard.engine.job.Event.StatusChanged;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Plan;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Snoozed;
import switchboard.engine.task.Todo;

/// A website in the making, a change to it, and a promise.
final class Works {

  private Works() {}

  static List<Fact> job(Instant at) {
    return List.of(
        new Opened(new Plan("c1", new Personal("Bakery website")), JobCard.Status.PLANNED, 0, at),
        new StatusChanged(JobCard.Status.IN_PROGRESS, at.plusSeconds(1)),
        new Progressed(75, Optional.of(new Personal("menu done")), at.plusSeconds(2)),
        new Changed(
            Optional.empty(),
            Optional.of(new Personal("Sam Example")),
            Optional.of(LocalDate.of(2026, 5, 1)),
            Optional.of("INV-1"),
            at.plusSeconds(3)));
  }

  static List<Fact> change(Instant at) {
    var asked =
        new Request(
            "c1",
            Optional.empty(),
            new Personal("a contact form"),
            Priority.LOW,
            Via.VOICE,
            Optional.of("CA1"));
    return List.of(
        new Requested(asked, at),
        new Graded(Priority.URGENT, at.plusSeconds(1)),
        new JobAssigned("j1", at.plusSeconds(2)),
        new Estimated(
            new Estimate(Optional.of(Duration.ofHours(6)), Optional.of(45_000L)),
            at.plusSeconds(3)),
        new switchboard.engine.change.Event.StatusChanged(Status.ESTIMATED, at.plusSeconds(3)),
        new Noted(new Personal("ask for the address"), at.plusSeconds(4)),
        new Completed(LocalDate.of(2026, 3, 3), at.plusSeconds(5)));
  }

  static List<Fact> task(Instant at) {
    var call =
        new Todo(
            Optional.of("c1"),
            Todo.Kind.CALL_BACK,
            new Personal("call back"),
            Optional.of("CA1"),
            Optional.of("x1"));
    return List.of(
        new Added(call, at.plusSeconds(3600), at),
        new Snoozed(at.plusSeconds(7200), at.plusSeconds(1)),
        new Assigned(new Personal("Kit Example"), at.plusSeconds(2)));
  }
}
