package switchboard.edge.media.sound;

/// How much sound repeats itself within the time in which vocal cords do.
final class Pitch {

  /// Samples looked at.
  static final int WINDOW = 320;

  /// From here on it is a voice.
  static final double VOICE = 0.55;

  /// 400 Hz and 75 Hz.
  private static final int SHORTEST = 20;

  private static final int LONGEST = 106;

  /// So many samples are compared with those before.
  private static final int COMPARED = 128;

  private Pitch() {}

  /// 0 for noise, nearly 1 for a vowel.
  ///
  /// @param ring the last samples, in µ-law
  /// @param at where the oldest of them is
  static double of(byte[] ring, int at) {
    var samples = new int[WINDOW];
    for (int n = 0; n < WINDOW; n++) samples[n] = Mulaw.decode(ring[(at + n) % WINDOW]);
    double best = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) best = Math.max(best, likeness(samples, lag));
    return best;
  }

  /// Of what has sounded long enough to be compared.
  private static double likeness(int[] samples, int lag) {
    double product = 0;
    double now = 1;
    double before = 1;
    for (int n = WINDOW - COMPARED; n < WINDOW; n += 2) {
      double a = samples[n];
      double b = samples[n - lag];
      product += a * b;
      now += a * a;
      before += b * b;
    }
    return product / Math.sqrt(now * before);
  }
}
