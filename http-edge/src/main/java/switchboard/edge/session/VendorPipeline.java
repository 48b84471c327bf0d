package switchboard.edge.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.media.SpeechVendor.Loss.Cause;

/// The last handler of a [VendorSocket]: turns frames, statuses and exceptions into what it says.
final class VendorPipeline extends SimpleChannelInboundHandler<WebSocketFrame> {

  private static final Logger LOG = LoggerFactory.getLogger(VendorPipeline.class);
  private static final int LARGEST = 1 << 20;
  private static final int LARGEST_REFUSAL = 65_536;

  private final VendorSocket socket;

  private VendorPipeline(VendorSocket socket) {
    this.socket = socket;
  }

  static void build(
      Channel it, Target target, Security security, Patience patience, VendorSocket socket) {
    if (target.secure()) it.pipeline().addLast(security.handler(it, target, patience));
    it.pipeline()
        .addLast(new HttpClientCodec())
        .addLast(new HttpObjectAggregator(LARGEST_REFUSAL))
        .addLast(new WebSocketClientProtocolHandler(config(target, patience)))
        .addLast(new WebSocketFrameAggregator(LARGEST))
        .addLast(new VendorPipeline(socket));
  }

  private static WebSocketClientProtocolConfig config(Target target, Patience patience) {
    var headers = new DefaultHttpHeaders();
    target.headers().forEach(headers::set);
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(target.uri())
        .customHeaders(headers)
        .generateOriginHeader(false)
        .maxFramePayloadLength(LARGEST)
        .handshakeTimeoutMillis(patience.connect().toMillis())
        .handleCloseFrames(false)
        .dropPongFrames(false)
        .withUTF8Validator(false)
        .build();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext it, WebSocketFrame frame) {
    socket.heard();
    switch (frame) {
      case TextWebSocketFrame text -> socket.text(text.content());
      case BinaryWebSocketFrame binary -> socket.binary(binary.content());
      case CloseWebSocketFrame close -> closed(close.statusCode());
      default -> {}
    }
  }

  private void closed(int code) {
    var cause =
        switch (code) {
          case 1008 -> Cause.REFUSED;
          case 1013 -> Cause.BUSY;
          default -> Cause.BROKEN;
        };
    socket.lose(cause, "closed " + code);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext it, Object event) {
    switch (event) {
      case ClientHandshakeStateEvent state -> {
        switch (state) {
          case HANDSHAKE_ISSUED -> {}
          case HANDSHAKE_COMPLETE -> socket.opened();
          case HANDSHAKE_TIMEOUT -> socket.lose(Cause.UNREACHABLE, "timeout");
        }
      }
      case SslHandshakeCompletionEvent tls -> {
        if (!tls.isSuccess()) socket.lose(Cause.UNREACHABLE, "tls");
      }
      default -> {}
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext it) {
    socket.lose(Cause.BROKEN, "gone");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext it, Throwable e) {
    switch (e) {
      case WebSocketClientHandshakeException refused -> refused(refused);
      case CorruptedWebSocketFrameException _, TooLongFrameException _ ->
          socket.lose(Cause.NONSENSE, "frame");
      case SSLException _ -> socket.lose(Cause.UNREACHABLE, "tls");
      case GeneralSecurityException _ -> socket.lose(Cause.UNREACHABLE, "tls");
      case IOException _ -> socket.lose(Cause.BROKEN, "gone");
      default -> fault(e);
    }
  }

  private void refused(WebSocketClientHandshakeException e) {
    var response = e.response();
    if (response == null) socket.lose(Cause.UNREACHABLE, "handshake");
    else status(response.status().code());
  }

  private void status(int status) {
    socket.lose(causeOf(status), "status " + status);
  }

  /// What an HTTP status says of a service.
  static Cause causeOf(int status) {
    return switch (status) {
      case 401, 403 -> Cause.REFUSED;
      case 402, 429, 503 -> Cause.BUSY;
      default -> Cause.BROKEN;
    };
  }

  /// Ours or Netty's; its text may name what was being read.
  private void fault(Throwable e) {
    var at = e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0].toString();
    LOG.error("a vendor's message could not be handled: {} at {}", e.getClass().getName(), at);
    socket.lose(Cause.BROKEN, "fault");
  }
}
