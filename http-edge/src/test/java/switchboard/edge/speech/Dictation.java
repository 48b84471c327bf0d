package switchboard.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.speech.SpeechToText.Manner;
import switchboard.edge.speech.SpeechToText.Session;
import switchboard.simulator.sound.Sound;

/// Speaks to a service frame by frame, silence between the words, and keeps all that it tells.
public final class Dictation implements SpeechToText.Listener, AutoCloseable {

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = loops.next();
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private final Duration patience;
  private final List<String> order = new ArrayList<>();
  private final List<String> guesses = new ArrayList<>();
  private final List<String> certain = new ArrayList<>();
  private Optional<Loss> loss = Optional.empty();
  private boolean ready;
  private @Nullable Session session;

  private Dictation(Duration patience) {
    this.patience = patience;
  }

  /// @param frame how often 20 ms of sound are sent; zero: never
  public static Dictation to(
      SpeechToText service, Manner manner, Duration frame, Duration patience) {
    var it = new Dictation(patience);
    it.on(_ -> {});
    var opened = new CompletableFuture<Session>();
    it.loop.execute(() -> opened.complete(service.open(it.loop, manner, it)));
    it.session = opened.orTimeout(20, TimeUnit.SECONDS).join();
    if (!frame.isZero())
      it.loop.scheduleAtFixedRate(it::frame, 0, frame.toNanos(), TimeUnit.NANOSECONDS);
    return it;
  }

  private void frame() {
    var it = session;
    if (it == null || !isReady() || loss().isPresent()) return;
    byte[] next;
    synchronized (this) {
      next = frames.poll();
      notifyAll();
    }
    it.audio(Unpooled.wrappedBuffer(next == null ? Sound.silence(20) : next));
  }

  public synchronized void speak(byte[] mulaw) {
    for (int at = 0; at < mulaw.length; at += Sound.FRAME)
      frames.add(Arrays.copyOfRange(mulaw, at, at + Sound.FRAME));
  }

  public void finish() {
    on(Session::finish);
  }

  /// Sends a frame without waiting for anything.
  public void early() {
    on(it -> it.audio(Unpooled.wrappedBuffer(Sound.silence(20))));
  }

  public void hangUp() {
    on(Session::close);
  }

  private void on(Consumer<Session> what) {
    var done = new CompletableFuture<Void>();
    loop.execute(() -> {
      if (session != null) what.accept(session);
      done.complete(null);
    });
    done.orTimeout(20, TimeUnit.SECONDS).join();
  }

  public Dictation untilReady() {
    until(Dictation::isReady);
    return this;
  }

  /// Waits until this is so, or fails showing what has come.
  public synchronized void until(Predicate<Dictation> fact) {
    long end = System.nanoTime() + patience.toNanos();
    while (!fact.test(this)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      assertThat(left).as("in time, after %s", order).isPositive();
      try {
        wait(Math.min(left, 20));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Until all has been said.
  public void untilSilent() {
    until(it -> it.frames.isEmpty());
  }

  public void untilSilentOrLost() {
    until(it -> it.frames.isEmpty() || it.loss.isPresent());
  }

  public Loss untilLost() {
    until(it -> it.loss.isPresent());
    return loss().orElseThrow();
  }

  public synchronized boolean isReady() {
    return ready;
  }

  public synchronized Optional<Loss> loss() {
    return loss;
  }

  public synchronized List<String> order() {
    return List.copyOf(order);
  }

  public synchronized List<String> guesses() {
    return List.copyOf(guesses);
  }

  public synchronized String understood() {
    return String.join(" ", certain);
  }

  public long finishes() {
    return order().stream().filter("finished"::equals).count();
  }

  public long pauses() {
    return order().stream().filter("paused"::equals).count();
  }

  private synchronized void note(String what) {
    order.add(what);
    notifyAll();
  }

  @Override
  public synchronized void ready() {
    ready = true;
    note("ready");
  }

  @Override
  public synchronized void guessed(String words) {
    guesses.add(words);
    note("guessed");
  }

  @Override
  public synchronized void understood(String words) {
    certain.add(words);
    note("understood");
  }

  @Override
  public void paused() {
    note("paused");
  }

  @Override
  public void finished() {
    note("finished");
  }

  @Override
  public synchronized void lost(Loss loss) {
    this.loss = Optional.of(loss);
    note("lost");
  }

  @Override
  public void close() {
    if (loops.isShuttingDown()) return;
    hangUp();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
