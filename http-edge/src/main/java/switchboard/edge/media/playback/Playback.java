package switchboard.edge.media.playback;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import switchboard.edge.media.sound.Loudness;

/// Plays replies to a telephone and knows what of them has been heard.
///
/// Sound goes out at once while the telephone has little of it, then in pieces of 50 ms, never more
/// than a second ahead; the rest waits in a queue with a bound, and what does not fit there is
/// dropped and counts as not heard. Marks follow every 400 ms and at the end of every reply. What
/// has been heard is known by the marks that came back, and between them by the clock, less the
/// delay that earlier marks had; a mark that came back sooner than its sound can have been played,
/// or after the line was cleared, proves nothing. Time is handed in, as nanoseconds.
public final class Playback {

  static final int BYTES_A_MILLI = 8;

  private static final long NANOS_A_MILLI = 1_000_000;
  private static final int BATCH = 50 * BYTES_A_MILLI;
  private static final long BATCHED_FROM = 600 * NANOS_A_MILLI;
  private static final long FURTHEST = 1_000 * NANOS_A_MILLI;
  private static final int BETWEEN_MARKS = 400 * BYTES_A_MILLI;
  private static final int EARLY = 200 * BYTES_A_MILLI;
  private static final long OVERDUE = 3_000 * NANOS_A_MILLI;
  private static final long WORDS_LATE = 1_500 * NANOS_A_MILLI;
  private static final int ECHO_LATE = 400 * BYTES_A_MILLI;
  private static final int REMEMBERED = 16;

  /// What is told of it.
  public interface Listener extends Consumer<Spoken> {

    /// Sound that was not to be played any more, or for which there was no room.
    void dropped(String reason, int bytes);
  }

  private final Line line;
  private final Listener listener;
  private final Backlog backlog;
  private final byte[] batch = new byte[BATCH];
  private final ArrayDeque<Reply> replies = new ArrayDeque<>();
  private final ArrayDeque<String> discarded = new ArrayDeque<>();
  private final Marks marks = new Marks();
  private final Levels levels = new Levels();
  private long sent;
  private long marked;
  private long confirmed;
  private long lag;
  private long dry;
  private String last = "";

  /// @param bound how much sound may wait
  public Playback(Line line, Duration bound, Listener listener) {
    this.line = line;
    this.listener = listener;
    this.backlog = new Backlog((int) (bound.toMillis() * BYTES_A_MILLI));
  }

  /// Sound of a reply.
  public void add(String item, byte[] mulaw, int length, long now) {
    if (length == 0) return;
    if (discarded.contains(item)) {
      listener.dropped("discarded", length);
      return;
    }
    var reply = reply(item);
    reply.generated(length);
    int at = backlog.size() == 0 ? straight(mulaw, length, now) : 0;
    int taken = backlog.add(mulaw, at, length);
    reply.taken(at + taken);
    if (at + taken < length) listener.dropped("queue", length - at - taken);
    pump(now);
  }

  /// Words of a reply; of one that was cut short, nothing is added.
  public void words(String item, String words, long now) {
    if (discarded.contains(item) || (replies.isEmpty() && item.equals(last))) return;
    reply(item).words(words);
    settle(now);
  }

  /// A reply has no more sound.
  public void done(String item, long now) {
    for (var it : replies) if (it.item.equals(item)) it.done();
    pump(now);
    settle(now);
  }

  /// Sends what may be sent by now. To be called often.
  public void pump(long now) {
    while (backlog.size() > 0 && line.writable() && ahead(now) < FURTHEST) {
      boolean little = backlog.size() < BATCH;
      if (little && ahead(now) > BATCHED_FROM && !replies.getLast().isDone()) break;
      send(batch, 0, backlog.take(batch, BATCH), now);
    }
    for (var it : replies)
      if (it.isDone() && it.hasSound() && marked < it.end() && it.end() <= sent) mark();
  }

  /// A mark has come back. Says whether it was one of those that were waited for.
  public boolean back(String name, long now) {
    long position = marks.back(name);
    long played = played(now);
    if (position < 0 || position > played + EARLY) return false;
    confirmed = position;
    lag = Math.max(0, played - position);
    settle(now);
    return true;
  }

