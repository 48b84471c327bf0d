package switchboard.edge.cascade;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.edge.cascade.Cascade.Means;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.SpeechVendor.Loss.Cause;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;

/// Has words spoken, piece by piece: the next is made while the one before is played, none out of
/// order, none while the caller speaks. For the loop of its call.
final class Voice {

  static final Loss MUTE = new Loss(Cause.BROKEN, "voice");

  private static final int AT_ONCE = 2;
  private static final int TRIES = 2;

  /// One piece.
  private static final class Piece {
    final CascadeCall.Saying saying;
    byte @Nullable [] sound;
    boolean asked;
    boolean made;

    Piece(CascadeCall.Saying saying) {
      this.saying = saying;
    }
  }

  private final TextToSpeech speech;
  private final Optional<String> name;
  private final EventLoop loop;
  private final SpeechVendor.Listener listener;
  private final Runnable mute;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private boolean held;
  private boolean over;

  /// @param mute when nothing can be said any more
  Voice(Means means, EventLoop loop, SpeechVendor.Listener listener, Runnable mute) {
    this.speech = means.voice();
    this.name = means.voiceName();
    this.loop = loop;
    this.listener = listener;
    this.mute = mute;
  }

  void say(CascadeCall.Saying saying) {
    pieces.add(new Piece(saying));
    ask();
    deliver();
  }

  /// Nothing more is said until it is known what the caller wants.
  void hold() {
    held = true;
  }

  void goOn() {
    held = false;
    deliver();
  }

  /// Nobody wants to hear the rest.
  void drop() {
    held = false;
    pieces.clear();
  }

  void close() {
    over = true;
    pieces.clear();
  }

  private void ask() {
    pieces.stream().limit(AT_ONCE).filter(it -> !it.asked).forEach(this::ask);
  }

  private void ask(Piece piece) {
    piece.asked = true;
    var words = new Words(piece.saying.words().strip(), piece.saying.language(), name);
    Thread.ofVirtual()
        .name("cascade-voice")
        .start(() -> {
          var sound = spoken(words);
          loop.execute(() -> made(piece, sound));
        });
  }

  private Optional<byte[]> spoken(Words words) {
    for (int i = 0; i < TRIES; i++)
      if (speech.speak(words) instanceof Answer.Spoken(var audio, _)) {
        var sound = PhoneSound.of(audio.toArray());
        if (sound.isPresent()) return sound;
      }
    return Optional.empty();
  }

  private void made(Piece piece, Optional<byte[]> sound) {
    piece.made = true;
    piece.sound = sound.orElse(null);
    deliver();
  }

  private void deliver() {
    while (!over && !held) {
      var piece = pieces.peek();
      if (piece == null || !piece.made) return;
      pieces.poll();
      var sound = piece.sound;
      if (sound == null) mute.run();
      else play(piece.saying, sound);
      ask();
    }
  }

  private void play(CascadeCall.Saying it, byte[] sound) {
    listener.agentSaid(it.item(), it.words());
    listener.audio(it.item(), Unpooled.wrappedBuffer(sound));
    listener.audioDone(it.item());
  }
}
