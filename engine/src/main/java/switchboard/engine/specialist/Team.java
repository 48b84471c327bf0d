package switchboard.engine.specialist;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// The specialists of a node at work: one [Session] for each question. A question that is asked
/// again while it is being thought about is not asked twice. Nothing of it is stored.
public final class Team extends AbstractBehavior<Team.Command> {

  private static final Duration SLACK = Duration.ofSeconds(3);

  public sealed interface Command {}

  public record Consult(Case about, ActorRef<Answer> replyTo) implements Command {}

  /// @param contributions one of each who was asked, in the order asked
  public record Answer(List<Contribution> contributions) {}

  private final Thinker thinker;
  private final Clock clock;
  private final Map<String, ActorRef<Session.Command>> sessions = new HashMap<>();
  private int number;

  public static Behavior<Command> create(Thinker thinker, Clock clock) {
    return Behaviors.supervise(
            Behaviors.<Command>setup(context -> new Team(context, thinker, clock)))
        .onFailure(SupervisorStrategy.restart());
  }

  private Team(ActorContext<Command> context, Thinker thinker, Clock clock) {
    this.thinker = thinker;
    this.clock = clock;
    super(context);
  }

  /// A team of this node, as whoever asks it sees it.
  public static Specialists on(ActorSystem<?> system, Thinker thinker, Clock clock) {
    var team = system.systemActorOf(create(thinker, clock), "specialists", Props.empty());
    return about -> asked(system, team, about);
  }

  private static CompletionStage<List<Contribution>> asked(
      ActorSystem<?> system, ActorRef<Command> team, Case about) {
    return AskPattern.<Command, Answer>ask(
            team,
            replyTo -> new Consult(about, replyTo),
            about.limit().plus(SLACK),
            system.scheduler())
        .thenApply(Answer::contributions);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Consult.class, this::consult)
        .onSignal(Terminated.class, this::gone)
        .build();
  }

  private Behavior<Command> consult(Consult it) {
    sessions
        .computeIfAbsent(it.about().tenant() + ":" + it.about().run(), _ -> begun(it.about()))
        .tell(new Session.Join(it.replyTo()));
    return this;
  }

  private ActorRef<Session.Command> begun(Case about) {
    var it = getContext().spawn(Session.create(about, thinker, clock), "session-" + number++);
    getContext().watch(it);
    return it;
  }

  private Behavior<Command> gone(Terminated it) {
    sessions.values().removeIf(session -> session.equals(it.getRef()));
    return this;
  }
}
