package switchboard.engine.conversation;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Command.AskSurvey;
import switchboard.engine.conversation.Conversation.Command.Assess;
import switchboard.engine.conversation.Conversation.Command.Begin;
import switchboard.engine.conversation.Conversation.Command.Check;
import switchboard.engine.conversation.Conversation.Command.Deliver;
import switchboard.engine.conversation.Conversation.Command.Expire;
import switchboard.engine.conversation.Conversation.Command.Finish;
import switchboard.engine.conversation.Conversation.Command.GiveUp;
import switchboard.engine.conversation.Conversation.Command.Hear;
import switchboard.engine.conversation.Conversation.Command.Hurry;
import switchboard.engine.conversation.Conversation.Command.KeepSilent;
import switchboard.engine.conversation.Conversation.Command.OfModel;
import switchboard.engine.conversation.Conversation.Command.OfTurn;
import switchboard.engine.conversation.Conversation.Command.Press;
import switchboard.engine.conversation.Conversation.Command.Recall;
import switchboard.engine.conversation.Conversation.Command.Receive;
import switchboard.engine.conversation.Conversation.Command.Report;
import switchboard.engine.conversation.Conversation.Command.Resume;
import switchboard.engine.conversation.Conversation.Command.Show;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.Assessed;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.dialogue.Stimulus.Arrived;
import switchboard.engine.dialogue.Stimulus.Learned;
import switchboard.engine.dialogue.Stimulus.Returned;
import switchboard.engine.tool.Result;

