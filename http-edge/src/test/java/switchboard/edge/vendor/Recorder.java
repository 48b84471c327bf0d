package switchboard.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import switchboard.edge.media.SpeechVendor.Listener;
import switchboard.edge.media.SpeechVendor.Loss;

/// Keeps all that a service tells, and waits for what it is to tell.
public final class Recorder implements Listener {

  /// A function that was asked for.
  public record Wish(String call, String function, String arguments) {}

  private final Duration patience;
  private final List<String> order = new ArrayList<>();
  private final Map<String, ByteArrayOutputStream> sounds = new LinkedHashMap<>();
  private final Map<String, StringBuilder> words = new LinkedHashMap<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private Optional<Loss> loss = Optional.empty();
  private boolean ready;
  private int starts;

  public Recorder(Duration patience) {
    this.patience = patience;
  }

  /// Waits until this is so, or fails showing what has come.
  public synchronized void until(Predicate<Recorder> fact) {
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

  public synchronized Loss untilLost() {
    until(it -> it.loss.isPresent());
    return loss.orElseThrow();
  }

  public synchronized boolean isReady() {
    return ready;
  }

  public synchronized Optional<Loss> loss() {
    return loss;
  }

  public synchronized int starts() {
    return starts;
  }

  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  public synchronized List<Wish> wishes() {
    return List.copyOf(wishes);
  }

  public synchronized List<String> forgotten() {
    return List.copyOf(forgotten);
  }

  /// Replies that are complete.
  public synchronized List<String> done() {
    return List.copyOf(done);
  }

  /// Replies with any sound.
  public synchronized List<String> items() {
    return List.copyOf(sounds.keySet());
  }

  public synchronized int bytes() {
    return sounds.values().stream().mapToInt(ByteArrayOutputStream::size).sum();
  }

  public synchronized byte[] sound(String item) {
    return sounds.getOrDefault(item, new ByteArrayOutputStream()).toByteArray();
  }

  /// All that was said to the caller.
  public synchronized String said() {
    return String.join(" ", words.values());
  }

  public synchronized String said(String item) {
    return words.getOrDefault(item, new StringBuilder()).toString();
  }

  public synchronized List<String> order() {
    return List.copyOf(order);
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
  public synchronized void audio(String item, ByteBuf sound) {
    var bytes = ByteBufUtil.getBytes(sound);
    sounds.computeIfAbsent(item, _ -> new ByteArrayOutputStream()).writeBytes(bytes);
    if (!order.getLast().equals("audio")) note("audio");
    notifyAll();
  }

  @Override
  public synchronized void audioDone(String item) {
    done.add(item);
    note("audioDone");
  }

  @Override
  public synchronized void speechStarted() {
    starts++;
    note("speechStarted");
  }

  @Override
  public synchronized void callerSaid(String said) {
    heard.add(said);
    note("callerSaid");
  }

  @Override
  public synchronized void agentSaid(String item, String said) {
    words.computeIfAbsent(item, _ -> new StringBuilder()).append(said);
    note("agentSaid");
  }

  @Override
  public synchronized void wants(String call, String function, String arguments) {
    wishes.add(new Wish(call, function, arguments));
    note("wants " + function);
  }

  @Override
  public synchronized void forgets(List<String> calls) {
    forgotten.addAll(calls);
    note("forgets");
  }

  @Override
  public synchronized void lost(Loss why) {
    assertThat(loss).isEmpty();
    loss = Optional.of(why);
    note("lost " + why);
  }
}
