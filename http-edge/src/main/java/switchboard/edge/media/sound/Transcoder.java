package switchboard.edge.media.sound;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import switchboard.edge.media.Encoding;

/// Turns a telephone's µ-law into what a vendor hears, and what the vendor says into µ-law, as two
/// streams: a sample may be cut in two by the pieces it comes in. For one call, on one thread.
public final class Transcoder {

  private final Encoding encoding;
  private final Resampler out;
  private Resampler in;
  private int half = -1;

  public Transcoder(Encoding encoding) {
    this.encoding = encoding;
    this.out = Resampler.between(Encoding.MULAW_8K.rate(), encoding.rate());
    this.in = Resampler.between(encoding.rate(), Encoding.MULAW_8K.rate());
  }

  /// The caller's sound for the vendor, in a buffer of its own.
  public ByteBuf toVendor(byte[] mulaw, int from, int to, ByteBufAllocator allocator) {
    int length = to - from;
    if (encoding == Encoding.MULAW_8K)
      return allocator.ioBuffer(length).writeBytes(mulaw, from, length);
    var samples = new short[length];
    for (int n = 0; n < length; n++) samples[n] = Mulaw.decode(mulaw[from + n]);
    var resampled = new short[out.most(length)];
    int made = out.run(samples, length, resampled);
    var sound = allocator.ioBuffer(made * 2);
    for (int n = 0; n < made; n++) sound.writeShortLE(resampled[n]);
    return sound;
  }

  /// What the vendor says, as µ-law. The buffer is read to its end and not released.
  public byte[] toPhone(ByteBuf sound) {
    if (encoding == Encoding.MULAW_8K) {
      var mulaw = new byte[sound.readableBytes()];
      sound.readBytes(mulaw);
      return mulaw;
    }
    var samples = samples(sound);
    var resampled = new short[in.most(samples.length)];
    int made = in.run(samples, samples.length, resampled);
    var mulaw = new byte[made];
    for (int n = 0; n < made; n++) mulaw[n] = Mulaw.encode(resampled[n]);
    return mulaw;
  }

  /// Nothing of what the vendor said before sounds on in what it says next.
  public void cut() {
    half = -1;
    in = Resampler.between(encoding.rate(), Encoding.MULAW_8K.rate());
  }

  private short[] samples(ByteBuf sound) {
    int carried = half < 0 ? 0 : 1;
    var samples = new short[(sound.readableBytes() + carried) / 2];
    int n = 0;
    if (carried == 1 && samples.length > 0) {
      samples[n++] = (short) (half | (sound.readByte() << 8));
      half = -1;
    }
    while (n < samples.length) samples[n++] = sound.readShortLE();
    if (sound.isReadable()) half = sound.readUnsignedByte();
    return samples;
  }
}
