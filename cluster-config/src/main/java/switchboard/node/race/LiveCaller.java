package switchboard.node.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Move;

/// One caller of the failover load: says what its script says, and notes what was acknowledged, when
/// its socket was lost, and when somebody spoke to it again.
final class LiveCaller implements Caller, ConversationListener {

  /// Words that are no words of the conversation.
  private static final Pattern HOLD =
      Pattern.compile(
          "Sorry about that, the line dropped for a moment while you were telling me\\."
              + "|One moment please, I am still looking that up\\.");

  private static final Duration PROMPT = Duration.ofMillis(1_500);

  private final Caller script;
  private final BooleanSupplier over;
  private final List<String> acknowledged = new ArrayList<>();
  private @Nullable String open;
  private String sid = "";
  private long killed;
  private long saidAt;
  private long spokenAt;
  private boolean struck;
  private boolean ended;
  private boolean liveWhenKilled;

  LiveCaller(Caller script, BooleanSupplier over) {
    this.script = script;
    this.over = over;
  }

  @Override
  public Move answer(Ask ask) {
    return over.getAsBoolean() ? new Move.HangUp() : script.answer(ask);
  }

  @Override
  public synchronized void onStarted(String from, String to, String call) {
    sid = call;
  }

  @Override
  public synchronized void onSaid(String text, double confidence) {
    open = text;
    saidAt = System.nanoTime();
  }

  @Override
  public synchronized void onHeard(String text) {
    boolean real = !HOLD.matcher(text).replaceAll("").isBlank();
    if (!real) return;
    long now = System.nanoTime();
    if (open != null) acknowledged.add(open);
    if (killed != 0 && spokenAt == 0) {
      boolean waited = open != null && now - Math.max(saidAt, killed) > PROMPT.toNanos();
      struck |= waited;
      if (struck || open != null) spokenAt = now;
    }
    open = null;
  }

  @Override
  public synchronized void onProblem(String text) {
    open = null;
    if (killed != 0 && spokenAt == 0) struck = true;
  }

  @Override
  public synchronized void onEnded(String reason) {
    ended = true;
    boolean saidAllBefore = spokenAt == 0 && !struck && open == null;
    if (saidAllBefore) liveWhenKilled = false;
  }

  /// A node dies now.
  synchronized void killing(long now) {
    liveWhenKilled = !sid.isEmpty() && !ended;
    if (liveWhenKilled) killed = now;
  }

  synchronized boolean live() {
    return liveWhenKilled;
  }

  synchronized boolean struck() {
    return struck;
  }

  synchronized String sid() {
    return sid;
  }

  synchronized List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /// How long after the node's death the conversation spoke to it again.
  synchronized Optional<Duration> resumed() {
    return spokenAt == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(spokenAt - killed));
  }
}
