package switchboard.engine.conversation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Postbox;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.tool.Result;

/// A conversation lived through once more in memory: what the caller did is taken from a recording,
/// at the times of the recording, and what we do is decided anew. Nothing is stored, and the world
/// is reached only through [Props]. Once the new conversation is over, the rest is not heard.
public final class Rehearsal {

  /// Does what tools ask for without touching the world.
  @FunctionalInterface
  public interface Props {
    Done run(RunAsked asked);
  }

  /// @param at when it was done
  public record Done(Result result, Instant at) {}

  private static final ActorRef<Reply> NOBODY = new Postbox<>();

  private final Mind mind;
  private final Props props;
  private final Adviser adviser;
  private final List<Event> events = new ArrayList<>();
  private State state = State.EMPTY;
  private Instant now = Instant.MIN;

  private Rehearsal(Mind mind, Props props, Adviser adviser) {
    this.mind = mind;
    this.props = props;
    this.adviser = adviser;
  }

  /// What would have happened.
  public static List<Event> of(List<Event> recorded, Mind mind, Props props) {
    return of(recorded, mind, props, Adviser.NOBODY);
  }

  /// The same, with language models to be asked where the mind has some. Blocks while they think.
  public static List<Event> of(List<Event> recorded, Mind mind, Props props, Adviser adviser) {
    var it = new Rehearsal(mind, props, adviser);
    it.live(recorded);
    return List.copyOf(it.events);
  }

  /// A conversation as a node keeps it in memory while it goes on, and nothing else.
  public record Open(Object held) {}

  /// What is kept of the conversation after all of that.
  public static Open open(List<Event> recorded, Mind mind, Props props) {
    var it = new Rehearsal(mind, props, Adviser.NOBODY);
    it.live(recorded);
    return new Open(it.state);
  }

  private void live(List<Event> recorded) {
    recorded.stream()
        .filter(Started.class::isInstance)
        .map(started -> ((Started) started).arrival())
        .findFirst()
        .ifPresent(how -> recorded.forEach(event -> live(event, how)));
  }

  private void live(Event recorded, Arrival arrival) {
    int turn = state.turns().current() + 1;
    switch (recorded) {
      case Started it when arrival.channel() == Channel.VOICE ->
          take(new Command.Begin(arrival, NOBODY), it.at());
      case UtteranceHeard it ->
          take(new Command.Hear(turn, it.words(), it.confidence(), NOBODY), it.at());
      case KeysPressed it -> take(new Command.Press(turn, it.digits(), NOBODY), it.at());
      case SilenceKept it -> take(new Command.KeepSilent(turn, NOBODY), it.at());
      case TextReceived it ->
          take(new Command.Receive(arrival, it.message(), it.body(), it.optOut(), NOBODY), it.at());
      case LegChanged it ->
          take(new Command.Report(it.status(), it.sequence(), it.duration(), NOBODY), it.at());
      case Event _ -> {}
    }
  }

  private void take(Command command, Instant at) {
    pass(at);
    settle(command);
    for (var it = asking(); it.isPresent(); it = asking())
      adviser.advise(it.get(), () -> state, mind, now, this::settle);
  }

  private Optional<Consultation.Asking> asking() {
    return state.consultation().asking();
  }

  private void settle(Command command) {
    var asked = new ArrayDeque<>(decided(command));
    while (!asked.isEmpty()) {
      var it = asked.removeFirst();
      var done = props.run(it);
      pass(done.at());
      asked.addAll(decided(new Command.Finish(it.run(), done.result())));
    }
  }

  private void pass(Instant at) {
    if (at.isAfter(now)) now = at;
  }

  /// What is to be done because of it; nothing when the conversation takes no more of that kind.
  private List<RunAsked> decided(Command command) {
    return switch (state.decide(command, mind, now)) {
      case Accept(var news) -> {
        news.forEach(it -> state = state.apply(it));
        news.forEach(it -> adviser.report(command, it));
        events.addAll(news);
        yield news.stream().flatMap(it -> asked(it).stream()).toList();
      }
      case Reject<Event, Conversation.Reason> _ -> List.of();
    };
  }

  private static Optional<RunAsked> asked(Event event) {
    return event instanceof RunAsked it ? Optional.of(it) : Optional.empty();
  }
}
