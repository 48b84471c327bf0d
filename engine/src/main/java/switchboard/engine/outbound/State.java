package switchboard.engine.outbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.outbound.Event.Answered;
import switchboard.engine.outbound.Event.Dialled;
import switchboard.engine.outbound.Event.Exhausted;
import switchboard.engine.outbound.Event.Finished;
import switchboard.engine.outbound.Event.HeldBack;
import switchboard.engine.outbound.Event.Missed;
import switchboard.engine.outbound.Event.Placed;
import switchboard.engine.outbound.Event.Planned;
import switchboard.engine.outbound.Event.Wanted;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Event.Withdrawn;
import switchboard.engine.outbound.Event.WordLeft;
import switchboard.engine.outbound.Outbound.By;
import switchboard.engine.outbound.Outbound.Card;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Command.Answer;
import switchboard.engine.outbound.Outbound.Command.Dial;
import switchboard.engine.outbound.Outbound.Command.Finish;
import switchboard.engine.outbound.Outbound.Command.HoldBack;
import switchboard.engine.outbound.Outbound.Command.Hurry;
import switchboard.engine.outbound.Outbound.Command.Look;
import switchboard.engine.outbound.Outbound.Command.Miss;
import switchboard.engine.outbound.Outbound.Command.Place;
import switchboard.engine.outbound.Outbound.Command.Want;
import switchboard.engine.outbound.Outbound.Command.Withdraw;
import switchboard.engine.outbound.Outbound.Status;

/// How far one call has come. All the rules, free of Pekko.
///
/// @param wanted empty until it is
/// @param step the latest that was planned; -1 before the first
/// @param missed how often it came to nothing since it was wanted
/// @param dialled when the call of this step was about to be placed
/// @param reference the network's id of it
public record State(
    Optional<Wanted> wanted,
    Status status,
    int step,
    int missed,
    Optional<Instant> dialled,
    Optional<String> reference,
    Instant since)
    implements Message {

  public static final State NONE =
      new State(
          Optional.empty(),
          Status.WAITING,
          -1,
          0,
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH);

  /// Nothing is refused for a reason that anybody would ask for.
  public enum Refusal {
    OVER
  }

  public Decision<Event, Refusal> decide(Command command, Instant now) {
    return switch (command) {
      case Look _ -> accept();
      case Want(var it, var plan, var due, _) when wanted.isEmpty() || status.over() ->
          accept(new Wanted(it, plan, now), new Planned(step + 1, plan.from(due), now));
      case Want _ -> accept();
      case Command _ when wanted.isEmpty() -> over();

      case Hurry(var overrule, _) -> hurried(overrule, now);

      case Dial(var at, _) when !waitsAt(at) || reference.isPresent() -> over();
      case Dial(var at, _) -> dialled.isPresent() ? accept() : accept(new Dialled(at, now));
      case HoldBack(var at, _) ->
          waitsAt(at) && dialled.isPresent() && reference.isEmpty()
              ? accept(new HeldBack(at, now))
              : accept();
      case Place(var at, var as, _) ->
          at == step && reference.isEmpty() ? accept(new Placed(at, as, now)) : accept();

      case Answer(var at, _, _, _) when !waitsAt(at) ->
          status == Status.TALKING && at == step ? accept() : over();
      case Answer(var at, var by, var as, _) -> answered(at, by, as, now);

      case Miss(var at, _, _) when !waitsAt(at) -> accept();
      case Miss(_, var why, _) -> missed(why, now);

      case Finish(var at, _) ->
          status == Status.TALKING && at == step ? accept(new Finished(at, now)) : accept();
      case Withdraw(var why, _) ->
          status == Status.WAITING ? accept(new Withdrawn(why, now)) : accept();
    };
  }

  private boolean waitsAt(int number) {
    return status == Status.WAITING && number == step;
  }

  /// What is being placed just now is not placed again.
  private Decision<Event, Refusal> hurried(boolean overrule, Instant now) {
    if (status != Status.WAITING) return over();
    if (dialled.isPresent()) return accept();
    var due = overrule ? now : wanted.orElseThrow().plan().from(now);
    return accept(new Planned(step + 1, due, now));
  }

  private Decision<Event, Refusal> answered(int at, By by, String as, Instant now) {
    return switch (by) {
      case HUMAN, UNKNOWN -> accept(new Answered(at, as, now));
      case MACHINE ->
          wanted.orElseThrow().plan().words()
              ? accept(new WordLeft(at, as, now))
              : missed(Why.MACHINE, now);
      case FAX -> missed(Why.FAX, now);
    };
  }

  private Decision<Event, Refusal> missed(Why why, Instant now) {
    var plan = wanted.orElseThrow().plan();
    boolean last = why.forGood() || missed + 1 >= plan.attempts();
    var next = last ? new Exhausted(now) : new Planned(step + 1, plan.again(missed + 1, now), now);
    return accept(new Missed(step, why, now), next);
  }

  public State apply(Event event) {
    return switch (event) {
      case Wanted it ->
          new State(
              Optional.of(it),
              Status.WAITING,
              step,
              0,
              Optional.empty(),
              Optional.empty(),
              it.at());
      case Planned(var number, _, _) ->
          new State(wanted, status, number, missed, Optional.empty(), Optional.empty(), since);
      case Dialled(_, var at) -> called(Optional.of(at), reference);
      case HeldBack _ -> called(Optional.empty(), reference);
      case Placed(_, var as, _) -> called(dialled, Optional.of(as));
      case Answered(_, var as, var at) -> called(dialled, Optional.of(as)).now(Status.TALKING, at);
      case WordLeft(_, var as, var at) -> called(dialled, Optional.of(as)).now(Status.MESSAGE, at);
      case Finished(_, var at) -> now(Status.REACHED, at);
      case Missed _ -> new State(wanted, status, step, missed + 1, dialled, reference, since);
      case Exhausted(var at) -> now(Status.EXHAUSTED, at);
      case Withdrawn(_, var at) -> now(Status.WITHDRAWN, at);
    };
  }

  private State called(Optional<Instant> dialled, Optional<String> reference) {
    return new State(wanted, status, step, missed, dialled, reference, since);
  }

  private State now(Status how, Instant at) {
    return new State(wanted, how, step, missed, dialled, reference, at);
  }

  Optional<Card> card() {
    return wanted.map(
        it -> new Card(it.what(), it.plan(), status, step, missed, dialled, reference, since));
  }

  private static Decision<Event, Refusal> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Refusal> over() {
    return new Reject<>(Refusal.OVER);
  }
}
