package switchboard.simulator.media;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.twilio.Signature;

/// Opens the sockets of all simulated calls, on one thread.
final class MediaClient extends SimpleChannelInboundHandler<WebSocketFrame> {

  private static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(
          1,
          new DefaultThreadFactory("simulated-phones", true),
          Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());

  private final Function<Channel, MediaCall> made;
  private final CompletableFuture<MediaCall> opened;
  private @Nullable MediaCall call;

  private MediaClient(Function<Channel, MediaCall> made, CompletableFuture<MediaCall> opened) {
    this.made = made;
    this.opened = opened;
  }

  static CompletableFuture<MediaCall> connect(
      URI uri, Optional<String> signature, Function<Channel, MediaCall> made) {
    var opened = new CompletableFuture<MediaCall>();
    var headers = new DefaultHttpHeaders();
    signature.ifPresent(it -> headers.set(Signature.HEADER, it));
    var handshake =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(uri)
            .customHeaders(headers)
            .maxFramePayloadLength(1 << 20)
            .handleCloseFrames(false)
            .withUTF8Validator(false)
            .build();
    new Bootstrap()
        .group(LOOP)
        .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(8_192))
                    .addLast(new WebSocketClientProtocolHandler(handshake))
                    .addLast(new MediaClient(made, opened));
              }
            })
        .connect(uri.getHost(), uri.getPort())
        .addListener(it -> {
          if (!it.isSuccess()) opened.completeExceptionally(new RefusedException(0, it.cause()));
        });
    return opened;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event != WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE)
      return;
    var begun = made.apply(context.channel());
    call = begun;
    opened.complete(begun);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (call != null) call.received(frame);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    opened.completeExceptionally(
        new RefusedException(0, new IllegalStateException("closed at once")));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    int status =
        cause instanceof WebSocketClientHandshakeException it && it.response() != null
            ? it.response().status().code()
            : 0;
    opened.completeExceptionally(new RefusedException(status, cause));
    context.close();
  }
}
