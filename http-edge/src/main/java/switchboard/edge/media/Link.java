package switchboard.edge.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.edge.media.SpeechVendor.Session;
import switchboard.edge.media.playback.Backlog;
import switchboard.edge.media.sound.Transcoder;
import switchboard.engine.privacy.Personal;

/// A call's line to its vendor: one session, or one after another where the vendor limits their
/// length. The next is opened in a pause before the limit, knows what was heard so far, and takes
/// over in a pause when it is ready. Watches over a session that never becomes ready, and over one
/// that owes a reply and keeps silent.
final class Link {

  private static final int EARLY_BYTES = 8_000;
  private static final Duration RETRY = Duration.ofSeconds(2);

  /// Who is told what comes from the session in use.
  interface Owner {

    void ready();

    void audio(String item, byte[] mulaw);

    void audioDone(String item);

    void speechStarted();

    void callerSays(String soFar);

    void callerSaid(String words);

    void agentSaid(String item, String words);

    void wants(String call, String function, String arguments);

    void forgets(List<String> calls);

    /// Nothing is being said, and nothing asked.
    boolean quiet();

    /// What a session that goes on needs to know.
    Briefing soFar();

    void renewed();

    void lost(Loss loss);
  }

  private final SpeechVendor vendor;
  private final EventLoop loop;
  private final ByteBufAllocator allocator;
  private final MediaSettings.Limits limits;
  private final LongSupplier clock;
  private final Owner owner;
  private final Transcoder transcoder;
  private final Backlog early = new Backlog(EARLY_BYTES);

  private @Nullable Ear current;
  private @Nullable Ear next;
  private @Nullable Loss outlived;
  private long retry;
  private long owed;
  private long perhapsOwed;
  private boolean over;

  Link(
      SpeechVendor vendor,
      EventLoop loop,
      ByteBufAllocator allocator,
      MediaSettings.Limits limits,
      LongSupplier clock,
      Owner owner) {
    this.vendor = vendor;
    this.loop = loop;
    this.allocator = allocator;
    this.limits = limits;
    this.clock = clock;
    this.owner = owner;
    this.transcoder = new Transcoder(vendor.encoding());
  }

  void open(Briefing briefing) {
    current = ear(briefing);
  }

  /// Before the session listens, the last second is kept for it.
  void audio(byte[] mulaw, int from, int to) {
    var it = session();
    if (it != null) {
      it.audio(transcoder.toVendor(mulaw, from, to, allocator));
      return;
    }
    int tooMuch = early.size() + to - from - EARLY_BYTES;
    if (tooMuch > 0) early.take(new byte[EARLY_BYTES], Math.min(tooMuch, EARLY_BYTES));
    early.add(mulaw, from, to);
  }

  void interrupted(String item, Duration heard) {
    transcoder.cut();
    var it = session();
    if (it != null) it.interrupted(item, heard);
  }

  void turn(boolean speaking) {
    var it = session();
    if (it != null) it.turn(speaking);
  }

  void answer(String call, JsonNode told, boolean pending) {
    var it = session();
    if (it == null) return;
    it.answer(call, told, pending);
    owed = clock.getAsLong();
  }

  /// Has something said that we decided on, if anybody is there to say it.
  void say(Supplier<Optional<Personal>> what) {
    var it = session();
    if (it != null) what.get().ifPresent(it::say);
  }

  /// The caller has spoken: a reply is to come, or at least a sign of having heard.
  void spokenTo(boolean understood) {
    if (understood) owed = clock.getAsLong();
    else perhapsOwed = clock.getAsLong();
  }

  /// The caller still speaks, or the vendor waits for us: it owes nothing yet.
  void patience() {
    long now = clock.getAsLong();
    if (owed != 0) owed = now;
    if (perhapsOwed != 0) perhapsOwed = now;
  }

  void tick(long now) {
    var it = current;
    if (over || it == null) return;
    if (outlived == null && !it.ready && since(it.opened, now, limits.vendorReady()))
      end(new Loss(Cause.UNREACHABLE, "not ready in time"));
    else if (it.ready && (silent(owed, now) || silent(perhapsOwed, now)))
      end(new Loss(Cause.SILENT, "owes a reply"));
    else renew(it, now);
  }

  void close() {
    over = true;
    early.clear();
    if (current != null) current.close();
    if (next != null) next.close();
  }

