package switchboard.edge.media.sound;

/// How loud sound is, in dB below the loudest possible (so: at most 0).
public final class Loudness {

  /// As quiet as it gets.
  public static final double NOTHING = -90;

  private static final double FULL = 32768.0 * 32768.0;

  private Loudness() {}

  public static double of(byte[] mulaw, int from, int to) {
    long sum = 0;
    for (int n = from; n < to; n++) sum += Mulaw.square(mulaw[n]);
    return of(sum, to - from);
  }

  /// @param sum of the squares of so many samples
  static double of(long sum, int samples) {
    if (sum == 0 || samples == 0) return NOTHING;
    return Math.max(NOTHING, 10 * Math.log10(sum / FULL / samples));
  }
}
