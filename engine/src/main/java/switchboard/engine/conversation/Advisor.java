package switchboard.engine.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import switchboard.engine.conversation.Consultation.Asking;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.ConsultationEnded;
import switchboard.engine.conversation.Event.Consulted;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.LanguageModel;
import switchboard.engine.tenant.Brain;

/// Keeps just that model at work that the conversation's state says is being asked, and its clocks
/// running. Not pure: the hands of [Counsel].
final class Advisor {

  private static final String HURRY = "hurry";
  private static final String GIVE_UP = "give-up";
  private static final String SILENCE = "silence";

  private final Conversation.Means means;
  private final ActorRef<Command> self;
  private final TimerScheduler<Command> timers;
  private Optional<Asking> asked = Optional.empty();
  private LanguageModel.Run run = () -> {};

  Advisor(Conversation.Means means, ActorRef<Command> self, TimerScheduler<Command> timers) {
    this.means = means;
    this.self = self;
    this.timers = timers;
  }

  /// After the events of a command are safe.
  void follow(State state, Mind mind, Command command, List<Event> events) {
    for (var event : events) {
      if (event instanceof ConsultationEnded it) report(it, command);
      if (event instanceof FunctionAnswered it && refused(it)) check("refused-call");
      if (event instanceof Consulted it) watch(it, mind);
    }
    var wanted = state.consultation().asking();
    if (wanted.equals(asked)) return;
    stop();
    asked = wanted;
    wanted.ifPresent(it -> ask(it, state, mind));
  }

  private static boolean refused(FunctionAnswered it) {
    return !it.answer().erased() && it.answer().text().startsWith("{\"ok\":false");
  }

  private void check(String what) {
    asked.ifPresent(it -> means.panel().checked(it.provider(), what));
  }

  /// The provider hears what we made of its answer, unless it told us itself.
  private void report(ConsultationEnded it, Command command) {
    if (command instanceof Command.Sentence && it.failure().isEmpty()) check("cut-short");
    if (command instanceof Command.Faulted) return;
    it.failure().ifPresent(why -> means.panel().useless(it.provider(), why));
  }

  private void watch(Consulted it, Mind mind) {
    var brain = mind.tenant().profile().brain().orElse(Brain.USUAL);
    boolean first = it.generation() == 1;
    if (first) start(HURRY, new Command.Hurry(it.turn()), brain.patient());
    if (first || !timers.isTimerActive(GIVE_UP))
      start(GIVE_UP, new Command.GiveUp(it.turn()), brain.limited());
    start(
        SILENCE, new Command.Silence(it.turn(), it.generation()), brain.patient().multipliedBy(2));
  }

  private void start(String key, Command command, Duration after) {
    timers.startSingleTimer(key, command, after);
  }

  private void ask(Asking it, State state, Mind mind) {
    var listening = new Listening(it.turn(), it.generation(), self::tell);
    try {
      var prompt = Consultation.prompt(state, mind, it, means.clock().instant());
      run = means.panel().ask(it.provider(), prompt, listening);
    } catch (RuntimeException e) {
      listening.failed(Failure.BROKEN);
    }
  }

  /// A model that was being asked when we stopped has to be asked anew.
  void recall(State state) {
    asked = state.consultation().asking();
    asked.ifPresent(it -> self.tell(new Command.Recall(it.turn(), it.generation())));
  }

  void stop() {
    run.cancel();
    run = () -> {};
    asked = Optional.empty();
  }
}
