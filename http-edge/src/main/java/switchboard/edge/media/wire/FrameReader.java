package switchboard.edge.media.wire;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads what a WebSocket client sends. A message lies in an array that all sockets of a thread
/// share, unmasked in place, and is gone after the call. Messages have at most [#LARGEST] bytes;
/// what is not whole yet is kept, what can never be right is told once, and nothing after it.
public final class FrameReader {

  /// Bytes of a message, its pieces together.
  public static final int LARGEST = 1 << 16;

  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int MOST_CONTROL = 125;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final FastThreadLocal<byte[]> SCRATCH =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[LARGEST + Long.BYTES];
        }
      };

  /// Who is told.
  public interface Sink {

    /// @param message valid during the call, and the reader's to overwrite
    void text(byte[] message, int length);

    void ping(byte[] payload, int length);

    /// @param code 1005 when there was none
    void closed(int code);

    void broken(Fault fault);
  }

  private final Sink sink;
  private @Nullable ByteBuf rest;
  private byte @Nullable [] pieces;
  private boolean over;

  public FrameReader(Sink sink) {
    this.sink = sink;
  }

  /// Takes what has come in; the buffer is the reader's.
  public void read(ByteBuf in) {
    var kept = rest;
    rest = null;
    if (kept == null) {
      whole(in);
      if (!over && in.isReadable()) rest = in.alloc().buffer(in.readableBytes()).writeBytes(in);
      in.release();
      return;
    }
    kept.writeBytes(in);
    in.release();
    whole(kept);
    if (over || !kept.isReadable()) kept.release();
    else rest = kept.discardSomeReadBytes();
  }

  private void whole(ByteBuf in) {
    boolean more = !over;
    while (more) more = frame(in) && !over;
  }

  /// Forgets what is not whole.
  public void close() {
    over = true;
    pieces = null;
    if (rest != null) rest.release();
    rest = null;
  }

  /// Whether a whole frame was there, or a fault.
  private boolean frame(ByteBuf in) {
    int there = in.readableBytes();
    if (there < 2) return false;
    int at = in.readerIndex();
    int flags = in.getUnsignedByte(at);
    int second = in.getUnsignedByte(at + 1);
    int length = second & 0x7F;
    int header = length < 126 ? 6 : length == 126 ? 8 : 14;
    if (there < header - 4) return false;
    if (length == 126) length = in.getUnsignedShort(at + 2);
    else if (length == 127) length = bounded(in.getLong(at + 2));
    var fault = fault(flags, second, length);
    if (fault != null) return broken(fault);
    if (there < header + length) return false;
    var scratch = SCRATCH.get();
    in.getBytes(at + header, scratch, 0, length);
    unmask(scratch, length, in.getInt(at + header - 4));
    in.readerIndex(at + header + length);
    dispatch(flags, scratch, length);
    return true;
  }

  private static int bounded(long length) {
    return length < 0 || length > LARGEST ? LARGEST + 1 : (int) length;
  }

  private @Nullable Fault fault(int flags, int second, int length) {
    int opcode = flags & 0xF;
    boolean whole = (flags & 0x80) != 0;
    if ((flags & 0x70) != 0) return Fault.GARBLED;
    if ((second & 0x80) == 0) return Fault.UNMASKED;
    return switch (opcode) {
      case 0 -> pieces == null ? Fault.GARBLED : tooLong(pieces.length + length);
      case TEXT -> pieces == null ? tooLong(length) : Fault.GARBLED;
      case BINARY -> Fault.BINARY;
      case CLOSE, PING, PONG -> whole && length <= MOST_CONTROL ? null : Fault.GARBLED;
      default -> Fault.GARBLED;
    };
  }

  private static @Nullable Fault tooLong(int length) {
    return length > LARGEST ? Fault.OVERSIZED : null;
  }

  private boolean broken(Fault fault) {
    over = true;
    sink.broken(fault);
    return false;
  }

  private static void unmask(byte[] bytes, int length, int mask) {
    long wide = ((mask & 0xFFFF_FFFFL) << 32) | (mask & 0xFFFF_FFFFL);
    for (int n = 0; n < length; n += Long.BYTES)
      LONGS.set(bytes, n, (long) LONGS.get(bytes, n) ^ wide);
  }

  private void dispatch(int flags, byte[] payload, int length) {
    switch (flags & 0xF) {
      case PING -> sink.ping(payload, length);
      case CLOSE -> close(payload, length);
      case TEXT, 0 -> text((flags & 0x80) != 0, payload, length);
      default -> {}
    }
  }

  private void close(byte[] payload, int length) {
    over = true;
    sink.closed(length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF));
  }

  private void text(boolean last, byte[] payload, int length) {
    var before = pieces;
    if (last && before == null) {
      sink.text(payload, length);
      return;
    }
    int known = before == null ? 0 : before.length;
    var all = before == null ? new byte[length] : Arrays.copyOf(before, known + length);
    System.arraycopy(payload, 0, all, known, length);
    pieces = last ? null : all;
    if (last) sink.text(all, all.length);
  }
}
