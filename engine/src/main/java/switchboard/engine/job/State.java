package switchboard.engine.job;

import static switchboard.engine.job.Job.Reason.NO_PERCENT;
import static switchboard.engine.job.Job.Reason.NO_SUCH_JOB;
import static switchboard.engine.job.Job.Reason.NO_SUCH_STEP;
import static switchboard.engine.job.Job.Reason.OPENED_OTHERWISE;
import static switchboard.engine.job.Job.Reason.OVER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.job.Event.Changed;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.Event.Progressed;
import switchboard.engine.job.Event.StatusChanged;
import switchboard.engine.job.Job.Command;
import switchboard.engine.job.Job.Command.Look;
import switchboard.engine.job.Job.Command.Open;
import switchboard.engine.job.Job.Command.Revise;
import switchboard.engine.job.Job.Reason;
import switchboard.engine.job.Job.Standing;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.privacy.Personal;

/// How far one job has come. All the rules, free of Pekko.
///
/// @param first what it was opened as; empty until it is
/// @param plan what has become of that
public record State(
    Optional<Opened> first,
    Optional<Plan> plan,
    Status status,
    int percent,
    Optional<Personal> note,
    Instant active)
    implements Message {

  public static final int WHOLE = 100;

  public static final State UNOPENED =
      new State(
          Optional.empty(), Optional.empty(), Status.PLANNED, 0, Optional.empty(), Instant.EPOCH);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Open(_, _, var done, _) when !percent(done) -> reject(NO_PERCENT);
      case Open(var it, var at, var done, _) when first.isPresent() ->
          opened(it, at, done) ? accept(List.of()) : reject(OPENED_OTHERWISE);
      case Open(var it, var at, var done, _) ->
          accept(List.of(new Opened(it, at, at == Status.DONE ? WHOLE : done, now)));
      case Command _ when plan.isEmpty() -> reject(NO_SUCH_JOB);
      case Revise(var what, _) -> revise(what, now);
      case Look _ -> accept(List.of());
    };
  }

  private boolean opened(Plan it, Status at, int done) {
    return first
        .filter(was -> was.plan().equals(it) && was.status() == at)
        .filter(was -> was.percent() == (at == Status.DONE ? WHOLE : done))
        .isPresent();
  }

  private Decision<Event, Reason> revise(Revision it, Instant now) {
    var next = it.status().orElse(started(it) ? Status.IN_PROGRESS : status);
    if (next != status && !Steps.from(status).contains(next)) return reject(NO_SUCH_STEP);
    if (it.percent().filter(done -> !percent(done)).isPresent()) return reject(NO_PERCENT);
    boolean further = it.percent().filter(done -> done != percent).isPresent();
    if (further && it.status().isEmpty() && !Steps.active(status)) return reject(OVER);
    var events = new ArrayList<Event>();
    if (next != status) events.add(new StatusChanged(next, now));
    progressed(it, next, now).ifPresent(events::add);
    changed(it, now).ifPresent(events::add);
    return accept(events);
  }

  /// Whoever reports progress of what was only planned has begun with it.
  private boolean started(Revision it) {
    return status == Status.PLANNED && it.percent().filter(done -> done > percent).isPresent();
  }

  private Optional<Event> progressed(Revision it, Status next, Instant now) {
    int done = next == Status.DONE ? WHOLE : it.percent().orElse(percent);
    boolean fresh = it.note().isPresent() && !it.note().equals(note);
    return done == percent && !fresh
        ? Optional.empty()
        : Optional.of(new Progressed(done, it.note(), now));
  }

  private Optional<Event> changed(Revision it, Instant now) {
    var was = plan.orElseThrow();
    var change =
        new Changed(
            it.title().filter(one -> !one.equals(was.title())),
            it.manager().filter(one -> !Optional.of(one).equals(was.manager())),
            it.deadline().filter(one -> !Optional.of(one).equals(was.deadline())),
            it.invoice().filter(one -> !Optional.of(one).equals(was.invoice())),
            now);
    return was.with(change).equals(was) ? Optional.empty() : Optional.of(change);
  }

  private static boolean percent(int done) {
    return done >= 0 && done <= WHOLE;
  }

  public State apply(Event event) {
    return switch (event) {
      case Opened it ->
          new State(
              Optional.of(it),
              Optional.of(it.plan()),
              it.status(),
              it.percent(),
              Optional.empty(),
              it.at());
      case Progressed(var done, var words, var at) ->
          new State(first, plan, status, done, words.or(() -> note), at);
      case StatusChanged(var next, var at) -> new State(first, plan, next, percent, note, at);
      case Changed it ->
          new State(first, plan.map(was -> was.with(it)), status, percent, note, it.at());
    };
  }

  /// How it stands.
  ///
  /// @throws java.util.NoSuchElementException if it was never opened
  public Standing standing() {
    return new Standing(
        plan.orElseThrow(), status, percent, note, first.orElseThrow().at(), active);
  }

  private static Decision<Event, Reason> accept(List<Event> events) {
    return new Accept<>(List.copyOf(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
