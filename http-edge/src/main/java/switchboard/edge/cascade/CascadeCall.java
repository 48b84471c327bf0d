package switchboard.edge.cascade;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.edge.cascade.Cascade.Means;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.Talk;
import switchboard.edge.relay.HandOff;
import switchboard.edge.relay.InnerLine;

/// One call: its sound goes to one session after another of whoever hears, its words to the
/// conversation, and what the conversation says to whoever speaks.
public final class CascadeCall implements SpeechVendor, InnerLine.Speaker {

  /// Something that is to be said.
  ///
  /// @param item names it
  /// @param last whether a reply ends with it
  record Saying(String item, String words, boolean last, String language) {}

  private final Means means;
  private final CascadeTalk talk;
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<Saying> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable EventLoop> loop = new AtomicReference<>();

  /// The session in use, and the one that will follow it. For the loop alone.
  private final Deque<CascadeSession> sessions = new ArrayDeque<>();

  CascadeCall(Means means, Fate fate, Function<InnerLine.Speaker, InnerLine> opening) {
    this.means = means;
    this.talk = new CascadeTalk(fate, () -> opening.apply(this));
  }

  public Talk talk() {
    return talk;
  }

  @Override
  public String name() {
    return Cascade.NAME;
  }

  @Override
  public Encoding encoding() {
    return Encoding.MULAW_8K;
  }

  @Override
  public Duration longest() {
    return means.ears().longest();
  }

  @Override
  public Session open(EventLoop loop, Briefing briefing, Listener listener) {
    this.loop.set(loop);
    var session = new CascadeSession(means, talk, listener, loop, this::closed);
    sessions.add(session);
    session.open(this::pour);
    return session;
  }

  private void closed(CascadeSession session) {
    sessions.remove(session);
    pour();
  }

  @Override
  public void say(String words, boolean last, String language) {
    if (words.isBlank()) return;
    var saying = new Saying("s" + count.incrementAndGet(), words, last, language);
    talk.says(saying);
    waiting.add(saying);
    var it = loop.get();
    if (it != null) it.execute(this::pour);
  }

  /// What waits is said by the session in use, once that hears.
  private void pour() {
    var session = sessions.peek();
    if (session == null || !session.isReady()) return;
    for (var it = waiting.poll(); it != null; it = waiting.poll()) session.speak(it);
  }

  @Override
  public void over(HandOff how) {
    talk.over();
  }

  @Override
  public void lost() {
    talk.refused();
  }
}
