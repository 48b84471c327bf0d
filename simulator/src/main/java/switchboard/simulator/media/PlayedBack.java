package switchboard.simulator.media;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/// Plays sound as Twilio does: in real time, marks after what came before them.
final class PlayedBack {

  static final byte[] SILENCE = Sound.silence(20);

  private sealed interface Waiting {

    record Sounding(byte[] mulaw) implements Waiting {}

    record Mark(String name) implements Waiting {}
  }

  private final MediaCall.Listener listener;
  private final Consumer<String> back;
  private final Set<MediaFault> faults;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int played;

  PlayedBack(MediaCall.Listener listener, Consumer<String> back, Set<MediaFault> faults) {
    this.listener = listener;
    this.back = back;
    this.faults = faults;
  }

  void add(byte[] mulaw) {
    queue.add(new Waiting.Sounding(mulaw));
  }

  void mark(String name) {
    if (faults.contains(MediaFault.NO_MARKS)) return;
    if (faults.contains(MediaFault.HASTY_MARKS)) back.accept(name);
    else queue.add(new Waiting.Mark(name));
  }

  void clear() {
    var dropped = queue.toArray(Waiting[]::new);
    queue.clear();
    played = 0;
    for (var it : dropped) if (it instanceof Waiting.Mark(var name)) back.accept(name);
  }

  /// 20 ms have passed.
  void tick() {
    byte[] frame = null;
    int filled = 0;
    while (!queue.isEmpty() && (filled < MediaCall.FRAME || isMark())) {
      switch (queue.element()) {
        case Waiting.Mark(var name) -> {
          queue.remove();
          back.accept(name);
        }
        case Waiting.Sounding(var mulaw) -> {
          if (frame == null) frame = SILENCE.clone();
          int piece = Math.min(MediaCall.FRAME - filled, mulaw.length - played);
          System.arraycopy(mulaw, played, frame, filled, piece);
          filled += piece;
          played += piece;
          if (played == mulaw.length) {
            queue.remove();
            played = 0;
          }
        }
      }
    }
    if (frame != null) listener.heard(Arrays.copyOf(frame, filled));
  }

  private boolean isMark() {
    return queue.element() instanceof Waiting.Mark;
  }
}
