package switchboard.edge.talk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Json;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// A call whose hearing and speaking the browser does: it sends what it heard as text and says what
/// it is sent. Everything else is as in any call. Whoever's line breaks may come back to the call
/// for a while; then it is over.
public final class VoiceTalk implements Party {

  private static final Logger LOG = LoggerFactory.getLogger(VoiceTalk.class);
  private static final Duration RETURN = Duration.ofSeconds(20);
  private static final int LONGEST = 2_000;
  private static final int MISTAKES = 5;
  private static final int ROUNDS = 12;
  private static final int SECONDS = 15;

  private final Talks talks;
  private final Porter porter;
  private final Outlet outlet;
  private volatile Optional<Line> line = Optional.empty();
  private volatile Instant began = Instant.EPOCH;
  private int mistakes;

  // What is under way; guarded by this.
  private int turn;
  private Optional<Integer> asked = Optional.empty();
  private boolean open;
  private Optional<Act> waiting = Optional.empty();

  /// Lets callers in by their first message, and paces them.
  public interface Porter {
    Verdict admit(ObjectNode start);

    boolean paced();
  }

  public sealed interface Verdict {

    record Welcome(Line line) implements Verdict {}

    /// @param reason in small letters and hyphens
    record Refused(String reason, String words) implements Verdict {}
  }

  /// A call somebody has been let in to.
  ///
  /// @param call its id in the tenant
  /// @param shown what brings them back to it
  /// @param again whether they have come back
  /// @param leave to be run once they are gone
  public record Line(
      Tenants.Card tenant,
      String call,
      Arrival arrival,
      String shown,
      boolean again,
      Runnable leave) {

    String id() {
      return EntityIds.of(tenant.id(), call);
    }
  }

  /// What a caller does in a turn.
  private interface Act {
    Command in(int turn, ActorRef<Reply> replyTo);
  }

