package switchboard.engine.handoff;

import static switchboard.engine.handoff.HandOff.Reason.LEFT;
import static switchboard.engine.handoff.HandOff.Reason.NO_SUCH_HAND_OFF;
import static switchboard.engine.handoff.HandOff.Reason.OVER;
import static switchboard.engine.handoff.HandOff.Reason.TOO_EARLY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.handoff.Event.Accepted;
import switchboard.engine.handoff.Event.Asked;
import switchboard.engine.handoff.Event.Dialled;
import switchboard.engine.handoff.Event.Finished;
import switchboard.engine.handoff.Event.Left;
import switchboard.engine.handoff.Event.Missed;
import switchboard.engine.handoff.Event.Placed;
import switchboard.engine.handoff.Event.Tried;
import switchboard.engine.handoff.Event.Unanswered;
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Command.Advance;
import switchboard.engine.handoff.HandOff.Command.Ask;
import switchboard.engine.handoff.HandOff.Command.Dial;
import switchboard.engine.handoff.HandOff.Command.GiveUp;
import switchboard.engine.handoff.HandOff.Command.Leave;
import switchboard.engine.handoff.HandOff.Command.Look;
import switchboard.engine.handoff.HandOff.Command.Miss;
import switchboard.engine.handoff.HandOff.Command.Place;
import switchboard.engine.handoff.HandOff.Command.Take;
import switchboard.engine.handoff.HandOff.Reason;
import switchboard.engine.handoff.HandOff.Status;

/// How far one hand-off has come. All the rules, free of Pekko.
///
/// @param what empty until it is asked for
/// @param step whose turn it is
/// @param until how long an answer to this step is waited for
/// @param dialled when the call of this step was about to be placed
/// @param reference the network's id of it
/// @param asked when the caller began to wait
/// @param since when it came to stand as it does
public record State(
    Optional<Matter> what,
    Ring ring,
    Status status,
    int step,
    Instant until,
    Optional<Instant> dialled,
    Optional<String> reference,
    Instant asked,
    Instant since)
    implements Message {

  public static final State NONE =
      new State(
          Optional.empty(),
          Ring.NOBODY,
          Status.RINGING,
          -1,
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          Instant.EPOCH);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Look _ -> accept();
      case Ask(var it, var its, _) when afresh(it) ->
          accept(new Asked(it, its, now), next(its, 0, now, now));
      case Ask _ -> accept();
      case Command _ when what.isEmpty() -> new Reject<>(NO_SUCH_HAND_OFF);

      case Advance(var at, _) when !waitsAt(at) -> accept();
      case Advance _ when now.isBefore(until) -> new Reject<>(TOO_EARLY);
      case Advance _ -> missed(Why.SILENT, now);

      case Dial(var at, _) when !waitsAt(at) || reference.isPresent() -> new Reject<>(OVER);
      case Dial(var at, _) -> dialled.isPresent() ? accept() : accept(new Dialled(at, now));
      case Place(var at, var as, _) ->
          at == step && reference.isEmpty() ? accept(new Placed(at, as, now)) : accept();

      case Miss(var at, _, _) when !waitsAt(at) -> accept();
      case Miss(_, var why, _) -> missed(why, now);

      case Take(var at, _) when waitsAt(at) -> accept(new Accepted(at, now));
      case Take(var at, _) when status == Status.ACCEPTED && at == step -> accept();
      case Take _ -> new Reject<>(status == Status.LEFT ? LEFT : OVER);

      case Leave _ -> left(now);
      case GiveUp _ -> status == Status.RINGING ? accept(new Unanswered(now)) : accept();
    };
  }

  /// A call in which nobody took it may be put through once more, later.
  private boolean afresh(Matter it) {
    return what.isEmpty() || (status.over() && it.turn() > what.get().turn());
  }

  private boolean waitsAt(int number) {
    return status == Status.RINGING && number == step;
  }

  private Decision<Event, Reason> missed(Why why, Instant now) {
    return accept(new Missed(step, why, now), next(ring, step + 1, asked, now));
  }

  /// Nobody else is tried once the caller has waited long enough.
  private static Event next(Ring ring, int step, Instant asked, Instant now) {
    boolean late = step > 0 && !now.isBefore(asked.plus(ring.patience()));
    return ring.at(step).isEmpty() || late
        ? new Unanswered(now)
        : new Tried(step, now.plus(ring.wait(step)), now);
  }

  private Decision<Event, Reason> left(Instant now) {
    return switch (status) {
      case RINGING -> accept(new Left(now));
      case ACCEPTED -> accept(new Finished(now));
      case UNANSWERED, LEFT, FINISHED -> accept();
    };
  }

  public State apply(Event event) {
    return switch (event) {
      case Asked(var it, var its, var at) ->
          new State(
              Optional.of(it),
              its,
              Status.RINGING,
              -1,
              at,
              Optional.empty(),
              Optional.empty(),
              at,
              at);
      case Tried(var number, var limit, _) ->
          new State(
              what, ring, status, number, limit, Optional.empty(), Optional.empty(), asked, since);
      case Dialled(_, var at) ->
          new State(what, ring, status, step, until, Optional.of(at), reference, asked, since);
      case Placed(_, var as, _) ->
          new State(what, ring, status, step, until, dialled, Optional.of(as), asked, since);
      case Missed _ -> this;
      case Accepted(_, var at) -> now(Status.ACCEPTED, at);
      case Unanswered(var at) -> now(Status.UNANSWERED, at);
      case Left(var at) -> now(Status.LEFT, at);
      case Finished(var at) -> now(Status.FINISHED, at);
    };
  }

  private State now(Status how, Instant at) {
    return new State(what, ring, how, step, until, dialled, reference, asked, at);
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }
}
