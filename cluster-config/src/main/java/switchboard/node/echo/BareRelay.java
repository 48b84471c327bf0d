package switchboard.node.echo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.base64.Base64;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The reference: carries sound between a telephone and a vendor with nothing in between. It looks
/// for the sound in a message, hands it over, writes a message around what comes back, and knows of
/// nothing else: no call, no turn, no mark, no limit.
final class BareRelay extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private static final ByteBuf PAYLOAD = constant("\"payload\":\"");
  private static final ByteBuf BEGIN =
      constant("{\"event\":\"media\",\"streamSid\":\"MZ0\",\"media\":{\"payload\":\"");
  private static final ByteBuf END = constant("\"}}");

  private final int vendor;
  private @Nullable Channel there;

  BareRelay(int vendor) {
    this.vendor = vendor;
  }

  private static ByteBuf constant(String text) {
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    Sockets.connect(context.channel().eventLoop(), vendor, new Back(context.channel()));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    var text = frame.content();
    int at = ByteBufUtil.indexOf(PAYLOAD, text);
    var to = there;
    if (at < 0 || to == null) return;
    int from = at + PAYLOAD.readableBytes();
    int end = text.indexOf(from, text.writerIndex(), (byte) '"');
    var sound = Base64.decode(text, from, end - from);
    to.writeAndFlush(new BinaryWebSocketFrame(sound), to.voidPromise());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (there != null) there.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  private final class Back extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {

    private final Channel phone;

    private Back(Channel phone) {
      this.phone = phone;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) there = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
      var sound = frame.content();
      var text = context.alloc().buffer(64 + sound.readableBytes() * 4 / 3 + 8);
      text.writeBytes(BEGIN, BEGIN.readerIndex(), BEGIN.readableBytes());
      var digits = Base64.encode(sound, false);
      text.writeBytes(digits).writeBytes(END, END.readerIndex(), END.readableBytes());
      digits.release();
      phone.writeAndFlush(new TextWebSocketFrame(text), phone.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
