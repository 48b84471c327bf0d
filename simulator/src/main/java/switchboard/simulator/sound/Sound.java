package switchboard.simulator.sound;

import java.util.Arrays;

/// What stands for speech here: a warble as long as the words would take to say, µ-law at 8 kHz,
/// with the words themselves hidden in its first milliseconds ([HiddenWords]). An [Ear] that hears
/// it through a telephone, bit for bit, knows what was said without understanding anything.
public final class Sound {

  /// Bytes of a frame of 20 ms.
  public static final int FRAME = 160;

  private static final int RATE = 8_000;
  private static final int MILLIS_A_CHARACTER = 55;
  private static final int SHORTEST = 300;
  private static final int LONGEST = 15_000;
  private static final double PITCH = 210;
  private static final double SYLLABLES = 4;
  private static final int LOUDNESS = 6_000;

  private Sound() {}

  /// Whole frames.
  public static byte[] mulaw(String words) {
    var sound = tone(millis(words));
    var hidden = HiddenWords.written(words);
    System.arraycopy(hidden, 0, sound, 0, Math.min(hidden.length, sound.length));
    return sound;
  }

  /// How long it takes to say.
  public static int millis(String words) {
    int length = Math.clamp((long) words.length() * MILLIS_A_CHARACTER, SHORTEST, LONGEST);
    return (length + 19) / 20 * 20;
  }

  /// Sound without words.
  public static byte[] tone(int millis) {
    var sound = new byte[millis * RATE / 1000];
    for (int i = 0; i < sound.length; i++) {
      double at = 2 * Math.PI * i / RATE;
      double swell = 0.7 + 0.3 * Math.sin(SYLLABLES * at);
      sound[i] = Mulaw.encode((int) (LOUDNESS * swell * Math.sin(PITCH * at)));
    }
    return sound;
  }

  public static byte[] silence(int millis) {
    var sound = new byte[millis * RATE / 1000];
    Arrays.fill(sound, Mulaw.SILENCE);
    return sound;
  }
}
