package switchboard.edge.media.sound;

/// Changes the rate of a stream of PCM by a whole factor, up or down: a polyphase FIR low-pass of
/// [#REACH] taps a phase at the lower rate's limit, in integers, so that the same samples give the
/// same samples everywhere and however they are cut into pieces. Sound at more than 0.575 of the
/// lower rate is kept out by about 70 dB, the telephone band passes flat; all is late by half a
/// window (2 ms).
public final class Resampler {

  static final int REACH = 32;

  private static final double BETA = 6.755;
  private static final int ONE = 1 << 15;
  private static final int CHUNK = 1024;

  private final int factor;
  private final boolean up;
  private final int[] taps;
  private final int past;
  private final short[] window;
  private int skip;

  private Resampler(int factor, boolean up) {
    this.factor = factor;
    this.up = up;
    this.taps = taps(factor, up);
    this.past = (up ? REACH : REACH * factor) - 1;
    this.window = new short[past + CHUNK];
  }

  /// @throws IllegalArgumentException when neither rate is a multiple of the other
  public static Resampler between(int from, int to) {
    boolean up = to >= from;
    int larger = Math.max(from, to);
    int smaller = Math.min(from, to);
    if (smaller <= 0 || larger % smaller != 0)
      throw new IllegalArgumentException("no whole factor between " + from + " and " + to);
    return new Resampler(larger / smaller, up);
  }

  /// The most samples that so many can become.
  public int most(int samples) {
    return up ? samples * factor : samples / factor + 1;
  }

  /// Takes samples, writes what they become from `out[0]` on, says how many.
  public int run(short[] in, int length, short[] out) {
    if (factor == 1) {
      System.arraycopy(in, 0, out, 0, length);
      return length;
    }
    int made = 0;
    for (int at = 0; at < length; at += CHUNK) {
      int piece = Math.min(CHUNK, length - at);
      System.arraycopy(in, at, window, past, piece);
      made = up ? raise(piece, out, made) : lower(piece, out, made);
      System.arraycopy(window, piece, window, 0, past);
    }
    return made;
  }

  private int raise(int piece, short[] out, int made) {
    for (int n = 0; n < piece; n++)
      for (int phase = 0; phase < factor; phase++)
        out[made++] = sample(phase * REACH, REACH, n + past);
    return made;
  }

  private int lower(int piece, short[] out, int made) {
    int n = skip;
    for (; n < piece; n += factor) out[made++] = sample(0, taps.length, n + past);
    skip = n - piece;
    return made;
  }

  private short sample(int from, int count, int newest) {
    long sum = ONE / 2;
    for (int k = 0; k < count; k++) sum += (long) taps[from + k] * window[newest - k];
    return (short) Math.clamp(sum >> 15, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /// The window's coefficients, newest sample first; upwards phase by phase, each of them summing
  /// up to one exactly.
  static int[] taps(int factor, boolean up) {
    int length = REACH * factor;
    var ideal = new double[length];
    for (int n = 0; n < length; n++) ideal[n] = sinc(n, length, factor) * kaiser(n, length);
    var taps = new int[length];
    int phases = up ? factor : 1;
    for (int phase = 0; phase < phases; phase++) quantise(ideal, taps, phase, phases);
    return taps;
  }

  private static void quantise(double[] ideal, int[] taps, int phase, int phases) {
    int count = ideal.length / phases;
    double sum = 0;
    for (int k = 0; k < count; k++) sum += ideal[phase + k * phases];
    int left = ONE;
    int largest = phase * count;
    for (int k = 0; k < count; k++) {
      int at = phase * count + k;
      taps[at] = (int) StrictMath.rint(ideal[phase + k * phases] / sum * ONE);
      left -= taps[at];
      if (taps[at] > taps[largest]) largest = at;
    }
    taps[largest] += left;
  }

  private static double sinc(int n, int length, int factor) {
    double x = StrictMath.PI * (n - (length - 1) / 2.0) / factor;
    return x == 0 ? 1 : StrictMath.sin(x) / x;
  }

  private static double kaiser(int n, int length) {
    double r = 2.0 * n / (length - 1) - 1;
    return bessel(BETA * StrictMath.sqrt(1 - r * r)) / bessel(BETA);
  }

  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
