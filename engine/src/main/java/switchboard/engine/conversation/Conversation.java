package switchboard.engine.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.Panel;
import switchboard.engine.privacy.FactAdapter;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Toolbox;

/// One call or one text thread. Whatever the network repeats is answered with the reply already
/// given; whatever was asked to be done is done once, even across a restart.
public final class Conversation extends EventSourcedBehavior<Conversation.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY =
      EntityTypeKey.create(Command.class, "conversation");

  private static final Duration IDLE = Duration.ofSeconds(60);

  public sealed interface Command extends Message {

    /// Who is to be answered; empty for what the conversation tells itself.
    default Optional<ActorRef<Reply>> asker() {
      return Optional.empty();
    }

    /// A command that is answered.
    sealed interface Asked extends Command {
      ActorRef<Reply> replyTo();

      @Override
      default Optional<ActorRef<Reply>> asker() {
        return Optional.of(replyTo());
      }
    }

    /// What the caller did in a turn, or asks to hear of it.
    sealed interface OfTurn extends Asked {
      int turn();
    }

    /// A call comes in; answered with the greeting.
    record Begin(Arrival arrival, ActorRef<Reply> replyTo) implements Asked {}

    /// @param confidence 0 to 1
    record Hear(int turn, Personal words, double confidence, ActorRef<Reply> replyTo)
        implements OfTurn {}

    record Press(int turn, Personal digits, ActorRef<Reply> replyTo) implements OfTurn {}

    /// The caller said nothing in time.
    record KeepSilent(int turn, ActorRef<Reply> replyTo) implements OfTurn {}

    /// Nobody took the caller who was put through: the talk goes on with this turn.
    record HandBack(int turn, ActorRef<Reply> replyTo) implements OfTurn {}

    /// Asks again for the reply of a turn, as soon as there is one. A negative turn means the
    /// current one.
    ///
    /// @param said for whoever can speak it sentence by sentence: how long what they have of it is;
    ///   negative: it is wanted whole
    record Resume(int turn, int said, ActorRef<Reply> replyTo) implements OfTurn {

      /// Wants it whole.
      public Resume(int turn, ActorRef<Reply> replyTo) {
        this(turn, -1, replyTo);
      }
    }

    /// A text came in; begins the thread if need be.
    ///
    /// @param message the network's id, so that a repeated delivery changes nothing
    /// @param optOut `STOP`, `START` or `HELP` when the network has already acted on the word
    record Receive(
        Arrival arrival,
        String message,
        Personal body,
        Optional<String> optOut,
        ActorRef<Reply> replyTo)
        implements Asked {}

    /// The reply to a text has been handed to the network.
    record Deliver(int turn, ActorRef<Reply> replyTo) implements Asked {}

    /// Nobody who wrote is left without an answer: what was not handed over in time is sent as a
    /// message of its own. Rejected as pending while something is still under way.
    record Check(ActorRef<Reply> replyTo) implements Asked {}

    /// The network reports how the call stands.
    record Report(String status, int sequence, Optional<Duration> duration, ActorRef<Reply> replyTo)
        implements Asked {}

    /// What becomes of a call's sound.
    sealed interface OfSound extends Asked permits TakeRung, Interrupt, Fall {}

    /// The call is held in another way from now on.
    ///
    /// @param vendor of the speech, where it is not the network's own
    /// @param reason in a word: `chosen`, or why the rung above gave way
    record TakeRung(Rung rung, Optional<String> vendor, String reason, ActorRef<Reply> replyTo)
        implements OfSound {}

    /// The caller cut in: of the reply of this turn only so much reached their ear.
    record Interrupt(int turn, Personal heard, ActorRef<Reply> replyTo) implements OfSound {}

    /// It has been judged up to and including a turn; the latest judgement counts.
    record Assess(int turn, Assessment assessment, ActorRef<Reply> replyTo) implements Asked {}

    /// Asks by text how a call went; to the thread of whoever called. Once about each call.
    ///
    /// @param about the call's id in the tenant
    /// @param language it was held in, BCP 47, where it was not the tenant's own
    record AskSurvey(
        String about,
        String customer,
        Personal to,
        Optional<String> language,
        ActorRef<Reply> replyTo)
        implements Asked {

      public AskSurvey(String about, String customer, Personal to, ActorRef<Reply> replyTo) {
        this(about, customer, to, Optional.empty(), replyTo);
      }
    }

    /// What a hosted agent asks.
    sealed interface OfAgent extends Asked permits Hosted {}

    /// What the business itself does to a call that goes on.
    sealed interface OfOwner extends Asked permits Intervention {}

    /// A hosted agent has waited long enough for a function.
    record Overdue(String call) implements Command {}

    /// Asks for what was found for the last question of the business itself, to be seen.
    record Show(ActorRef<Reply> replyTo) implements Asked {}

    /// A run is done.
    record Finish(String run, Result result) implements Command {}

    /// Time to look whether anybody is still there.
    record Expire() implements Command {}

    /// What the language model says, wants, or does not, that leads a turn.
    sealed interface OfModel extends Command {
      int turn();

      int generation();
    }

    /// A whole sentence.
    record Sentence(int turn, int generation, Personal text) implements OfModel {}

    /// A function to be called.
    record Want(int turn, int generation, String call, String function, JsonNode arguments)
        implements OfModel {}

    /// That was all.
    record Thought(int turn, int generation, Cost cost) implements OfModel {}

    record Faulted(int turn, int generation, Failure why) implements OfModel {}

    /// Not a word so far.
    record Silence(int turn, int generation) implements OfModel {}

    /// The caller has waited long enough to be told that we are at it.
    record Hurry(int turn) implements Command {}

    /// The caller has waited too long.
    record GiveUp(int turn) implements Command {}

    /// We are back, and a model was being asked.
    record Recall(int turn, int generation) implements Command {}
  }

  public sealed interface Reply extends Message {

    /// What to say (or send back) and what then. The next turn of the caller is `turn + 1`.
    ///
    /// @param language it is said in, BCP 47; empty: the tenant's
    record Say(int turn, Personal text, Next next, Optional<String> language) implements Reply {

      public Say(int turn, Personal text, Next next) {
        this(turn, text, next, Optional.empty());
      }
    }

    /// Some of what there is to say in a turn, while the rest is being thought of. Whoever can say
    /// it at once does, and asks to [Command.Resume].
    ///
    /// @param open whether it takes so long that the caller is listened to meanwhile; what they say
    ///   then begins the next turn
    /// @param language it is said in, BCP 47; empty: the tenant's
    /// @param said positive: the text is the beginning of the reply itself, all there is so far, and
    ///   this is how long it is; 0: it is said besides
    record Part(int turn, Personal text, boolean open, Optional<String> language, int said)
        implements Reply {

      /// The rest comes at once.
      public Part(int turn, Personal text) {
        this(turn, text, false);
      }

      public Part(int turn, Personal text, boolean open) {
        this(turn, text, open, Optional.empty(), 0);
      }
    }

    record Noted() implements Reply {}

    /// What a hosted agent is answered.
    sealed interface OfAgent extends Reply permits Hosted.Answer {}

    /// @param data as JSON; empty where nothing was looked up
    record Shown(Optional<Personal> data) implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  public enum Reason {
    /// No such call has begun.
    NOT_BEGUN,
    ENDED,
    /// The turn lies ahead of the conversation.
    UNKNOWN_TURN,
    /// Something is still under way.
    PENDING,
    /// What wanted it has been discarded.
    DISCARDED,
    /// The same call was for something else.
    ASKED_OTHERWISE,
    /// More than any conversation could want.
    TOO_MUCH
  }

  /// The means of a conversation's shell, the same for all conversations of a node.
  ///
  /// @param minds what to think with, by conversation id; asked anew for each command, so that a
  ///   changed profile counts from the next turn on
  /// @param panel the language models there are
  public record Means(Function<String, Mind> minds, Toolbox toolbox, Clock clock, Panel panel) {

    /// Without language models.
    public Means(Function<String, Mind> minds, Toolbox toolbox, Clock clock) {
      this(minds, toolbox, clock, Panel.none());
    }
  }

  private final String id;
  private final Means means;
  private final Seal seal;
  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Runnable retire;
  private final Advisor advisor;
  private final Company company;
  private final Attendant attendant;
  private final Askers askers = new Askers();

  /// @param id `<tenant>:<reference>`
  /// @param retire asks the shard to let the entity stop; called when nothing is left to do
  public static Behavior<Command> create(
      String id, Means means, Seal seal, Consumer<ActorRef<Command>> retire) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> new Conversation(id, means, seal, context, timers, retire)));
  }

  private Conversation(
      String id,
      Means means,
      Seal seal,
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Consumer<ActorRef<Command>> retire) {
    this.id = id;
    this.means = means;
    this.seal = seal;
    this.context = context;
    this.timers = timers;
    this.retire = () -> retire.accept(context.getSelf());
    this.advisor = new Advisor(means, context.getSelf(), timers);
    this.company = new Company(timers);
    this.attendant = new Attendant(timers);
    super(
        PersistenceId.of(KEY.name(), id),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
  }

  @Override
  public State emptyState() {
    return State.EMPTY;
  }

  @Override
  public CommandHandler<Command, Event, State> commandHandler() {
    return (state, command) ->
        switch (state.decide(command, means.minds().apply(id), means.clock().instant())) {
          case Accept(var events) ->
              Effect().persist(events).thenRun((State now) -> follow(now, command, events));
          case Reject(var reason) ->
              Effect()
                  .none()
                  .thenRun(
                      () -> command.asker().ifPresent(it -> it.tell(new Reply.Rejected(reason))));
        };
  }

  /// What is done once the events are safe: answer, and set about what was asked for.
  private void follow(State state, Command command, List<Event> events) {
    var again = Resumption.of(state, means.minds().apply(id), command, events);
    command
        .asker()
        .ifPresent(it -> again.ifPresentOrElse(it::tell, () ->
            new Answering(id, means, askers, attendant).await(state, command, it)));
    for (var event : events) if (event instanceof RunAsked it) start(it);
    advisor.follow(state, means.minds().apply(id), command, events);
    for (var event : events) if (event instanceof FillerSpoken it) askers.fill(state, it);
    askers.answer(state);
    company.follow(state, command, askers.any(state.turns().current()));
    attendant.answer(state);
    if (command instanceof Command.Overdue it) attendant.overdue(it.call(), language());
    rest(state, command);
  }

  private String language() {
    return means.minds().apply(id).tenant().profile().language();
  }

  private void start(RunAsked it) {
    var tenant = means.minds().apply(id).tenant().id();
    context.pipeToSelf(
        means.toolbox().run(tenant, id, it.run(), it.tool()),
        (result, failure) ->
            new Command.Finish(
                it.run(), failure == null ? result : new Result.Failed("no answer")));
  }

  /// A call is watched until it has ended; what has ended, and a resting thread, may go.
  private void rest(State state, Command command) {
    boolean live = state.leg().voice() && !state.leg().ended();
    boolean busy = !state.runs().open().isEmpty() || askers.any() || attendant.busy();
    if (command instanceof Command.Expire && !live && !busy) retire.run();
    else timers.startSingleTimer(new Command.Expire(), live ? state.leg().patience() : IDLE);
  }

  @Override
  public SignalHandler<State> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> {
              state.runs().open().values().forEach(this::start);
              advisor.recall(state);
              rest(state, new Command.Resume(-1, context.getSystem().ignoreRef()));
            })
        .onSignal(PostStop.class, (_, _) -> advisor.stop())
        .build();
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }

  @Override
  public EventAdapter<Event, ?> eventAdapter() {
    return new FactAdapter<>(Event.class, seal);
  }
}
