package switchboard.edge.cascade;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.edge.cascade.Cascade.Means;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.speech.SpeechToText;
import switchboard.engine.privacy.Personal;

/// One session with whoever hears, and the voice beside it. A turn of the caller is what was
/// understood up to the end that our own ear found; where it found none, the service's.
final class CascadeSession implements SpeechVendor.Session, SpeechToText.Listener {

  /// A pause that the service hears and our own ear does not, in a noise perhaps, ends a turn after
  /// this.
  private static final long NOISE_MILLIS = 700;

  private final Means means;
  private final CascadeTalk talk;
  private final SpeechVendor.Listener listener;
  private final EventLoop loop;
  private final Consumer<CascadeSession> closed;
  private final Voice voice;
  private SpeechToText.@Nullable Session ears;
  private Runnable begun = () -> {};
  private String certain = "";
  private String guess = "";
  private boolean ready;
  private boolean over;
  private boolean speaking;
  private boolean finishing;
  private int changes;

  CascadeSession(
      Means means,
      CascadeTalk talk,
      SpeechVendor.Listener listener,
      EventLoop loop,
      Consumer<CascadeSession> closed) {
    this.means = means;
    this.talk = talk;
    this.listener = listener;
    this.loop = loop;
    this.closed = closed;
    this.voice = new Voice(means, loop, listener, () -> lost(Voice.MUTE));
  }

  /// @param begun once it hears
  void open(Runnable begun) {
    this.begun = begun;
    ears = means.ears().open(loop, means.manner(), this);
  }

  boolean isReady() {
    return ready && !over;
  }

  void speak(CascadeCall.Saying it) {
    voice.say(it);
  }

  @Override
  public void ready() {
    if (over) return;
    ready = true;
    listener.ready();
    talk.begin();
    loop.execute(begun);
  }

  @Override
  public void audio(ByteBuf frame) {
    if (ears == null || over) frame.release();
    else ears.audio(frame);
  }

  @Override
  public void turn(boolean began) {
    speaking = began;
    if (began) {
      voice.hold();
      talk.speaking(true);
    } else if (ears != null) {
      finishing = true;
      ears.finish();
    }
  }

  @Override
  public void guessed(String words) {
    if (over) return;
    changes++;
    guess = words;
    listener.callerSays(soFar());
  }

  @Override
  public void understood(String words) {
    if (over) return;
    changes++;
    certain = (certain + " " + words).strip();
    guess = "";
    listener.callerSays(certain);
  }

  private String soFar() {
    return (certain + " " + guess).strip();
  }

  @Override
  public void finished() {
    if (!finishing) return;
    finishing = false;
    if (!speaking) end();
  }

  @Override
  public void paused() {
    if (over || finishing) return;
    if (!speaking && talk.talking()) forget();
    else if (!speaking) end();
    else later(changes);
  }

  /// Nobody spoke but ourselves.
  private void forget() {
    certain = "";
    guess = "";
  }

  private void later(int now) {
    loop.schedule(
        () -> {
          if (now == changes && speaking && !soFar().isEmpty()) end();
        },
        NOISE_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /// The caller's turn is over; perhaps it was a cough.
  private void end() {
    if (over) return;
    changes++;
    var words = soFar();
    forget();
    if (words.isEmpty()) {
      listener.callerSays("");
      talk.speaking(false);
      voice.goOn();
    } else {
      voice.drop();
      listener.speechStarted();
      listener.callerSaid(words);
    }
  }

  /// What was understood until now may be an echo of ourselves.
  @Override
  public void interrupted(String item, Duration heard) {
    voice.drop();
    forget();
  }

  @Override
  public void answer(String call, JsonNode answer, boolean pending) {}

  /// What the business itself wants said comes with the conversation's own words.
  @Override
  public void say(Personal text) {}

  @Override
  public void lost(Loss loss) {
    if (over) return;
    finish();
    listener.lost(loss);
  }

  @Override
  public void close() {
    if (!over) finish();
  }

  private void finish() {
    over = true;
    voice.close();
    if (ears != null) ears.close();
    closed.accept(this);
  }
}
