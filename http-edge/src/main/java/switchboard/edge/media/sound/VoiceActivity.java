package switchboard.edge.media.sound;

/// Hears in a telephone's µ-law whether somebody speaks, 10 ms at a time.
///
/// A piece is *loud* when it stands out from the noise of the line, whose level is followed slowly
/// upwards and fast downwards, and *voiced* when it also crosses zero as seldom as a voice does.
/// Speech begins with three voiced pieces of four whose sound repeats itself as vocal cords do, or
/// with a quarter of a second of voiced pieces: a click, a crackle or hiss is neither. It goes on
/// while there are loud pieces, hisses of less than a quarter of a second among them. All time is
/// counted in samples.
public final class VoiceActivity {

  static final int PIECE = 80;

  private static final double ABOVE_NOISE = 9;
  private static final double STILL_ABOVE_NOISE = 6;
  private static final double QUIETEST = -46;
  private static final double STILL_QUIETEST = -50;
  private static final double LOWEST_NOISE = -72;
  private static final double HIGHEST_NOISE = -28;
  private static final double FALL = 0.25;
  private static final double RISE = 0.05;
  private static final double RISE_IN_SPEECH = 0.004;
  private static final int MOST_CROSSINGS = 34;
  private static final int SETTLING = 50;
  private static final int LONGEST_HISS = 25;
  private static final int LONG = 24;
  private static final int ENOUGH_OF_LONG = 20;

  private final byte[] last = new byte[Pitch.WINDOW];
  private int at;
  private long sum;
  private int crossings;
  private int count;
  private double noise = -55;
  private int pieces;
  private int voiced;
  private boolean speaking;
  private int silence;
  private int hissing;

  /// Hears on.
  ///
  /// @param guard dB below which nothing counts as a beginning: what the echo of our own voice may
  ///   come to
  /// @return whether somebody has just begun to speak
  public boolean hear(byte[] mulaw, int from, int to, double guard) {
    boolean begun = false;
    for (int n = from; n < to; n++) {
      byte code = mulaw[n];
      sum += Mulaw.square(code);
      crossings += ((code ^ last[before(at)]) >>> 7) & 1;
      last[at] = code;
      at = at + 1 == last.length ? 0 : at + 1;
      if (++count == PIECE) begun |= piece(guard);
    }
    return begun;
  }

  /// Whether somebody speaks, short pauses within speech apart.
  public boolean speaking() {
    return speaking;
  }

  /// Milliseconds since the last sound of speech.
  public int silence() {
    return silence;
  }

  /// Whether the last 40 ms had anything like a voice in them.
  public boolean stirring() {
    return (voiced & 0xF) != 0;
  }

  /// What was heard is over: the next sound of speech is a new beginning.
  public void rest() {
    speaking = false;
    voiced = 0;
  }

  /// The level of the line's noise.
  double noise() {
    return noise;
  }

  private boolean piece(double guard) {
    double level = Loudness.of(sum, PIECE);
    boolean like = crossings <= MOST_CROSSINGS;
    sum = 0;
    crossings = 0;
    count = 0;
    pieces++;
    boolean loud =
        speaking
            ? level > Math.max(noise + STILL_ABOVE_NOISE, STILL_QUIETEST)
            : level > Math.max(Math.max(noise + ABOVE_NOISE, QUIETEST), guard);
    voiced = (voiced << 1) | (loud && like ? 1 : 0);
    hissing = loud && !like ? hissing + 1 : 0;
    follow(level);
    if (hissing >= LONGEST_HISS) silence = Math.max(silence, hissing * 10);
    else silence = loud ? 0 : silence + 10;
    if (speaking || !begins()) return false;
    speaking = true;
    return true;
  }

  private boolean begins() {
    if ((voiced & 1) == 0) return false;
    if (Integer.bitCount(voiced & ((1 << LONG) - 1)) >= ENOUGH_OF_LONG) return true;
    return Integer.bitCount(voiced & 0xF) >= 3 && Pitch.of(last, at) > Pitch.VOICE;
  }

  /// The beginning of a call sets the level sooner, and a hiss that is too long to be speech.
  private void follow(double level) {
    double rise = speaking ? RISE_IN_SPEECH : RISE;
    if (level < noise) noise += FALL * (level - noise);
    else
      noise +=
          ((pieces < SETTLING && !speaking) || hissing >= LONGEST_HISS)
              ? Math.min(0.5, level - noise)
              : rise;
    noise = Math.clamp(noise, LOWEST_NOISE, HIGHEST_NOISE);
  }

  private int before(int index) {
    return index == 0 ? last.length - 1 : index - 1;
  }
}
