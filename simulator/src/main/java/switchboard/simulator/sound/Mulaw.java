package switchboard.simulator.sound;

/// G.711 µ-law, sample by sample.
public final class Mulaw {

  /// What silence is written as.
  public static final byte SILENCE = (byte) 0xFF;

  private static final int BIAS = 0x84;
  private static final int LOUDEST = 32_635;

  private Mulaw() {}

  public static byte encode(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs(sample), LOUDEST) + BIAS;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  public static short decode(byte code) {
    int bits = ~code & 0xFF;
    int magnitude = ((((bits & 0x0F) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
    return (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
  }

  /// 16 bits, little-endian, at the same rate.
  public static byte[] pcm(byte[] mulaw) {
    var pcm = new byte[mulaw.length * 2];
    for (int i = 0; i < mulaw.length; i++) {
      int sample = decode(mulaw[i]);
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    return pcm;
  }

  /// Of 16 bits, little-endian, at the same rate; half a sample at the end is lost.
  public static byte[] of(byte[] pcm) {
    var mulaw = new byte[pcm.length / 2];
    for (int i = 0; i < mulaw.length; i++)
      mulaw[i] = encode((short) ((pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << 8)));
    return mulaw;
  }
}
