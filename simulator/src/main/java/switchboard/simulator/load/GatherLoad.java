package switchboard.simulator.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import switchboard.simulator.caller.Script;
import switchboard.simulator.caller.ScriptedCaller;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.LiveCalls;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.Webhooks;

/// Keeps a number of scripted calls going at once, each with a turn per period, and measures how
/// long their webhooks wait for TwiML. Where one call ends, another begins.
///
/// @param lines the lines called, in turn
/// @param apology words by which a server admits that it failed: a call that hears them has failed
/// @param relay whether the calls are led over text sockets: then what is measured is how long a
///   caller's words wait for the first of the answer
public record GatherLoad(
    Webhooks webhooks,
    List<Line> lines,
    Script script,
    LoadPlan plan,
    Pattern apology,
    boolean relay) {

  /// What a server says that cannot serve.
  public static final Pattern APOLOGY =
      Pattern.compile(
          "application error|technical (difficult|problem|trouble)|something went wrong"
              + "|not in service|(cannot|can't) take your call",
          Pattern.CASE_INSENSITIVE);

  public GatherLoad(
      Webhooks webhooks, List<Line> lines, Script script, LoadPlan plan, Pattern apology) {
    this(webhooks, lines, script, plan, apology, false);
  }

  public GatherLoad(Webhooks webhooks, Line line, Script script, LoadPlan plan) {
    this(webhooks, List.of(line), script, plan, APOLOGY);
  }

  /// Calls until the plan is fulfilled.
  public LoadResult run() throws InterruptedException {
    var start = System.nanoTime();
    var measured = start + plan.warmup().toNanos();
    var tally = new Tally(measured);
    var callers = Thread.ofVirtual().name("caller-", 0);
    var threads =
        IntStream.range(0, plan.calls())
            .mapToObj(it -> callers.start(() -> keepCalling(it, start, tally)))
            .toList();
    try {
      for (var thread : threads) thread.join();
    } finally {
      threads.forEach(Thread::interrupt);
    }
    return tally.result();
  }

  /// Callers begin one after the other, evenly over the first period.
  private void keepCalling(int caller, long start, Tally tally) {
    var period = plan.period().toNanos();
    var end = start + plan.warmup().plus(plan.length()).toNanos();
    var ticks = new Ticks(start + period * caller / plan.calls(), period, end);
    var line = lines.get(caller % lines.size());
    try {
      while (!ticks.over()) {
        ticks.await();
        call(line, ticks, tally);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(Line line, Ticks ticks, Tally tally) throws InterruptedException {
    var chance = ThreadLocalRandom.current();
    var ear = new Ear(tally, apology, relay);
    var from = Party.of(script.number(chance));
    var caller = new Hurried(new ScriptedCaller(script, chance), ticks);
    tally.began();
    var end =
        new PhoneCall(new Exchange(webhooks, ticks, new LiveCalls()), line, from, caller, ear)
            .run();
    if (end.failed()) tally.failed(end.problems().getFirst());
    else if (ear.apologised) tally.failed("an apology");
  }

  /// Hangs up when time is up.
  private record Hurried(Caller caller, Ticks ticks) implements Caller {

    @Override
    public Move answer(Ask ask) {
      return ticks.over() ? new Move.HangUp() : caller.answer(ask);
    }

    @Override
    public String dialled(String target) {
      return caller.dialled(target);
    }
  }

  /// Listens to one call.
  private static final class Ear implements ConversationListener {

    private final Tally tally;
    private final Pattern apology;
    private final boolean relay;
    private boolean apologised;

    private Ear(Tally tally, Pattern apology, boolean relay) {
      this.tally = tally;
      this.apology = apology;
      this.relay = relay;
    }

    @Override
    public void onAnswered(Duration latency) {
      if (!relay) tally.answered(latency);
    }

    @Override
    public void onFirstWords(Duration latency) {
      if (relay) tally.answered(latency);
    }

    @Override
    public void onProblem(String text) {
      if (relay) tally.problem(text);
    }

    @Override
    public void onHeard(String text) {
      apologised |= apology.matcher(text).find();
    }
  }
}
