package switchboard.edge.media;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_ACCEPT;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_KEY;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_VERSION;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Turns an HTTP request for a media stream into a socket. A signature that is there must be right;
/// one that is not there leaves it to the stream to prove that it belongs to a call.
final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {

  static final Set<String> PATHS = Set.of("/twilio/media", "/media");

  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Optional<String> base;
  private final BiPredicate<String, String> admits;
  private final MediaMetrics metrics;
  private final PhoneSocket socket;

  Handshake(
      Optional<String> base,
      BiPredicate<String, String> admits,
      MediaMetrics metrics,
      PhoneSocket socket) {
    this.base = base.map(it -> it.replaceFirst("^http", "ws").replaceFirst("/+$", ""));
    this.admits = admits;
    this.metrics = metrics;
    this.socket = socket;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    var signature = request.headers().get(SIGNATURE);
    if (!request.decoderResult().isSuccess())
      refuse(context, HttpResponseStatus.BAD_REQUEST, "handshake");
    else if (!PATHS.contains(path(request.uri())))
      refuse(context, HttpResponseStatus.NOT_FOUND, "path");
    else if (!upgrades(request)) refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "handshake");
    else if (signature != null && !signed(request, signature))
      refuse(context, HttpResponseStatus.FORBIDDEN, "signature");
    else accept(context, request, signature != null);
  }

  private static String path(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static boolean upgrades(FullHttpRequest request) {
    var headers = request.headers();
    return request.method().equals(HttpMethod.GET)
        && headers.containsValue(UPGRADE, "websocket", true)
        && headers.containsValue(CONNECTION, "upgrade", true)
        && headers.contains(SEC_WEBSOCKET_VERSION, "13", true)
        && headers.contains(SEC_WEBSOCKET_KEY);
  }

  /// Without a base, whether TLS ended before us is not known.
  private boolean signed(FullHttpRequest request, String signature) {
    if (base.isPresent()) return admits.test(base.get() + request.uri(), signature);
    var rest = "://" + request.headers().get(HOST, "") + request.uri();
    return admits.test("wss" + rest, signature) || admits.test("ws" + rest, signature);
  }

  private void accept(ChannelHandlerContext context, FullHttpRequest request, boolean signed) {
    var answer = answer(HttpResponseStatus.SWITCHING_PROTOCOLS);
    answer
        .headers()
        .set(UPGRADE, "websocket")
        .set(CONNECTION, "upgrade")
        .set(SEC_WEBSOCKET_ACCEPT, accept(request.headers().get(SEC_WEBSOCKET_KEY)));
    context.writeAndFlush(answer);
    var pipeline = context.pipeline();
    pipeline.addLast(socket);
    socket.opened(signed);
    pipeline.remove(this);
    pipeline.remove(io.netty.handler.codec.http.HttpObjectAggregator.class);
    pipeline.remove(io.netty.handler.codec.http.HttpServerCodec.class);
  }

  private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String reason) {
    metrics.refused(reason);
    var answer = answer(status);
    answer.headers().set(CONTENT_LENGTH, 0).set(CONNECTION, "close");
    context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  private static FullHttpResponse answer(HttpResponseStatus status) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
  }

  private static String accept(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      var hash = digest.digest((key + SALT).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    metrics.refused("handshake");
    context.close();
  }
}
