package switchboard.edge.media.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/// Writes what Twilio is told about one stream: whole WebSocket frames, each in one buffer, with
/// everything but the sound and the names made beforehand.
public final class FrameWriter {

  /// The most sound of one frame: 1 s.
  public static final int MOST = 8_000;

  private static final byte TEXT = (byte) 0x81;
  private static final byte CLOSE = (byte) 0x88;
  private static final byte PONG = (byte) 0x8A;
  private static final byte[] END = "\"}}".getBytes(US_ASCII);

  private static final FastThreadLocal<byte[]> SCRATCH =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[Base64Bytes.length(MOST)];
        }
      };

  private final byte[] media;
  private final byte[] mark;
  private final byte[] clear;

  /// @param stream its id, letters and digits only
  public FrameWriter(String stream) {
    var of = "\",\"streamSid\":\"" + stream + "\"";
    media = ("{\"event\":\"media" + of + ",\"media\":{\"payload\":\"").getBytes(UTF_8);
    mark = ("{\"event\":\"mark" + of + ",\"mark\":{\"name\":\"").getBytes(UTF_8);
    clear = ("{\"event\":\"clear" + of + "}").getBytes(UTF_8);
  }

  /// Sound to be played after what was sent before.
  public ByteBuf media(ByteBufAllocator allocator, byte[] mulaw, int from, int to) {
    var scratch = SCRATCH.get();
    int length = Base64Bytes.encode(mulaw, from, to, scratch, 0);
    return text(allocator, media, scratch, length);
  }

  /// To be sent back when all sound before it has been played.
  public ByteBuf mark(ByteBufAllocator allocator, String name) {
    var bytes = name.getBytes(US_ASCII);
    return text(allocator, mark, bytes, bytes.length);
  }

  /// Drops what has not been played yet.
  public ByteBuf clear(ByteBufAllocator allocator) {
    return header(allocator, clear.length).writeBytes(clear);
  }

  public static ByteBuf pong(ByteBufAllocator allocator, byte[] payload, int length) {
    var frame = allocator.ioBuffer(2 + length);
    return frame.writeByte(PONG).writeByte(length).writeBytes(payload, 0, length);
  }

  public static ByteBuf close(ByteBufAllocator allocator, int code) {
    return allocator.ioBuffer(4).writeByte(CLOSE).writeByte(2).writeShort(code);
  }

  private static ByteBuf text(ByteBufAllocator allocator, byte[] begin, byte[] middle, int length) {
    return header(allocator, begin.length + length + END.length)
        .writeBytes(begin)
        .writeBytes(middle, 0, length)
        .writeBytes(END);
  }

  private static ByteBuf header(ByteBufAllocator allocator, int length) {
    var frame = allocator.ioBuffer(4 + length).writeByte(TEXT);
    return length < 126 ? frame.writeByte(length) : frame.writeByte(126).writeShort(length);
  }
}
