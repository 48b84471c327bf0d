package switchboard.simulator.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// Sounds of a telephone line, made up: µ-law, 8,000 samples a second.
public final class Sound {

  /// Samples a millisecond.
  public static final int RATE = 8;

  private static final byte SILENCE = (byte) 0xFF;
  private static final int CLIP = 32_635;
  private static final int BIAS = 0x84;

  private Sound() {}

  public static byte[] silence(int millis) {
    var sound = new byte[millis * RATE];
    Arrays.fill(sound, SILENCE);
    return sound;
  }

  /// @param decibels below the loudest possible, at most 0
  public static byte[] tone(double hertz, int millis, double decibels) {
    double peak = amplitude(decibels) * Math.sqrt(2);
    return made(millis, n -> peak * Math.sin(2 * Math.PI * hertz * n / 8_000));
  }

  /// What a vowel sounds like: a pitch of 120 Hz and what a throat makes of it.
  public static byte[] vowel(int millis, double decibels) {
    double scale = amplitude(decibels) * 1.6;
    return made(millis, n -> scale * vowel(n / 8_000.0));
  }

  private static double vowel(double time) {
    double sum = 0;
    for (int k = 1; k <= 24; k++) {
      double hertz = 120.0 * k;
      double formants = peak(hertz, 600, 150) + 0.5 * peak(hertz, 1_200, 200);
      sum += (formants + 0.05) * Math.sin(2 * Math.PI * hertz * time + k);
    }
    return sum / 2;
  }

  private static double peak(double hertz, double middle, double width) {
    double off = (hertz - middle) / width;
    return Math.exp(-off * off / 2);
  }

  /// Hiss, the same for the same seed.
  public static byte[] noise(int millis, double decibels, long seed) {
    var chance = new Random(seed);
    double scale = amplitude(decibels);
    return made(millis, _ -> scale * chance.nextGaussian());
  }

  /// A crack of few milliseconds in silence.
  public static byte[] click(int millis, double decibels) {
    double scale = amplitude(decibels);
    return made(millis, n -> n % 4 < 2 ? scale : -scale);
  }

  /// As it sounds so much quieter.
  public static byte[] quieter(byte[] sound, double decibels) {
    double factor = Math.pow(10, -decibels / 20);
    var quieter = new byte[sound.length];
    for (int n = 0; n < sound.length; n++) quieter[n] = mulaw(pcm(sound[n]) * factor);
    return quieter;
  }

  /// Two sounds at a time.
  public static byte[] mixed(byte[] one, byte[] other) {
    var longer = one.length > other.length ? one : other;
    var mixed = longer.clone();
    for (int n = 0; n < Math.min(one.length, other.length); n++)
      mixed[n] = mulaw(pcm(one[n]) + pcm(other[n]));
    return mixed;
  }

  /// One sound after another.
  public static byte[] row(byte[]... sounds) {
    var row = new ByteArrayOutputStream();
    for (var it : sounds) row.writeBytes(it);
    return row.toByteArray();
  }

  /// The level of a sound.
  public static double level(byte[] sound, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) sum += (double) pcm(sound[n]) * pcm(sound[n]);
    return sum == 0 ? -90 : 10 * Math.log10(sum / (to - from) / 32_768 / 32_768);
  }

  private interface Wave {
    double at(int sample);
  }

  private static byte[] made(int millis, Wave wave) {
    var sound = new byte[millis * RATE];
    for (int n = 0; n < sound.length; n++) sound[n] = mulaw(wave.at(n));
    return sound;
  }

  private static double amplitude(double decibels) {
    return 32_768 * Math.pow(10, decibels / 20);
  }

  static byte mulaw(double sample) {
    int magnitude = (int) Math.min(CLIP, Math.abs(Math.rint(sample))) + BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = (magnitude >> (exponent + 3)) & 0xF;
    return (byte) ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa);
  }

  static int pcm(byte code) {
    int bits = ~code & 0xFF;
    int magnitude = ((((bits & 0xF) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
    return (bits & 0x80) == 0 ? magnitude : -magnitude;
  }
}
