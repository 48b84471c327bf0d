package switchboard.edge.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import switchboard.edge.relay.Desk.Admission.Admitted;
import switchboard.edge.relay.Desk.Admission.Refused;
import switchboard.edge.relay.HandOff.Why;

/// One socket of one call. Takes what the network tells, one message after the other, and hands
/// turns to a [Talker]. Bad messages are counted and passed over; ten in a row end the session.
final class Session extends AbstractBehavior<Session.Note> {

  sealed interface Note {}

  /// The socket is open.
  record Opened(ActorRef<Taken> ack) implements Note {}

  record Heard(ActorRef<Taken> ack, Told told) implements Note {}

  /// The socket is gone.
  record Gone() implements Note {}

  record Answered(Talker.Answer answer) implements Note {}

  /// Somebody else holds this call now.
  record Superseded() implements Note {}

  /// This node stops: go on elsewhere at the next pause.
  record Leave() implements Note {}

  record Ring(Alarm alarm) implements Note {}

  /// That a message was taken: the next may come.
  record Taken() {}

  enum Alarm {
    SETUP,
    SILENCE,
    KEYS,
    SOON,
    RETRY,
    OVER,
    LEAVE,
    CLOSE
  }

  static final Taken TAKEN = new Taken();
  private static final int MOST_BAD = 10;

  private final Frame frame;
  private final ActorContext<Note> context;
  private final TimerScheduler<Note> timers;
  private Optional<Talker> talker = Optional.empty();
  private String call = "";
  private String reason = "left";
  private int bad;

  /// The ways out of a session.
  ///
  /// @param out takes a message for the network; false: it does not read what we write
  /// @param close closes the socket with a code
  /// @param holds tells that this session holds a call
  record Frame(
      Desk desk,
      boolean signed,
      Pacing pacing,
      RelayMetrics metrics,
      Out out,
      Consumer<Integer> close,
      Holding holds) {

    boolean send(Line line) {
      return out.offer(line);
    }
  }

  interface Out {
    boolean offer(Line line);
  }

  interface Holding {
    void begins(String call, ActorRef<Note> session);

    void ends(String call, ActorRef<Note> session);
  }

  static Behavior<Note> create(Frame frame) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Session(frame, context, timers)));
  }

  private Session(Frame frame, ActorContext<Note> context, TimerScheduler<Note> timers) {
    this.frame = frame;
    this.timers = timers;
    super(context);
    this.context = context;
    frame.metrics().opened();
    timers.startSingleTimer(Alarm.SETUP, new Ring(Alarm.SETUP), frame.pacing().setup());
  }

  @Override
  public Receive<Note> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::on).build();
  }

  private Behavior<Note> on(Note note) {
    return switch (note) {
      case Opened(var ack) -> {
        ack.tell(TAKEN);
        yield this;
      }
      case Heard(var ack, var told) -> {
        var next = heard(told);
        ack.tell(TAKEN);
        yield next;
      }
      case Answered(var answer) -> talking(it -> it.answered(answer));
      case Superseded _ -> close("superseded", 1000);
      case Leave _ -> talking(Talker::leave);
      case Ring(var alarm) -> ring(alarm);
      case Gone _ -> gone();
    };
  }

  private Behavior<Note> gone() {
    talker.ifPresent(_ -> frame.holds().ends(call, context.getSelf()));
    frame.metrics().closed(reason);
    return Behaviors.stopped();
  }

  /// The socket's end comes back as [Gone]; should it not, it is gone all the same.
  private Behavior<Note> close(String why, int code) {
    reason = why;
    frame.close().accept(code);
    return gone();
  }

  private Behavior<Note> talking(Consumer<Talker> what) {
    talker.ifPresent(what);
    return checked();
  }

  private Behavior<Note> checked() {
    var done = talker.flatMap(Talker::done);
    return done.isPresent() ? close(done.get(), 1008) : this;
  }

  private Behavior<Note> ring(Alarm alarm) {
    return switch (alarm) {
      case SETUP -> talker.isPresent() ? this : close("no_setup", 1000);
      case CLOSE -> close("not_closed", 1000);
      case SILENCE, KEYS, SOON, RETRY, OVER, LEAVE -> talking(it -> it.ring(alarm));
    };
  }

  private Behavior<Note> heard(Told told) {
    if (!(told instanceof Told.Bad)) bad = 0;
    return switch (told) {
      case Told.Bad(var why) -> bad(why);
      case Told.Setup setup when talker.isEmpty() -> setup(setup);
      case Told.Setup _ -> ignored("second_setup");
      case Told.Fault(var code) -> {
        frame.metrics().fault(code);
        yield this;
      }
      case Told.Aside _ -> this;
      case Told.Prompt _, Told.Key _, Told.Interrupted _, Told.Played _, Told.Speaking _ ->
          talker.isEmpty() ? ignored("before_setup") : talking(it -> it.heard(told));
    };
  }

  private Behavior<Note> ignored(String why) {
    frame.metrics().ignored(why);
    return this;
  }

  private Behavior<Note> bad(String why) {
    frame.metrics().ignored(why);
    return ++bad >= MOST_BAD ? close("nonsense", 1007) : this;
  }

  private Behavior<Note> setup(Told.Setup it) {
    timers.cancel(Alarm.SETUP);
    return switch (frame.desk().admit(it.call(), it.pass(), it.to(), frame.signed())) {
      case Refused(var why) -> close(why, 1008);
      case Admitted(var tenant) -> {
        call = tenant.id() + ":" + it.call();
        frame.holds().begins(call, context.getSelf());
        var hands = new Hands(context, timers, frame, tenant, call);
        talker = Optional.of(new Talker(hands, it.turn().orElse(-1), it.language()));
        yield talking(Talker::begin);
      }
    };
  }

  /// What a talker reaches the world with.
  record Hands(
      ActorContext<Note> context,
      TimerScheduler<Note> timers,
      Frame frame,
      switchboard.engine.tenant.Tenants.Card tenant,
      String call) {

    void alarm(Alarm alarm, Duration after) {
      timers.startSingleTimer(alarm, new Ring(alarm), after);
    }

    void quiet(Alarm alarm) {
      timers.cancel(alarm);
    }

    void end(Why why, int turn) {
      frame.send(new Line.End(new HandOff(why, turn)));
      alarm(Alarm.CLOSE, Duration.ofSeconds(5));
    }
  }
}