/// A conversation as it stands, decided and applied in pure functions.
///
/// @param understood whether the current turn's text has been read
/// @param consultation the language models' part in it
/// @param asides what the owner wants said
public record State(
    Leg leg,
    Turns turns,
    Frame frame,
    Runs runs,
    boolean understood,
    Consultation consultation,
    @JsonInclude(NON_EMPTY) Asides asides) {

  public State {
    asides = asides == null ? Asides.NONE : asides;
  }

  /// One in which the owner wants nothing said.
  State(
      Leg leg, Turns turns, Frame frame, Runs runs, boolean understood, Consultation consultation) {
    this(leg, turns, frame, runs, understood, consultation, Asides.NONE);
  }

  public static final State EMPTY =
      new State(Leg.NONE, Turns.NONE, Frame.EMPTY, Runs.NONE, false, Consultation.NONE);

  /// A call nobody has spoken in for so long is over, whatever the network forgot to tell.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /// A text thread that has rested so long begins afresh.
  private static final Duration REST = Duration.ofHours(12);

  /// How long a reply may take to the network.
  private static final Duration HANDING_OVER = Duration.ofSeconds(15);

  public Decision<Event, Reason> decide(Command command, Mind mind, Instant now) {
    var it = new Thinking(this, mind, now);
    return switch (command) {
      case Begin _ when leg.begun() -> accept(it);
      case Begin(var arrival, _) -> accept(begin(it, arrival, mind).settle());
      case Receive text when turns.messages().containsKey(text.message()) -> accept(it);
      case Receive text -> accept(receive(it, text, mind).settle());
      case Report _, OfTurn _, Command.OfSound _, Show _ when !leg.begun() ->
          new Reject<>(Reason.NOT_BEGUN);
      case Report(_, var sequence, _, _) when sequence <= leg.sequence() -> accept(it);
      case Report(var status, var sequence, var duration, _) ->
          accept(report(it, status, sequence, duration));
      case Resume _ when leg.lent() && !leg.ended() -> accept(new Sound(it).returned());
      case OfTurn turn when turn.turn() <= turns.current() -> accept(it);
      case Resume _ -> unknown();
      case OfTurn _ when leg.ended() -> new Reject<>(Reason.ENDED);
      case OfTurn turn when interrupts(turn) ->
          accept(taken(new Counsel(it).interrupted(), turn).settle());
      case OfTurn turn when turn.turn() > turns.current() + 1 || !turns.replied() -> unknown();
      case OfTurn turn -> accept(taken(new Sound(it).ours(), turn).settle());
      case Finish(var run, _) when runs.tool(run).isEmpty() -> accept(it);
      case Deliver(var turn, _) -> accept(delivered(it, turn));
      case Check _ when !runs.open().isEmpty() || fresh(now) -> new Reject<>(Reason.PENDING);
      case Check _ -> accept(sent(it));
      case Finish(var run, var result) -> accept(finished(it, run, result).settle());
      case OfModel what -> accept(new Counsel(it).on(what).settle());
      case Hurry what -> accept(new Counsel(it).hurry(what));
      case GiveUp what -> accept(new Counsel(it).giveUp(what).settle());
      case Recall what -> accept(new Counsel(it).recall(what).settle());
      case Assess what -> assess(it, what);
      case AskSurvey asked -> new Survey(it).decide(asked);
      case Command.OfSound what -> new Sound(it).decide(what);
      case Intervention what -> new Intervening(it).decide(what);
      case Command.Overdue _, Show _ -> accept(it);
      case Expire() -> accept(expire(it));
      case Hosted.Open what when leg.sounds() -> new Agent(it).decide(what);
      case Hosted _ when !leg.led() -> new Reject<>(Reason.NOT_BEGUN);
      case Hosted what -> new Agent(it).decide(what);
    };
  }

  private Thinking delivered(Thinking it, int turn) {
    return turns.undelivered().contains(turn) ? it.record(new ReplyHeard(turn, it.now())) : it;
  }

  private Decision<Event, Reason> assess(Thinking it, Assess what) {
    if (!leg.begun()) return new Reject<>(Reason.NOT_BEGUN);
    if (what.turn() > turns.current()) return unknown();
    boolean news = leg.aftermath().news(what.turn(), what.assessment());
    return accept(news ? it.record(new Assessed(what.turn(), what.assessment(), it.now())) : it);
  }

  /// Words or keys while a model, or specialists, are still thinking of the turn before.
  private boolean interrupts(OfTurn turn) {
    boolean acts = turn instanceof Hear || turn instanceof Press;
    return acts
        && turn.turn() == turns.current() + 1
        && !turns.replied()
        && (consultation.pondering(turns.current()) || Advising.waited(this));
  }

  private Thinking finished(Thinking it, String run, Result result) {
    var tool = runs.tool(run).orElseThrow();
    var counsel = new Counsel(it);
    var asked = counsel.finished(run, tool, result);
    if (asked.isPresent()) return asked.get();
    var called = new Agent(it).finished(run, tool, result);
    if (called.isPresent()) return called.get();
    if (consultation.orphans().contains(run)) {
      counsel.learned(run, tool, result);
      return it;
    }
    return it.record(new RunFinished(run, result, it.now())).think(new Learned(tool, result));
  }

  private Thinking taken(Thinking it, OfTurn what) {
    return switch (what) {
      case Hear(var turn, var words, var confidence, _) ->
          heard(it, new UtteranceHeard(turn, discretion(it).kept(words), confidence, it.now()))
              .hear(words.text(), confidence);
      case Press(var turn, var digits, _) ->
          heard(it, new KeysPressed(turn, discretion(it).kept(digits), it.now()))
              .press(digits.text());
      case KeepSilent(var turn, _) -> heard(it, new SilenceKept(turn, it.now())).silent();
      case Command.HandBack(var turn, _) ->
          heard(it, new Event.HandedBack(turn, it.now())).think(new Returned());
      case Resume _ -> it;
    };
  }

  /// Whether the network may still be about to take the reply.
  private boolean fresh(Instant now) {
    return !turns.undelivered().isEmpty() && now.isBefore(leg.touched().plus(HANDING_OVER));
  }

  private Thinking sent(Thinking it) {
    for (var turn : turns.undelivered())
      turns.reply(turn).ifPresent(answer -> it.send(turn, answer.text()));
    return it;
  }

  private static Thinking begin(Thinking it, Arrival arrival, Mind mind) {
    it.record(new Started(arrival, mind.tenant().version(), it.now()));
    return it.think(new Arrived(arrival.peer(), source(arrival.channel()), arrival.purpose()));
  }

  private static Source source(Channel channel) {
    return switch (channel) {
      case VOICE -> Source.PHONE_CALL;
      case SMS -> Source.SMS;
      case WEB, CHAT -> Source.CHAT;
    };
  }

  private Discretion discretion(Thinking it) {
    return new Discretion(it.tenant().profile(), it.state());
  }

  private Thinking receive(Thinking it, Receive text, Mind mind) {
    boolean rested = leg.touched().plus(REST).isBefore(it.now());
    if (!leg.begun()) it.record(new Started(text.arrival(), mind.tenant().version(), it.now()));
    else if (rested) it.record(new Event.FrameChanged(Frame.EMPTY, it.now()));
    int turn = turns.following();
    var kept = discretion(it).kept(text.body());
    it.record(new TextReceived(turn, text.message(), kept, text.optOut(), it.now()));
    if (it.state().turns.current() != turn) return it;
    if (it.state().leg.web()) it.frame(Discretion.signedIn(it.state().frame));
    return it.state().frame.customer().isEmpty() && !OwnerSheet.open(it.state().frame)
        ? it.think(new Arrived(text.arrival().peer(), source(text.arrival().channel())))
        : it.read(text.body().text(), text.optOut());
  }

  private Thinking report(Thinking it, String status, int sequence, Optional<Duration> duration) {
    it.record(new LegChanged(status, sequence, duration, it.now()));
    if (!Leg.over(status)) return it;
    new Counsel(it).hungUp();
    it.end();
    return it;
  }

  private Thinking expire(Thinking it) {
    boolean due = !it.now().isBefore(leg.touched().plus(leg.patience()));
    if (leg.voice() && due) it.end();
    return it;
  }

  /// Speaking after a reply means having heard it.
  private Thinking heard(Thinking it, Event what) {
    if (!turns.cutShort(turns.current())) it.record(new ReplyHeard(turns.current(), it.now()));
    return it.record(what);
  }

  private static Decision<Event, Reason> unknown() {
    return new Reject<>(Reason.UNKNOWN_TURN);
  }

  private static Decision<Event, Reason> accept(Thinking it) {
    return new Accept<>(List.copyOf(it.events()));
  }

  public State apply(Event event) {
    return applied(event).with(asides.apply(event));
  }

  private State with(Asides asides) {
    return new State(leg, turns, frame, runs, understood, consultation, asides);
  }

  private State applied(Event event) {
    return switch (event) {
      case Event.OfLeg it -> with(leg.apply(it));
      case Event.OfTurns it -> turned(it);
      case Event.Understood it -> new State(leg.apply(it), turns, frame, runs, true, consultation);
      case Event.OfAftermath it -> with(leg.apply(it));
      case Event.OfAdvice _, Event.OfOwner _ -> this;
      case Event.FrameChanged it ->
          new State(leg, turns, it.frame(), runs, understood, consultation);
      case Event.OfRuns it ->
          new State(leg, turns, frame, runs.apply(it), understood, consultation);
      case Event.OfModel it ->
          new State(leg, turns, frame, runs, understood, consultation.apply(it, frame));
    };
  }

  private State with(Leg leg) {
    return new State(leg, turns, frame, runs, understood, consultation);
  }

  private State turned(Event.OfTurns it) {
    var next = turns.apply(it);
    boolean same = next.current() == turns.current();
    return new State(
        leg.touched(at(it)),
        next,
        frame,
        runs,
        same && understood,
        consultation.apply(it, next.current()));
  }

  private static Instant at(Event.OfTurns event) {
    return switch (event) {
      case UtteranceHeard it -> it.at();
      case KeysPressed it -> it.at();
      case SilenceKept it -> it.at();
      case Event.HandedBack it -> it.at();
      case TextReceived it -> it.at();
      case Event.Replied it -> it.at();
      case ReplyHeard it -> it.at();
      case Event.ReplyInterrupted it -> it.at();
    };
  }

  /// What came of it, in a word.
  String outcome() {
    return frame.outcome().orElse(turns.current() > 0 ? "answered" : "abandoned");
  }

  /// The reply of a turn, if there is one yet. A negative turn means the current one.
  Optional<Conversation.Reply.Say> reply(int turn) {
    int which = turn < 0 ? turns.current() : turn;
    return turns
        .reply(which)
        .map(it ->
            new Conversation.Reply.Say(
                which, it.text(), it.next(), frame.talk().manner().language()));
  }
}
