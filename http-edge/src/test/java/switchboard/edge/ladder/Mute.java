package switchboard.edge.ladder;

import io.netty.channel.EventLoop;
import java.time.Duration;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;

/// A vendor that is there and says nothing.
record Mute(String name) implements SpeechVendor {

  @Override
  public Encoding encoding() {
    return Encoding.MULAW_8K;
  }

  @Override
  public Duration longest() {
    return Duration.ofHours(1);
  }

  @Override
  public Session open(EventLoop loop, Briefing briefing, Listener listener) {
    throw new UnsupportedOperationException();
  }
}
