package switchboard.simulator.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A WebSocket server on 127.0.0.1.
public final class SocketServer implements AutoCloseable {

  /// Who is let in.
  public interface Door {

    /// @return 101 to let it in, another status to refuse, 0 to say nothing at all
    int knock(Knock knock);

    /// For one that was let in.
    Peer enter(Knock knock, Wire wire);
  }

  /// A handshake.
  ///
  /// @param uri path and query
  public record Knock(String uri, FullHttpRequest request) {

    public String header(String name) {
      var value = request.headers().get(name);
      return value == null ? "" : value;
    }
  }

  private static final int LARGEST = 4 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MultiThreadIoEventLoopGroup loops;
  private final Channel channel;

  private SocketServer(MultiThreadIoEventLoopGroup loops, Channel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /// @param port 0: any that is free
  public static SocketServer start(int port, Door door) throws IOException {
    var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(pipeline(door))
            .bind(new InetSocketAddress(loopback, port))
            .awaitUninterruptibly();
    if (bound.isSuccess()) return new SocketServer(loops, bound.channel());
    loops.shutdownGracefully();
    throw new IOException("port " + port + " is taken");
  }

  private static ChannelInitializer<SocketChannel> pipeline(Door door) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel it) {
        it.pipeline()
            .addLast(new HttpServerCodec())
            .addLast(new HttpObjectAggregator(65_536))
            .addLast(new Reception(door));
      }
    };
  }

  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
  }

  private static final class Reception extends SimpleChannelInboundHandler<Object> {

    private final Door door;
    private @Nullable Peer peer;

    Reception(Door door) {
      this.door = door;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext it, Object message) {
      switch (message) {
        case FullHttpRequest request -> knock(it, request);
        case WebSocketFrame frame -> frame(it, frame);
        default -> it.close();
      }
    }

    private void knock(ChannelHandlerContext it, FullHttpRequest request) {
      var knock = new Knock(request.uri(), request);
      int status = door.knock(knock);
      if (status == 0) return;
      if (status != 101) refuse(it, status);
      else enter(it, knock);
    }

    private static void refuse(ChannelHandlerContext it, int status) {
      var response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.EMPTY_BUFFER);
      response.headers().set("Content-Length", 0);
      it.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private void enter(ChannelHandlerContext it, Knock knock) {
      var factory = new WebSocketServerHandshakerFactory(knock.uri(), null, true, LARGEST);
      var handshaker = factory.newHandshaker(knock.request());
      if (handshaker == null) {
        refuse(it, 426);
        return;
      }
      var guest = door.enter(knock, new Wire(it.channel()));
      peer = guest;
      handshaker
          .handshake(it.channel(), knock.request())
          .addListener(_ -> {
            it.pipeline().addBefore(it.name(), null, new WebSocketFrameAggregator(LARGEST));
            guest.opened();
          });
    }

    private void frame(ChannelHandlerContext it, WebSocketFrame frame) {
      var guest = peer;
      if (guest == null) return;
      switch (frame) {
        case TextWebSocketFrame text -> guest.text(read(text.text()));
        case BinaryWebSocketFrame binary -> guest.binary(ByteBufUtil.getBytes(binary.content()));
        case PingWebSocketFrame ping ->
            it.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        case CloseWebSocketFrame _ -> it.close();
        default -> {}
      }
    }

    private static JsonNode read(String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException _) {
        return JsonNodeFactory.instance.missingNode();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext it) {
      if (peer != null) peer.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext it, Throwable cause) {
      it.close();
    }
  }
}