  private boolean silent(long since, long now) {
    return since != 0 && since(since, now, limits.vendorSilent());
  }

  private static boolean since(long start, long now, Duration time) {
    return now - start > time.toNanos();
  }

  private void renew(Ear it, long now) {
    long longest = vendor.longest().toNanos();
    long left = longest - (now - it.opened);
    boolean late = left < Math.min(longest / 10, Duration.ofMinutes(1).toNanos());
    boolean due = left < Math.min(longest / 5, Duration.ofMinutes(5).toNanos());
    var after = next;
    if (after == null) {
      if (due && (late || owner.quiet()) && now - retry > 0) next = ear(owner.soFar());
    } else if (after.ready) {
      if (late || outlived != null || owner.quiet()) swap(it, after);
    } else if (since(after.opened, now, limits.vendorReady())) failed(after);
  }

  private void failed(Ear after) {
    after.close();
    next = null;
    retry = clock.getAsLong() + RETRY.toNanos();
    if (outlived != null) end(outlived);
  }

  private void swap(Ear before, Ear after) {
    current = after;
    next = null;
    outlived = null;
    before.close();
    begin(after);
    owner.renewed();
  }

  private void begin(Ear it) {
    owed = 0;
    perhapsOwed = 0;
    var waiting = new byte[early.size()];
    int length = early.take(waiting, waiting.length);
    if (length > 0 && it.session != null)
      it.session.audio(transcoder.toVendor(waiting, 0, length, allocator));
  }

  private @Nullable Session session() {
    var it = current;
    return it != null && it.ready && !it.closed ? it.session : null;
  }

  private void end(Loss loss) {
    if (over) return;
    close();
    owner.lost(loss);
  }

  private Ear ear(Briefing briefing) {
    var it = new Ear();
    it.session = vendor.open(loop, briefing, it);
    return it;
  }

  /// The ear for one session; deaf once that is closed.
  private final class Ear implements SpeechVendor.Listener {

    private final long opened = clock.getAsLong();
    private @Nullable Session session;
    private boolean ready;
    private boolean closed;

    private void close() {
      if (closed) return;
      closed = true;
      if (session != null) session.close();
    }

    /// Whether what it says counts.
    private boolean used(boolean reply) {
      if (closed || over || this != current) return false;
      perhapsOwed = 0;
      if (reply) owed = 0;
      return true;
    }

    @Override
    public void ready() {
      if (closed || over || ready) return;
      ready = true;
      if (this == next && outlived != null && current != null) swap(current, this);
      else if (this != next) loop.execute(this::begin);
    }

    private void begin() {
      if (!used(false)) return;
      Link.this.begin(this);
      owner.ready();
    }

    @Override
    public void audio(String item, ByteBuf sound) {
      if (used(true)) owner.audio(item, transcoder.toPhone(sound));
    }

    @Override
    public void audioDone(String item) {
      if (used(true)) owner.audioDone(item);
    }

    @Override
    public void speechStarted() {
      if (used(false)) owner.speechStarted();
    }

    @Override
    public void callerSays(String soFar) {
      if (used(false)) owner.callerSays(soFar);
    }

    @Override
    public void callerSaid(String words) {
      if (used(false)) owner.callerSaid(words);
    }

    @Override
    public void agentSaid(String item, String words) {
      if (used(true)) owner.agentSaid(item, words);
    }

    @Override
    public void wants(String call, String function, String arguments) {
      if (used(true)) owner.wants(call, function, arguments);
    }

    @Override
    public void forgets(List<String> calls) {
      if (used(false)) owner.forgets(calls);
    }

    @Override
    public void lost(Loss loss) {
      if (closed || over) return;
      closed = true;
      loop.execute(() -> gone(loss));
    }

    /// A session that has reached its limit while its successor is being opened is waited for.
    private void gone(Loss loss) {
      if (over) return;
      if (this == next) failed(this);
      if (this != current) return;
      owed = 0;
      perhapsOwed = 0;
      var after = next;
      boolean expired = loss.cause() == Cause.EXPIRED && ready;
      if (after == null && expired) after = next = ear(owner.soFar());
      if (after == null) end(loss);
      else if (after.ready) swap(this, after);
      else outlived = loss;
    }
  }
}
