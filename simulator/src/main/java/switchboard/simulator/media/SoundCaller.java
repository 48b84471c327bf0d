package switchboard.simulator.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import switchboard.simulator.sound.Ear;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Move;

/// A customer on a line of sound: listens, answers when the other side has done, or cuts in before.
/// Everything happens on the thread of the call.
public final class SoundCaller implements MediaCall.Listener {

  /// Who watches.
  public interface Watcher {

    void said(String words, boolean cutIn);

    /// @param words of a sentence, `share` how much of it was played, 0 to 1
    void heard(String words, double share);

    /// @param took from the end of the customer's words to the first sound
    void answered(Duration took);

    void over(String reason);
  }

  private static final int QUIET_MILLIS = 500;
  private static final int FRAME_MILLIS = 20;

  /// Nobody waits longer for an answer.
  private static final int PATIENCE_FRAMES = 15_000 / FRAME_MILLIS;

  private static final byte[] SILENCE = Sound.silence(FRAME_MILLIS);

  /// A sentence that is being heard.
  private static final class Sentence {
    final String words;
    int frames;

    Sentence(String words) {
      this.words = words;
    }

    double share() {
      return Math.min(1, (double) frames * FRAME_MILLIS / Sound.millis(words));
    }
  }

  private final Caller caller;
  private final OptionalInt interrupts;
  private final Watcher watcher;
  private final LongSupplier clock;
  private final CompletableFuture<MediaCall> call = new CompletableFuture<>();
  private final Ear ear = new Ear(QUIET_MILLIS, new Attention());
  private final List<Sentence> reply = new ArrayList<>();
  private boolean played;
  private boolean speaking;

  /// Whether something was asked to be said just now, which goes out from the next frame on.
  private boolean asked;

  /// Whether it is known that nothing is being said in this frame.
  private boolean silent;

  private volatile boolean left;
  private boolean cut;
  private int replies;
  private int framesOfReply;
  private int waited;
  private long done;

  /// @param interrupts after how many milliseconds of a reply they cut in, every other time
  public SoundCaller(Caller caller, OptionalInt interrupts, Watcher watcher, LongSupplier clock) {
    this.caller = caller;
    this.interrupts = interrupts;
    this.watcher = watcher;
    this.clock = clock;
  }

  /// The line is open.
  public void on(MediaCall line) {
    call.complete(line);
  }

  /// A frame goes out when nothing waits to be said: time passes.
  @Override
  public byte[] speaks() {
    if (speaking && !asked) {
      speaking = false;
      done = clock.getAsLong();
    }
    asked = false;
    silent = true;
    if (!played) ear.hear(SILENCE);
    silent = false;
    played = false;
    if (++waited > PATIENCE_FRAMES) leave("nobody answered");
    return new byte[0];
  }

  @Override
  public void arrived(byte[] mulaw) {
    if (done == 0) return;
    watcher.answered(Duration.ofNanos(clock.getAsLong() - done));
    done = 0;
  }

  @Override
  public void heard(byte[] mulaw) {
    played = true;
    waited = 0;
    ear.hear(mulaw);
    if (!reply.isEmpty()) reply.getLast().frames++;
    framesOfReply++;
    if (impatient()) cutIn();
  }

  private boolean impatient() {
    return !cut
        && !reply.isEmpty()
        && interrupts.isPresent()
        && replies % 2 == 1
        && framesOfReply * FRAME_MILLIS >= interrupts.getAsInt();
  }

  private void cutIn() {
    cut = true;
    act(soFar(), true);
  }

  private String soFar() {
    return String.join(" ", reply.stream().map(it -> it.words).toList());
  }

  @Override
  public void cleared() {
    finish();
    cut = false;
  }

  @Override
  public void closed(int code) {
    finish();
    watcher.over("closed " + code);
  }

  private void act(String heard, boolean cutsIn) {
    switch (caller.answer(new Ask(heard, true, true))) {
      case Move.Speak(var text, _) -> say(text, cutsIn);
      case Move.Press(var digits) -> {
        for (var it : digits.split("")) call.thenAccept(line -> line.press(it));
      }
      case Move.StaySilent _ -> {}
      case Move.HangUp _ -> leave("hangs up");
    }
  }

  private void say(String text, boolean cutsIn) {
    watcher.said(text, cutsIn);
    speaking = true;
    asked = !silent;
    waited = 0;
    call.thenAccept(line -> line.say(Sound.mulaw(text)));
  }

  /// Whether they hung up themselves.
  public boolean left() {
    return left;
  }

  private void leave(String reason) {
    left = true;
    waited = Integer.MIN_VALUE;
    watcher.over(reason);
    call.thenAccept(MediaCall::hangUp);
  }

  private void finish() {
    for (var it : reply) watcher.heard(it.words, it.share());
    if (!reply.isEmpty()) replies++;
    reply.clear();
    framesOfReply = 0;
  }

  private final class Attention implements Ear.Listener {

    @Override
    public void began() {
      framesOfReply = 0;
    }

    @Override
    public void words(String words) {
      reply.add(new Sentence(words));
    }

    @Override
    public void ended() {
      boolean answered = cut;
      cut = false;
      if (reply.isEmpty()) return;
      var heard = soFar();
      finish();
      if (!answered) act(heard, false);
    }
  }
}
