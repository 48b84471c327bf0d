package switchboard.engine.alert;

import static switchboard.engine.alert.Alert.Reason.NO_SUCH_ALERT;
import static switchboard.engine.alert.Alert.Reason.OVER;
import static switchboard.engine.alert.Alert.Reason.TAKEN;
import static switchboard.engine.alert.Alert.Reason.TOO_EARLY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Command.Advance;
import switchboard.engine.alert.Alert.Command.Dial;
import switchboard.engine.alert.Alert.Command.Look;
import switchboard.engine.alert.Alert.Command.Miss;
import switchboard.engine.alert.Alert.Command.Pass;
import switchboard.engine.alert.Alert.Command.Place;
import switchboard.engine.alert.Alert.Command.Raise;
import switchboard.engine.alert.Alert.Command.Take;
import switchboard.engine.alert.Alert.Reason;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Chain.How;
import switchboard.engine.alert.Chain.Step;
import switchboard.engine.alert.Event.Acknowledged;
import switchboard.engine.alert.Event.Called;
import switchboard.engine.alert.Event.Described;
import switchboard.engine.alert.Event.Dialled;
import switchboard.engine.alert.Event.Exhausted;
import switchboard.engine.alert.Event.Missed;
import switchboard.engine.alert.Event.Placed;
import switchboard.engine.alert.Event.Raised;
import switchboard.engine.alert.Event.Texted;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.privacy.Personal;

/// How far one alert has come. All the rules, free of Pekko.
///
/// @param what empty until it is raised
/// @param step where in the chain it is
/// @param until how long an answer to this step is waited for
/// @param dialled when the call of this step was about to be placed
/// @param reference the network's id of it
/// @param since when it was raised, or ended
public record State(
    Optional<Matter> what,
    Chain chain,
    Status status,
    int step,
    Instant until,
    Optional<Instant> dialled,
    Optional<String> reference,
    Optional<Taker> taker,
    Instant since)
    implements Message {

  /// After so long a conversation that has raised an alert may raise another.
  private static final Duration REST = Duration.ofHours(12);

  public static final State NONE =
      new State(
          Optional.empty(),
          Chain.NONE,
          Status.OPEN,
          -1,
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH);

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Look _ -> accept();
      case Raise(var it, var its, _) when what.isEmpty() || rested(now) ->
          new Accept<>(raised(it, its, now));
      case Raise(var it, _, _) -> described(it, now);
      case Command _ when what.isEmpty() -> new Reject<>(NO_SUCH_ALERT);

      case Advance(var at, _) when !waitsAt(at) -> accept();
      case Advance _ when now.isBefore(until) -> new Reject<>(TOO_EARLY);
      case Advance _ -> new Accept<>(missed(Why.SILENT, step + 1, now));

      case Dial(var at, _) when !waitsAt(at) || reference.isPresent() -> new Reject<>(OVER);
      case Dial(var at, _) -> dialled.isPresent() ? accept() : accept(new Dialled(at, now));
      case Place(var at, var as, _) ->
          at == step && reference.isEmpty() ? accept(new Placed(at, as, now)) : accept();

      case Miss(var at, _, _) when !waitsAt(at) -> accept();
      case Miss(_, var why, _) when why == Why.PASSED -> new Accept<>(passed(now));
      case Miss(_, var why, _) -> new Accept<>(missed(why, step + 1, now));
      case Pass(var phone, _) -> asked(phone) ? new Accept<>(passed(now)) : accept();

      case Take _ when status == Status.TAKEN -> new Reject<>(TAKEN);
      case Take(var by, _) -> accept(new Acknowledged(by, now));
    };
  }

  private boolean rested(Instant now) {
    return status != Status.OPEN && since.plus(REST).isBefore(now);
  }

  /// Whether this is the step whose answer is waited for.
  private boolean waitsAt(int number) {
    return status == Status.OPEN && number == step;
  }

  /// Whether it is their turn.
  private boolean asked(Personal phone) {
    return status == Status.OPEN
        && here().filter(it -> chain.member(phone).equals(Optional.of(it.member()))).isPresent();
  }

  private Optional<Step> here() {
    return chain.step(step);
  }

  private static List<Event> raised(Matter it, Chain its, Instant now) {
    var events = new ArrayList<Event>();
    events.add(new Raised(it, its, now));
    events.add(told(it, its, 0, now));
    return List.copyOf(events);
  }

  private List<Event> missed(Why why, int next, Instant now) {
    return List.of(new Missed(step, why, now), told(what.orElseThrow(), chain, next, now));
  }

  /// Who has passed is not asked again in this round.
  private List<Event> passed(Instant now) {
    return missed(Why.PASSED, here().map(chain::after).orElse(step + 1), now);
  }

  private static Event told(Matter what, Chain chain, int number, Instant now) {
    var next = chain.step(number);
    if (next.isEmpty()) return new Exhausted(now);
    var it = next.get();
    var until = now.plus(chain.wait(it, what.alarm().severity()));
    return it.how() == How.TEXT
        ? new Texted(number, it.member(), until, now)
        : new Called(number, it.member(), until, now);
  }

  private Decision<Event, Reason> described(Matter it, Instant now) {
    var was = what.orElseThrow();
    var learnt = was.learnt(it);
    return learnt.equals(was) ? accept() : accept(new Described(learnt, now));
  }

  public State apply(Event event) {
    return switch (event) {
      case Raised(var it, var its, var at) ->
          new State(
              Optional.of(it),
              its,
              Status.OPEN,
              -1,
              at,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              at);
      case Described(var it, _) ->
          new State(Optional.of(it), chain, status, step, until, dialled, reference, taker, since);
      case Texted it -> at(it.step(), it.until());
      case Called it -> at(it.step(), it.until());
      case Dialled it ->
          new State(
              what, chain, status, step, until, Optional.of(it.at()), reference, taker, since);
      case Placed it ->
          new State(
              what, chain, status, step, until, dialled, Optional.of(it.reference()), taker, since);
      case Missed _ -> this;
      case Acknowledged(var by, var at) -> ended(Status.TAKEN, Optional.of(by), at);
      case Exhausted(var at) -> ended(Status.EXHAUSTED, Optional.empty(), at);
    };
  }

  private State at(int number, Instant limit) {
    return new State(
        what, chain, status, number, limit, Optional.empty(), Optional.empty(), taker, since);
  }

  private State ended(Status how, Optional<Taker> by, Instant at) {
    return new State(what, chain, how, step, until, dialled, reference, by, at);
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }
}
