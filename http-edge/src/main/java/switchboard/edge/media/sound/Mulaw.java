package switchboard.edge.media.sound;

/// G.711 µ-law and 16-bit PCM, by tables. A sample that was decoded encodes to itself, but for the
/// two codes of zero.
public final class Mulaw {

  /// The code of silence.
  public static final byte SILENCE = (byte) 0xFF;

  private static final int BIAS = 33;
  private static final int LARGEST = 0x1FFF;

  private static final short[] LINEAR = new short[256];
  private static final long[] SQUARE = new long[256];
  private static final byte[] CODE = new byte[1 << 16];

  static {
    for (int code = 0; code < 256; code++) {
      LINEAR[code] = expanded(code);
      SQUARE[code] = (long) LINEAR[code] * LINEAR[code];
    }
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++)
      CODE[sample & 0xFFFF] = compressed(sample);
  }

  private Mulaw() {}

  /// One code as PCM.
  public static short decode(byte code) {
    return LINEAR[code & 0xFF];
  }

  /// One PCM sample as code.
  public static byte encode(int sample) {
    return CODE[sample & 0xFFFF];
  }

  /// The power of one sample.
  public static long square(byte code) {
    return SQUARE[code & 0xFF];
  }

  private static short expanded(int code) {
    int bits = ~code & 0xFF;
    int exponent = (bits >> 4) & 7;
    int magnitude = ((((bits & 0xF) << 1) + BIAS) << exponent) - BIAS;
    return (short) ((code & 0x80) == 0 ? -magnitude << 2 : magnitude << 2);
  }

  private static byte compressed(int sample) {
    int magnitude = Math.min((sample < 0 ? ~sample >> 2 : sample >> 2) + BIAS, LARGEST);
    int exponent = 26 - Integer.numberOfLeadingZeros(magnitude);
    int bits = (exponent << 4) | ((magnitude >> (exponent + 1)) & 0xF);
    return (byte) ((~bits & 0x7F) | (sample < 0 ? 0 : 0x80));
  }
}
