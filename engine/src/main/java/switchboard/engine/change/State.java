package switchboard.engine.change;

import static switchboard.engine.change.ChangeRequest.Reason.MADE_OTHERWISE;
import static switchboard.engine.change.ChangeRequest.Reason.NOT_COMPLETED;
import static switchboard.engine.change.ChangeRequest.Reason.NO_SUCH_CHANGE;
import static switchboard.engine.change.ChangeRequest.Reason.NO_SUCH_STEP;
import static switchboard.engine.change.ChangeRequest.Reason.OVER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.change.ChangeRequest.Command;
import switchboard.engine.change.ChangeRequest.Command.Look;
import switchboard.engine.change.ChangeRequest.Command.Make;
import switchboard.engine.change.ChangeRequest.Command.Revise;
import switchboard.engine.change.ChangeRequest.Reason;
import switchboard.engine.change.ChangeRequest.Standing;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Event.StatusChanged;
import switchboard.engine.privacy.Personal;

/// How far one change has come. All the rules, free of Pekko.
///
/// @param first as it was asked for; empty until it is
/// @param what with the priority and job it has by now
public record State(
    Optional<Requested> first,
    Optional<Request> what,
    Status status,
    Optional<Estimate> estimate,
    Optional<Personal> notes,
    Optional<LocalDate> implementedOn,
    Instant changed)
    implements Message {

  public static final State UNASKED =
      new State(
          Optional.empty(),
          Optional.empty(),
          Status.PENDING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Make(var it, _) when first.isPresent() ->
          first.get().what().equals(it) ? accept(Stream.of()) : reject(MADE_OTHERWISE);
      case Make(var it, _) -> accept(Stream.of(new Requested(it, now)));
      case Command _ when what.isEmpty() -> reject(NO_SUCH_CHANGE);
      case Revise(var it, _) -> revise(it, now);
      case Look _ -> accept(Stream.of());
    };
  }

  /// Whoever tells what it takes has estimated it.
  private Decision<Event, Reason> revise(Revision it, Instant now) {
    boolean estimated = it.estimate().isPresent() && !it.estimate().equals(estimate);
    if (estimated && status.over()) return reject(OVER);
    var implied = estimated && Status.ESTIMATED.after(status) ? Status.ESTIMATED : status;
    var next = it.status().orElse(implied);
    if (next != status && !next.after(status)) return reject(NO_SUCH_STEP);
    boolean live = next == Status.COMPLETED;
    if (it.implementedOn().isPresent() && !live) return reject(NOT_COMPLETED);
    return accept(
        Stream.of(
                it.priority().filter(one -> one != asked().priority()).map(one -> graded(one, now)),
                it.job().filter(one -> !belongs(one)).map(one -> assigned(one, now)),
                it.estimate().filter(_ -> estimated).map(one -> estimated(one, now)),
                it.notes()
                    .filter(one -> !notes.equals(Optional.of(one)))
                    .map(one -> noted(one, now)),
                live ? completed(it, now) : moved(next, now))
            .flatMap(Optional::stream));
  }

  private Request asked() {
    return what.orElseThrow();
  }

  private boolean belongs(String job) {
    return asked().job().filter(job::equals).isPresent();
  }

  private static Event graded(Priority it, Instant now) {
    return new Graded(it, now);
  }

  private static Event assigned(String job, Instant now) {
    return new JobAssigned(job, now);
  }

  private static Event estimated(Estimate it, Instant now) {
    return new Estimated(it, now);
  }

  private static Event noted(Personal it, Instant now) {
    return new Noted(it, now);
  }

  private Optional<Event> moved(Status next, Instant now) {
    return next == status ? Optional.empty() : Optional.of(new StatusChanged(next, now));
  }

  /// The day may be put right afterwards.
  private Optional<Event> completed(Revision it, Instant now) {
    var on = it.implementedOn().or(() -> implementedOn).orElse(it.today());
    return implementedOn.equals(Optional.of(on))
        ? Optional.empty()
        : Optional.of(new Completed(on, now));
  }

  public State apply(Event event) {
    return switch (event) {
      case Requested it -> requested(it);
      case StatusChanged(var next, var at) ->
          new State(first, what, next, estimate, notes, implementedOn, at);
      case Estimated(var it, var at) ->
          new State(first, what, status, Optional.of(it), notes, implementedOn, at);
      case Completed(var on, var at) ->
          new State(first, what, Status.COMPLETED, estimate, notes, Optional.of(on), at);
      case Noted(var it, var at) ->
          new State(first, what, status, estimate, Optional.of(it), implementedOn, at);
      case Graded(var it, var at) -> asking(asked().graded(it), at);
      case JobAssigned(var job, var at) -> asking(asked().of(job), at);
    };
  }

  private static State requested(Requested it) {
    return new State(
        Optional.of(it),
        Optional.of(it.what()),
        Status.PENDING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        it.at());
  }

  private State asking(Request it, Instant at) {
    return new State(first, Optional.of(it), status, estimate, notes, implementedOn, at);
  }

  /// How it stands.
  ///
  /// @throws java.util.NoSuchElementException if nobody asked for it
  public Standing standing() {
    return new Standing(
        asked(), status, estimate, notes, implementedOn, first.orElseThrow().at(), changed);
  }

  private static Decision<Event, Reason> accept(Stream<Event> events) {
    return new Accept<>(events.toList());
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
