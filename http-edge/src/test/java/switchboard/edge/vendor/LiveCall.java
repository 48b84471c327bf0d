package switchboard.edge.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.edge.http.Json;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Session;
import switchboard.engine.privacy.Personal;
import switchboard.simulator.sound.Mulaw;
import switchboard.simulator.sound.Sound;

/// A call as its media would lead it: everything on one loop, a frame every so often, silence
/// between the words.
public final class LiveCall implements AutoCloseable {

  private final MultiThreadIoEventLoopGroup loops;
  private final EventLoop loop;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private final Encoding encoding;
  private final Recorder recorder;
  private @Nullable Session session;

  /// µ-law by epoll where there is one, all else by the JDK's own: both are to work.
  private LiveCall(Encoding encoding, Recorder recorder) {
    boolean epoll = encoding == Encoding.MULAW_8K && Epoll.isAvailable();
    var handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.loops = new MultiThreadIoEventLoopGroup(1, handlers);
    this.loop = loops.next();
    this.encoding = encoding;
    this.recorder = recorder;
  }

  /// @param frame how often 20 ms of sound are sent; zero: never
  public static LiveCall to(
      SpeechVendor vendor, Briefing briefing, Duration frame, Duration patience) {
    var call = new LiveCall(vendor.encoding(), new Recorder(patience));
    call.on(_ -> call.session = vendor.open(call.loop, briefing, call.recorder));
    if (!frame.isZero())
      call.loop.scheduleAtFixedRate(call::frame, 0, frame.toNanos(), TimeUnit.NANOSECONDS);
    return call;
  }

  public Recorder recorder() {
    return recorder;
  }

  public LiveCall ready() {
    recorder.until(Recorder::isReady);
    return this;
  }

  private void frame() {
    var it = session;
    if (it == null || !recorder.isReady() || recorder.loss().isPresent()) return;
    var next = frames.poll();
    var sound = next == null ? Sound.silence(20) : next;
    it.audio(Unpooled.wrappedBuffer(encoding == Encoding.PCM16_8K ? Mulaw.pcm(sound) : sound));
  }

  /// Sends a frame without waiting for anything.
  public void early() {
    on(it -> it.audio(Unpooled.wrappedBuffer(Sound.silence(20))));
  }

  /// Speaks, frame by frame.
  public void speak(byte[] mulaw) {
    loop.execute(() -> {
      for (int at = 0; at < mulaw.length; at += Sound.FRAME)
        frames.add(Arrays.copyOfRange(mulaw, at, at + Sound.FRAME));
    });
  }

  public void answer(String call, String json, boolean pending) {
    try {
      var answer = Json.MAPPER.readTree(json);
      on(it -> it.answer(call, answer, pending));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public void say(String words) {
    on(it -> it.say(Personal.of(words)));
  }

  public void interrupted(String item, Duration heard) {
    on(it -> it.interrupted(item, heard));
  }

  public void hangUp() {
    on(Session::close);
  }

  private void on(Consumer<Session> what) {
    var done = new CompletableFuture<Void>();
    loop.execute(() -> {
      var it = session;
      what.accept(it == null ? NOBODY : it);
      done.complete(null);
    });
    done.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static final Session NOBODY =
      new Session() {
        @Override
        public void audio(ByteBuf frame) {}

        @Override
        public void interrupted(String item, Duration heard) {}

        @Override
        public void answer(String call, JsonNode answer, boolean pending) {}

        @Override
        public void say(Personal text) {}

        @Override
        public void close() {}
      };

  @Override
  public void close() {
    hangUp();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
