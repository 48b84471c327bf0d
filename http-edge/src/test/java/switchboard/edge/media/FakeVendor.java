package switchboard.edge.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import switchboard.edge.twilio.Until;
import switchboard.engine.privacy.Personal;

/// A vendor without a socket, which does what a test tells it and notes what it is told.
final class FakeVendor implements SpeechVendor {

  final List<Open> sessions = new CopyOnWriteArrayList<>();
  final Encoding encoding;
  String name = "fake";
  Duration longest = Duration.ofHours(1);
  boolean readyAtOnce = true;

  FakeVendor(Encoding encoding) {
    this.encoding = encoding;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Encoding encoding() {
    return encoding;
  }

  @Override
  public Duration longest() {
    return longest;
  }

  @Override
  public Session open(EventLoop loop, Briefing briefing, Listener listener) {
    var open = new Open(loop, briefing, listener);
    sessions.add(open);
    if (readyAtOnce) loop.execute(listener::ready);
    return open;
  }

  Open session() {
    Until.holds("a session", () -> !sessions.isEmpty());
    return sessions.getLast();
  }

  static final class Open implements Session {

    final EventLoop loop;
    final Briefing briefing;
    final Listener listener;
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<byte[]> frames = new ArrayList<>();
    volatile boolean echoing;
    volatile boolean closed;

    Open(EventLoop loop, Briefing briefing, Listener listener) {
      this.loop = loop;
      this.briefing = briefing;
      this.listener = listener;
    }

    /// Does something as the vendor, on the loop of its call.
    void says(Consumer<Listener> what) {
      loop.execute(() -> what.accept(listener));
    }

    /// A reply of so much sound.
    void reply(String item, String words, byte[] sound, boolean done) {
      says(it -> {
        it.agentSaid(item, words);
        it.audio(item, Unpooled.wrappedBuffer(sound));
        if (done) it.audioDone(item);
      });
    }

    byte[] heard() {
      var all = new ByteArrayOutputStream();
      synchronized (frames) {
        frames.forEach(all::writeBytes);
      }
      return all.toByteArray();
    }

    @Override
    public void audio(ByteBuf frame) {
      assertThat(loop.inEventLoop()).isTrue();
      var bytes = new byte[frame.readableBytes()];
      frame.readBytes(bytes);
      frame.release();
      synchronized (frames) {
        frames.add(bytes);
      }
      if (echoing) listener.audio("echo", Unpooled.wrappedBuffer(bytes));
    }

    @Override
    public void interrupted(String item, Duration heard) {
      told.add("interrupted " + item + " " + heard.toMillis());
    }

    @Override
    public void answer(String call, JsonNode answer, boolean pending) {
      told.add("answer " + call + " " + answer + (pending ? " pending" : ""));
    }

    @Override
    public void say(Personal text) {
      told.add("say");
    }

    @Override
    public void turn(boolean speaking) {
      told.add(speaking ? "began" : "ended");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
