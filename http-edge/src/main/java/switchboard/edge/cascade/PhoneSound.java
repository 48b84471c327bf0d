package switchboard.edge.cascade;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.sound.Mulaw;
import switchboard.edge.media.sound.Resampler;

/// Turns a sound file into what a telephone plays. Pure.
final class PhoneSound {

  private static final int RATE = Encoding.MULAW_8K.rate();
  private static final int RIFF = 0x46464952;
  private static final int FORMAT = 0x20746D66;
  private static final int DATA = 0x61746164;
  private static final int BODY = 12;
  private static final int CHUNK = 8;
  private static final int REACH = 16;

  private PhoneSound() {}

  /// @param wav 16 bits, one channel, at any rate from 8 kHz up
  /// @return µ-law at 8 kHz; empty when it is no such file, or one without a sound
  static Optional<byte[]> of(byte[] wav) {
    var in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    if (wav.length < BODY || in.getInt(0) != RIFF) return Optional.empty();
    int rate = 0;
    int at = BODY;
    while (at + CHUNK <= wav.length) {
      int name = in.getInt(at);
      int length = in.getInt(at + 4);
      int from = at + CHUNK;
      if (name == FORMAT && from + 16 <= wav.length) rate = rate(in, from);
      if (name == DATA) return rate < RATE ? Optional.empty() : sound(in, from, length, rate);
      if (length < 0 || length > wav.length - from) return Optional.empty();
      at = from + length + (length & 1);
    }
    return Optional.empty();
  }

  private static int rate(ByteBuffer in, int from) {
    boolean plain = in.getShort(from) == 1 && in.getShort(from + 2) == 1;
    return plain && in.getShort(from + 14) == 16 ? in.getInt(from + 4) : 0;
  }

  /// Whoever writes to a pipe does not know how long it will be.
  private static Optional<byte[]> sound(ByteBuffer in, int from, int length, int rate) {
    int there = in.capacity() - from;
    int bytes = length < 0 || length > there ? there : length;
    var samples = new short[bytes / 2];
    for (int i = 0; i < samples.length; i++) samples[i] = in.getShort(from + 2 * i);
    return samples.length == 0 ? Optional.empty() : Optional.of(mulaw(samples, rate));
  }

  private static byte[] mulaw(short[] samples, int rate) {
    var slow = rate % RATE == 0 ? whole(samples, rate) : broken(samples, rate);
    var mulaw = new byte[slow.length];
    for (int i = 0; i < slow.length; i++) mulaw[i] = Mulaw.encode(slow[i]);
    return mulaw;
  }

  private static short[] whole(short[] samples, int rate) {
    var resampler = Resampler.between(rate, RATE);
    var out = new short[resampler.most(samples.length)];
    int made = resampler.run(samples, samples.length, out);
    return java.util.Arrays.copyOf(out, made);
  }

  /// By a rate that is no multiple of ours, such as 22,050: every sample is a windowed mean of its
  /// neighbours.
  private static short[] broken(short[] samples, int rate) {
    double step = (double) rate / RATE;
    var out = new short[(int) (samples.length / step)];
    for (int i = 0; i < out.length; i++) out[i] = sample(samples, i * step, step);
    return out;
  }

  private static short sample(short[] samples, double at, double step) {
    double reach = REACH * step;
    int first = Math.max(0, (int) Math.ceil(at - reach));
    int last = Math.min(samples.length - 1, (int) Math.floor(at + reach));
    double sum = 0;
    for (int k = first; k <= last; k++) sum += samples[k] * weight((k - at) / step);
    return (short) Math.clamp(Math.round(sum / step), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /// A sinc under a Hann window, in samples of ours from the middle.
  private static double weight(double x) {
    double window = 0.5 + 0.5 * Math.cos(Math.PI * x / REACH);
    double turn = Math.PI * x;
    return x == 0 ? 1 : window * Math.sin(turn) / turn;
  }
}
