package switchboard.engine.specialist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import switchboard.engine.specialist.Contribution.Spent;
import switchboard.engine.specialist.Thinker.Told;
import switchboard.engine.tenant.Specialist;

/// One specialist at one question. Thinks, again if there is time, and falls back on what stands in
/// the sources; tells what came of it once, then is done. Nothing of it is stored.
final class Colleague extends AbstractBehavior<Colleague.Command> {

  sealed interface Command {}

  /// Falling over at the first thought is falling over like any other.
  record Begin() implements Command {}

  /// What came of an attempt.
  record Heard(int attempt, Told told) implements Command {}

  /// This attempt has taken too long.
  record Overdue(int attempt) implements Command {}

  /// The time is up: whatever there is.
  record Finish() implements Command {}

  private final Specialist who;
  private final Case about;
  private final Thinker thinker;
  private final Clock clock;
  private final ActorRef<Contribution> to;
  private final TimerScheduler<Command> timers;
  private final Instant begun;
  private Thinker.Thought thought = () -> {};
  private int attempt = -1;
  private Optional<Spent> spent = Optional.empty();

  static Behavior<Command> create(
      Specialist who, Case about, Thinker thinker, Clock clock, ActorRef<Contribution> to) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          context.getSelf().tell(new Begin());
          return new Colleague(context, timers, who, about, thinker, clock, to);
        }));
  }

  private Colleague(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Specialist who,
      Case about,
      Thinker thinker,
      Clock clock,
      ActorRef<Contribution> to) {
    this.who = who;
    this.about = about;
    this.thinker = thinker;
    this.clock = clock;
    this.to = to;
    this.timers = timers;
    this.begun = clock.instant();
    super(context);
  }

  private Behavior<Command> think() {
    int now = ++attempt;
    var self = getContext().getSelf();
    timers.startSingleTimer("overdue", new Overdue(now), Case.EACH);
    thought = thinker.think(who, about, now, told -> self.tell(new Heard(now, told)));
    return this;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Begin.class, _ -> think())
        .onMessage(Heard.class, this::heard)
        .onMessage(Overdue.class, it -> it.attempt() == attempt ? again(true) : this)
        .onMessage(Finish.class, _ -> fallBack(true))
        .onSignal(
            PostStop.class,
            _ -> {
              thought.cancel();
              return this;
            })
        .build();
  }

  private Behavior<Command> heard(Heard it) {
    if (it.attempt() != attempt) return this;
    spent = it.told().spent().map(more -> plus(spent, more)).or(() -> spent);
    return it.told().opinion() instanceof Opinion.Failed
        ? again(false)
        : done(Contribution.of(who.id(), who.name(), it.told().opinion(), took()));
  }

  private static Spent plus(Optional<Spent> spent, Spent more) {
    return spent
        .map(it ->
            new Spent(
                it.input() + more.input(),
                it.output() + more.output(),
                it.micros() + more.micros()))
        .orElse(more);
  }

  private Duration took() {
    return Duration.between(begun, clock.instant());
  }

  private Behavior<Command> again(boolean late) {
    thought.cancel();
    var left = about.limit().minus(took());
    return thinker.again(about, attempt + 1, left) ? think() : fallBack(late);
  }

  /// What the sources say is better than nothing.
  private Behavior<Command> fallBack(boolean late) {
    thought.cancel();
    var all = about.profile().persona().specialists();
    var read = Reading.of(who, all, about.question().text());
    if (read instanceof Opinion.Answered)
      return done(Contribution.of(who.id(), who.name(), read, took()));
    return done(
        late
            ? Contribution.late(who.id(), who.name(), took())
            : Contribution.of(who.id(), who.name(), new Opinion.Failed(), took()));
  }

  private Behavior<Command> done(Contribution what) {
    to.tell(spent.map(what::costing).orElse(what));
    return Behaviors.stopped();
  }
}
