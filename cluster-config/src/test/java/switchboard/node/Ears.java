package switchboard.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.sound.Ear;

/// A telephone that hears.
final class Ears implements MediaCall.Listener {

  final List<String> heard = new CopyOnWriteArrayList<>();
  final AtomicInteger clears = new AtomicInteger();
  private final Ear ear =
      new Ear(
          200,
          new Ear.Listener() {
            @Override
            public void began() {}

            @Override
            public void words(String words) {
              heard.add(words);
            }

            @Override
            public void ended() {}
          });

  @Override
  public void heard(byte[] mulaw) {
    ear.hear(mulaw);
  }

  @Override
  public void cleared() {
    clears.incrementAndGet();
  }

  boolean all(String... words) {
    var text = String.join(" ", heard);
    return Stream.of(words).allMatch(text::contains);
  }
}
