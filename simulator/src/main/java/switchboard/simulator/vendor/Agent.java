package switchboard.simulator.vendor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.simulator.chat.Move;
import switchboard.simulator.sound.Ear;
import switchboard.simulator.sound.Sound;

/// One session of a simulated service, without its wire: hears the caller, thinks, speaks in bursts
/// faster than one can listen, stops when the caller cuts in, asks for functions.
public abstract class Agent implements Peer {

  private static final int BYTES_A_MILLI = 8;

  /// What it is about to do, one after the other.
  private final ArrayDeque<Runnable> plans = new ArrayDeque<>();

  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final List<String> heard = new ArrayList<>();
  private final Ear ear;
  private final Lines lines;
  protected final Wire wire;
  protected final Pace pace;
  protected final Optional<Fault> fault;
  private int generation;
  private int calls;
  private boolean speaking;
  private boolean listening;

  protected Agent(Wire wire, Setup setup) {
    this.wire = wire;
    this.fault = setup.fault();
    this.pace = fault.equals(Optional.of(Fault.SLOW)) ? setup.pace().slow() : setup.pace();
    this.lines = setup.lines();
    this.ear = new Ear(pace.silence(), new Attention());
  }

  /// What a session begins with.
  ///
  /// @param lines what callers say whose sound has no words in it
  public record Setup(Pace pace, Optional<Fault> fault, Lines lines) {}

  /// The mind, once it is known what it is about.
  protected abstract Mind mind();

  /// Tells that the caller has begun to speak.
  protected abstract void began(boolean cutIn);

  /// Tells what the caller said.
  protected abstract void caller(String words);

  /// Tells what is being said.
  protected abstract void sentence(String words);

  /// Sends sound.
  protected abstract void sound(byte[] mulaw);

  /// Tells that a reply is complete.
  protected abstract void done();

  protected abstract void wants(String call, String function, String arguments);

  /// Tells that calls are of no more use.
  protected abstract void forgets(Map<String, String> calls);

  protected boolean at(Fault one) {
    return fault.equals(Optional.of(one));
  }

  protected boolean speaking() {
    return speaking;
  }

  /// From now on it hears.
  protected void listen() {
    listening = true;
  }

  protected void hear(byte[] mulaw) {
    if (listening) ear.hear(mulaw);
  }

  /// As if the caller had said it.
  protected void told(String words) {
    think(() -> play(mind().heard(words)));
  }

  /// The answer to a function.
  ///
  /// @return whether it was waited for
  protected boolean answered(String call, String answer) {
    var function = wanted.remove(call);
    if (function == null) return false;
    think(() -> play(mind().answered(function, answer)));
    return true;
  }

  protected boolean waiting() {
    return !wanted.isEmpty();
  }

  /// Says something of its own accord.
  protected void say(String words) {
    if (at(Fault.SILENT)) return;
    mind().remember(false, words);
    play(List.of(new Move.Words(words)));
  }

  private void think(Runnable then) {
    if (at(Fault.SILENT)) return;
    int now = generation;
    wire.later(
        pace.think(),
        () -> {
          if (now == generation) then.run();
        });
  }

  private void play(List<Move> moves) {
    if (moves.isEmpty()) return;
    plans.add(step(this::opening));
    moves.forEach(this::plan);
    boolean said = moves.stream().anyMatch(Move.Words.class::isInstance);
    if (said) plans.add(step(this::done));
    plans.add(step(this::closing));
    if (!speaking) next();
  }

  private Runnable step(Runnable what) {
    return () -> {
      what.run();
      next();
    };
  }

  /// A reply begins.
  protected void opening() {}

  /// A reply is over, with or without words.
  protected void closing() {}

  /// Whatever it was about to do, it does not.
  protected void cut() {
    generation++;
    plans.clear();
    speaking = false;
  }

  private void plan(Move move) {
    switch (move) {
      case Move.Words(var text) -> plans.add(() -> speak(text));
      case Move.Call(var function, var arguments) -> plans.add(() -> call(function, arguments));
      case Move.Drop _ -> plans.add(wire::drop);
      case Move.Garbage(var line) -> plans.add(() -> wire.text(line));
      case Move.Pause _, Move.Refuse _, Move.Endless _ -> {}
    }
  }

  private void next() {
    var plan = plans.poll();
    speaking = plan != null;
    if (plan != null) plan.run();
  }

  private void speak(String text) {
    sentence(text);
    if (at(Fault.DROP)) wire.later(Duration.ofMillis(5), wire::drop);
    pour(Sound.mulaw(text), 0, generation);
  }

  private void pour(byte[] sound, int from, int of) {
    if (of != generation) return;
    int to = Math.min(sound.length, from + pace.chunk() * BYTES_A_MILLI);
    sound(Arrays.copyOfRange(sound, from, to));
    if (to == sound.length) next();
    else wire.later(pace.between(), () -> pour(sound, to, of));
  }

  private void call(String function, String arguments) {
    var id = "call_" + ++calls;
    wanted.put(id, function);
    wants(id, function, arguments);
    next();
  }

  @Override
  public void closed() {
    cut();
  }

  private final class Attention implements Ear.Listener {

    @Override
    public void began() {
      boolean cutIn = speaking;
      cut();
      Agent.this.began(cutIn);
      if (!wanted.isEmpty()) forgets(Map.copyOf(wanted));
      heard.clear();
    }

    @Override
    public void words(String words) {
      heard.add(words);
    }

    @Override
    public void ended() {
      var words = heard.isEmpty() ? lines.take() : Optional.of(String.join(" ", heard));
      heard.clear();
      words.ifPresent(it -> {
        caller(it);
        told(it);
      });
    }
  }

  /// Nobody waits for these any more.
  protected void forget() {
    wanted.clear();
  }
}
