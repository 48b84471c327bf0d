package switchboard.engine.specialist;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import switchboard.engine.tenant.Specialist;

/// All who are asked one question, side by side, each an actor of their own. Over when all have
/// told, or the time is up; whoever falls over is tried once more and then counts as failed.
final class Session extends AbstractBehavior<Session.Command> {

  sealed interface Command {}

  /// Somebody wants to know, too.
  record Join(ActorRef<Team.Answer> replyTo) implements Command {}

  private record Told(Contribution what) implements Command {}

  private record TimeUp() implements Command {}

  /// They have been told to finish, and do not.
  private record Enough() implements Command {}

  private static final Duration GRACE = Duration.ofMillis(500);

  private final Case about;
  private final TimerScheduler<Command> timers;
  private final List<ActorRef<Team.Answer>> waiting = new ArrayList<>();
  private final Map<String, ActorRef<Colleague.Command>> thinking = new LinkedHashMap<>();
  private final Map<String, Contribution> told = new LinkedHashMap<>();

  static Behavior<Command> create(Case about, Thinker thinker, Clock clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new Session(context, timers, about).start(thinker, clock)));
  }

  private Session(ActorContext<Command> context, TimerScheduler<Command> timers, Case about) {
    this.about = about;
    this.timers = timers;
    super(context);
  }

  private Behavior<Command> start(Thinker thinker, Clock clock) {
    timers.startSingleTimer("up", new TimeUp(), about.limit());
    var to = getContext().messageAdapter(Contribution.class, Told::new);
    for (var who : about.specialists()) thinking.put(who.id(), asked(who, thinker, clock, to));
    return this;
  }

  private ActorRef<Colleague.Command> asked(
      Specialist who, Thinker thinker, Clock clock, ActorRef<Contribution> to) {
    var supervised =
        Behaviors.supervise(Colleague.create(who, about, thinker, clock, to))
            .onFailure(SupervisorStrategy.restart().withLimit(1, Case.EACH));
    var it = getContext().spawn(supervised, who.id());
    getContext().watch(it);
    return it;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Join.class, this::join)
        .onMessage(Told.class, it -> told(it.what()))
        .onMessage(TimeUp.class, _ -> timeUp())
        .onMessage(Enough.class, _ -> over())
        .onSignal(Terminated.class, this::gone)
        .build();
  }

  private Behavior<Command> join(Join it) {
    waiting.add(it.replyTo());
    return settle();
  }

  private Behavior<Command> told(Contribution it) {
    told.put(it.specialist(), it);
    return settle();
  }

  /// Who is gone without a word has failed.
  private Behavior<Command> gone(Terminated it) {
    var id = it.getRef().path().name();
    thinking.remove(id);
    if (!told.containsKey(id)) told.put(id, missing(id, new Opinion.Failed()));
    return settle();
  }

  private Contribution missing(String id, Opinion why) {
    return Contribution.of(id, name(id), why, Duration.ZERO);
  }

  private String name(String id) {
    return about.specialists().stream()
        .filter(it -> it.id().equals(id))
        .map(Specialist::name)
        .findFirst()
        .orElse(id);
  }

  private Behavior<Command> timeUp() {
    thinking.values().forEach(it -> it.tell(new Colleague.Finish()));
    timers.startSingleTimer("enough", new Enough(), GRACE);
    return this;
  }

  private Behavior<Command> settle() {
    boolean all = about.specialists().stream().allMatch(it -> told.containsKey(it.id()));
    return all && !waiting.isEmpty() ? over() : this;
  }

  private Behavior<Command> over() {
    var all =
        about.specialists().stream()
            .map(it ->
                told.getOrDefault(it.id(), Contribution.late(it.id(), it.name(), about.limit())))
            .toList();
    waiting.forEach(it -> it.tell(new Team.Answer(all)));
    return Behaviors.stopped();
  }
}