  /// For the sake of marks that never come, and words that come late.
  public void tick(long now) {
    pump(now);
    settle(now);
  }

  /// Whether anything is being played, or about to be.
  public boolean playing(long now) {
    return backlog.size() > 0 || ahead(now) > 0;
  }

  /// Whether a reply is on its way that has sound.
  public boolean replying() {
    for (var it : replies) if (it.hasSound()) return true;
    return false;
  }

  /// Which reply is heard just now.
  public Optional<String> item() {
    return Optional.ofNullable(replies.peek()).map(it -> it.item);
  }

  /// Cuts everything short: the line is cleared, then it is told what became of each reply, that
  /// which was heard last first.
  public void interrupt(long now) {
    long heard = heard(now);
    if (sent > confirmed || ahead(now) > 0) line.clear();
    stop(heard, now);
  }

  /// The line has gone: tells what became of what was on its way.
  public void end(long now) {
    stop(heard(now), now);
  }

  private void stop(long heard, long now) {
    backlog.clear();
    marks.forget();
    marked = sent;
    confirmed = sent;
    dry = now;
    for (var it = replies.poll(); it != null; it = replies.poll()) {
      discard(it.item);
      listener.accept(it.cut(heard));
    }
  }

  /// Another session speaks from now on, whose replies may have the names of earlier ones.
  public void renew() {
    last = "";
    discarded.clear();
  }

  /// How loud an echo of what is just being played may at most be taken for our own voice, in dB.
  public double loudest(long now) {
    if (sent == 0) return Loudness.NOTHING;
    long played = played(now);
    if (ahead(now) == 0 && now - dry > FURTHEST) return Loudness.NOTHING;
    return levels.loudest(played - ECHO_LATE - lag, played + BATCH);
  }

  /// Nanoseconds of sound the telephone has still to play.
  private long ahead(long now) {
    return sent == 0 ? 0 : Math.max(0, dry - now);
  }

  /// As far as the telephone can have played.
  private long played(long now) {
    return sent - ahead(now) * BYTES_A_MILLI / NANOS_A_MILLI;
  }

  private long heard(long now) {
    return Math.clamp(played(now) - lag, confirmed, Math.max(confirmed, marks.expected(sent)));
  }

  private Reply reply(String item) {
    var last = replies.peekLast();
    if (last != null && last.item.equals(item)) return last;
    if (last != null) last.done();
    var reply = new Reply(item, sent + backlog.size());
    replies.add(reply);
    return reply;
  }

  /// While the telephone has little, sound does not wait to be a whole piece.
  private int straight(byte[] mulaw, int length, long now) {
    int at = 0;
    while (at < length && line.writable() && ahead(now) < FURTHEST) {
      int piece = Math.min(BATCH, length - at);
      if (piece < BATCH && ahead(now) > BATCHED_FROM) break;
      send(mulaw, at, at + piece, now);
      at += piece;
    }
    return at;
  }

  private void send(byte[] mulaw, int from, int to, long now) {
    line.sound(mulaw, from, to);
    levels.add(mulaw, from, to);
    dry = now + ahead(now) + (to - from) * NANOS_A_MILLI / BYTES_A_MILLI;
    sent += to - from;
    if (sent - marked >= BETWEEN_MARKS) mark();
  }

  private void mark() {
    marked = sent;
    if (marks.room()) line.mark(marks.add(sent));
  }

  private void settle(long now) {
    while (true) {
      var it = replies.peek();
      if (it == null || !it.isDone() || !over(it, now)) return;
      if (it.finished == 0) it.finished = now;
      if (it.script.isEmpty() && replies.size() == 1 && now - it.finished < WORDS_LATE) return;
      replies.poll();
      last = it.item;
      listener.accept(it.whole());
    }
  }

  private boolean over(Reply it, long now) {
    return it.end() <= confirmed || (it.end() <= sent && now - dry > OVERDUE);
  }

  private void discard(String item) {
    discarded.add(item);
    if (discarded.size() > REMEMBERED) discarded.poll();
  }
}
