package switchboard.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The simulated side of a socket.
public final class Wire {

  private final Channel channel;

  Wire(Channel channel) {
    this.channel = channel;
  }

  public void text(JsonNode message) {
    text(message.toString());
  }

  /// Sent as it is, JSON or not.
  public void text(String message) {
    channel.writeAndFlush(new TextWebSocketFrame(message));
  }

  public void binary(byte[] bytes) {
    channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
  }

  /// Ends it in order: the other side has time to read what was said before.
  public void close(int code, String reason) {
    channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
    later(Duration.ofSeconds(1), channel::close);
  }

  /// Reads no more.
  public void freeze() {
    channel.config().setAutoRead(false);
  }

  /// Is gone, without a word.
  public void drop() {
    if (channel.isActive()) channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  public void later(Duration delay, Runnable what) {
    channel.eventLoop().schedule(what, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
