package switchboard.node.echo;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.engine.privacy.Personal;

/// A vendor whose every reply is what it hears, over a socket of its own.
final class EchoVendor implements SpeechVendor {

  private final int port;

  EchoVendor(int port) {
    this.port = port;
  }

  @Override
  public String name() {
    return "echo";
  }

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
    var echo = new Echo(listener);
    Sockets.connect(loop, port, echo).addListener(it -> echo.connected(it.isSuccess()));
    return echo;
  }

  private static final class Echo extends SimpleChannelInboundHandler<BinaryWebSocketFrame>
      implements Session {

    private final Listener listener;
    private @Nullable Channel channel;
    private boolean closed;
    private int replies;
    private String item = "echo-0";

    private Echo(Listener listener) {
      this.listener = listener;
    }

    private void connected(boolean successful) {
      if (!successful) lost(Loss.Cause.UNREACHABLE);
    }

    private void lost(Loss.Cause cause) {
      if (closed) return;
      closed = true;
      listener.lost(new Loss(cause, "echo"));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event != ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) return;
      channel = context.channel();
      if (closed) context.close();
      else listener.ready();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
      if (!closed) listener.audio(item, frame.content());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      lost(Loss.Cause.BROKEN);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }

    @Override
    public void audio(ByteBuf frame) {
      var to = channel;
      if (to == null || closed) frame.release();
      else to.writeAndFlush(new BinaryWebSocketFrame(frame), to.voidPromise());
    }

    @Override
    public void interrupted(String of, Duration heard) {
      item = "echo-" + ++replies;
    }

    @Override
    public void answer(String call, JsonNode answer, boolean pending) {}

    @Override
    public void say(Personal text) {}

    @Override
    public void close() {
      closed = true;
      if (channel != null) channel.close();
    }
  }
}