  public VoiceTalk(Talks talks, Porter porter, Outlet outlet) {
    this.talks = talks;
    this.porter = porter;
    this.outlet = outlet;
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS)
        .execute(() -> {
          if (line.isEmpty()) end("not-opened", "The first message must be start.");
        });
  }

  @Override
  public void heard(ObjectNode said) {
    var type = said.path("type").asText("");
    if (type.equals("ping")) outlet.send(note("pong"));
    else if (line.isEmpty()) start(type, said);
    else if (type.equals("hangup")) hangUp(line.get());
    else if (type.equals("interrupt")) interrupt(line.get(), said);
    else if (porter.paced()) act(type, said);
    else error("too-often", "That was a little fast. Please wait a moment.");
  }

  private void start(String type, ObjectNode said) {
    if (!type.equals("start")) {
      end("not-opened", "The first message must be start.");
      return;
    }
    switch (porter.admit(said)) {
      case Verdict.Refused(var reason, var words) -> end(reason, words);
      case Verdict.Welcome(var it) -> begin(it);
    }
  }

  private void begin(Line it) {
    line = Optional.of(it);
    began = talks.now();
    talks.lift(it.id());
    outlet.send(
        note("begun")
            .put("call", it.shown())
            .put("conversation", it.call())
            .put("name", it.tenant().profile().name())
            .put("language", it.tenant().profile().language()));
    asked = Optional.of(0);
    Thread.startVirtualThread(
        () -> run(it, 0, (_, to) -> new Command.Begin(it.arrival(), to), it.again()));
  }

  private void act(String type, ObjectNode said) {
    var act =
        switch (type) {
          case "hear" -> words(said).map(it -> hear(it, said.path("confidence").asDouble(1)));
          case "press" -> keys(said).map(VoiceTalk::press);
          case "silent" -> Optional.<Act>of(Command.KeepSilent::new);
          default -> Optional.<Act>empty();
        };
    if (act.isEmpty()) mistaken();
    else take(line.orElseThrow(), act.get(), type.equals("silent"));
  }

  private static Optional<String> words(ObjectNode said) {
    var text = said.path("text").asText("").strip();
    return Optional.of(text).filter(it -> !it.isEmpty() && it.length() <= LONGEST);
  }

  private static Optional<String> keys(ObjectNode said) {
    return Optional.of(said.path("digits").asText("")).filter(it -> it.matches("[0-9*#]{1,20}"));
  }

  private static Act hear(String words, double confidence) {
    double sure = Double.isFinite(confidence) ? Math.clamp(confidence, 0, 1) : 1;
    return (turn, to) -> new Command.Hear(turn, Personal.of(words), sure, to);
  }

  private static Act press(String digits) {
    return (turn, to) -> new Command.Press(turn, Personal.of(digits), to);
  }

  /// Begins the next turn at once, or as soon as the one before has been answered.
  private void take(Line it, Act act, boolean silence) {
    int next;
    synchronized (this) {
      if (asked.isPresent() && !open) {
        if (!silence) waiting = Optional.of(act);
        return;
      }
      if (asked.isPresent() && silence) return;
      next = asked.orElse(turn) + 1;
      asked = Optional.of(next);
      open = false;
    }
    Thread.startVirtualThread(() -> run(it, next, act, false));
  }

  private void run(Line it, int which, Act act, boolean again) {
    long from = System.nanoTime();
    try {
      var reply = talks.ask(it.id(), to -> act.in(which, to));
      if (again && !(reply instanceof Reply.Rejected))
        reply = talks.ask(it.id(), to -> new Command.Resume(-1, to));
      for (int i = 0; i < ROUNDS && reply instanceof Reply.Part part; i++) {
        if (!meanwhile(which, part, from)) return;
        reply = talks.ask(it.id(), to -> new Command.Resume(part.turn(), to));
      }
      answered(it, which, act, reply, from);
    } catch (RuntimeException e) {
      LOG.warn("A call got no answer: {}", Failures.describe(Failures.root(e)));
      settled(which, which);
      error("late", "That took too long. Please say it again.");
    }
  }

  /// Whether the rest is still wanted.
  private boolean meanwhile(int which, Reply.Part part, long from) {
    synchronized (this) {
      if (asked.filter(it -> it == which).isEmpty()) return false;
      open = part.open();
    }
    var note = note("part").put("turn", part.turn()).put("text", text(part.text()));
    part.language().ifPresent(tag -> note.put("language", tag));
    outlet.send(note.put("open", part.open()).put("took", since(from)));
    return true;
  }

  private void answered(Line it, int which, Act act, Reply reply, long from) {
    switch (reply) {
      case Reply.Say say -> say(it, which, say, from);
      case Reply.Rejected(var why) when why == Reason.ENDED -> {
        outlet.send(note("ended"));
        outlet.close();
      }
      case Reply.Rejected(var why) when why == Reason.UNKNOWN_TURN -> astray(it, which, act);
      case Reply.Rejected _, Reply.Part _, Reply.Noted _, Reply.OfAgent _, Reply.Shown _ -> {
        settled(which, Math.max(0, which - 1));
        error("late", "That could not be taken. Please say it again.");
      }
    }
  }

  private void say(Line it, int which, Reply.Say say, long from) {
    if (!settled(which, say.turn())) return;
    var note = note("say").put("turn", say.turn()).put("text", text(say.text()));
    say.language().ifPresent(tag -> note.put("language", tag));
    outlet.send(note.put("end", say.next() == Next.END).put("took", since(from)));
    Optional<Act> next;
    synchronized (this) {
      next = waiting;
      waiting = Optional.empty();
    }
    next.ifPresent(act -> take(it, act, false));
  }

  /// The conversation has gone on without us: find out how far, and say it there.
  private void astray(Line it, int which, Act act) {
    if (!(talks.ask(it.id(), to -> new Command.Resume(-1, to)) instanceof Reply.Say now)
        || now.turn() >= which) {
      settled(which, Math.max(0, which - 1));
      error("late", "That could not be taken. Please say it again.");
      return;
    }
    settled(which, now.turn());
    take(it, act, false);
  }

  /// Whether it was this turn that was waited for.
  private synchronized boolean settled(int which, int now) {
    if (asked.filter(it -> it == which).isEmpty()) return false;
    asked = Optional.empty();
    open = false;
    turn = Math.max(turn, now);
    return true;
  }

  /// Of the reply of a turn, only this much was heard.
  private void interrupt(Line it, ObjectNode said) {
    int cut = said.path("turn").asInt(-1);
    var heard = said.path("heard").asText("");
    if (cut < 0 || heard.length() > LONGEST) {
      mistaken();
      return;
    }
    try {
      talks.ask(it.id(), to -> new Command.Interrupt(cut, Personal.of(heard), to));
    } catch (RuntimeException e) {
      LOG.warn("An interruption was not noted: {}", Failures.describe(Failures.root(e)));
    }
  }

  private void hangUp(Line it) {
    report(it);
    outlet.send(note("ended"));
    outlet.close();
  }

  private void report(Line it) {
    var lasted = Duration.between(began, talks.now());
    try {
      talks.ask(it.id(), to -> new Command.Report("completed", 1, Optional.of(lasted), to));
    } catch (RuntimeException e) {
      LOG.warn("The end of a call was not noted: {}", Failures.describe(Failures.root(e)));
    }
  }

  private void mistaken() {
    if (++mistakes < MISTAKES) error("unfit", "This message could not be read.");
    else end("unfit", "This message could not be read.");
  }

  private void error(String reason, String words) {
    outlet.send(note("error").put("reason", reason).put("text", words));
  }

  private void end(String reason, String words) {
    error(reason, words);
    outlet.close();
  }

  @Override
  public void unfit(String reason) {
    mistaken();
  }

  @Override
  public void gone() {
    line.ifPresent(it -> {
      it.leave().run();
      talks.drop(it.id(), RETURN, () -> report(it));
    });
  }

  private static ObjectNode note(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  private static long since(long from) {
    return (System.nanoTime() - from) / 1_000_000;
  }

  private static String text(Personal it) {
    return it.erased() ? "" : it.text();
  }
}
