package switchboard.edge.cascade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.edge.cascade.CascadeCall.Saying;
import switchboard.edge.media.Talk;
import switchboard.edge.relay.InnerLine;

/// Carries words between a call's sound and its conversation: what the caller said goes there, what
/// of its replies was heard comes after, in the order of the call. Told from the call's loop and
/// from the conversation's side.
final class CascadeTalk implements Talk {

  /// Whoever wants to leave does, even if nobody tells that the last words were played.
  private static final long GOODBYE = Duration.ofSeconds(20).toNanos();

  private final Fate fate;
  private final Supplier<InnerLine> opening;
  private final Deque<Saying> unheard = new ArrayDeque<>();
  private final StringBuilder heard = new StringBuilder();
  private @Nullable InnerLine line;
  private boolean worked;
  private boolean cut;
  private boolean leaving;
  private boolean left;
  private long leavingSince;

  CascadeTalk(Fate fate, Supplier<InnerLine> opening) {
    this.fate = fate;
    this.opening = opening;
  }

  /// Asks the conversation what to say first. Once.
  synchronized void begin() {
    if (line == null && !left) line = opening.get();
  }

  /// Something is on its way to the caller's ear.
  synchronized void says(Saying it) {
    unheard.add(it);
  }

  /// Whether something is on its way to the caller's ear.
  synchronized boolean talking() {
    return !unheard.isEmpty();
  }

  /// The caller has begun to speak, or has stopped without a word.
  synchronized void speaking(boolean on) {
    if (line != null) line.speaking(on);
  }

  @Override
  public synchronized void callerSaid(String words) {
    cutShort("");
    fresh();
    if (line != null) line.heard(words);
  }

  /// A new turn: what is said from now on is another reply.
  private void fresh() {
    unheard.clear();
    heard.setLength(0);
    cut = false;
  }

  @Override
  public synchronized void agentSaid(String item, String words, String ear) {
    if (!worked && !ear.isBlank()) {
      worked = true;
      fate.worked();
    }
    var saying = unheard.stream().filter(it -> it.item().equals(item)).findFirst();
    if (saying.isEmpty()) return;
    if (plain(ear).equals(plain(words))) whole(saying.get());
    else cutShort(ear);
    leaveIfHeard();
  }

  private void whole(Saying it) {
    unheard.remove(it);
    heard.append(it.words());
    if (!unheard.isEmpty()) return;
    if (line != null) line.played(it.words());
    if (it.last()) heard.setLength(0);
  }

  /// What was on its way to the ear is heard no further; told once of each reply.
  private void cutShort(String ear) {
    boolean something = !unheard.isEmpty() || !ear.isEmpty();
    boolean begun = something || !heard.isEmpty();
    unheard.clear();
    if (cut || !begun || line == null) return;
    cut = true;
    line.interrupted(plain(heard + ear));
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @Override
  public synchronized void pressed(String digit) {
    if (line != null && digit.length() == 1) line.pressed(digit.charAt(0));
  }

  /// Everything has been said.
  synchronized void over() {
    leaving = true;
    leavingSince = System.nanoTime();
    leaveIfHeard();
  }

  private void leaveIfHeard() {
    if (leaving && unheard.isEmpty()) leave("over");
  }

  /// The conversation is not to be had.
  synchronized void refused() {
    leave("conversation-refuses");
  }

  private void leave(String reason) {
    if (left) return;
    left = true;
    if (line != null) line.close();
    fate.left(reason);
  }

  @Override
  public synchronized boolean alive() {
    if (leaving && System.nanoTime() - leavingSince > GOODBYE) leave("over");
    return !left;
  }

  @Override
  public synchronized void lost(String reason) {
    leave(reason);
  }

  @Override
  public synchronized void hungUp() {
    if (left) return;
    left = true;
    if (line != null) line.close();
    fate.hungUp();
  }

  /// Nobody asks for functions here: the conversation calls them itself.
  @Override
  public CompletionStage<Answer> wants(
      String call, int generation, String function, String arguments) {
    return CompletableFuture.completedStage(
        new Answer(JsonNodeFactory.instance.objectNode().put("ok", false), false));
  }
}
