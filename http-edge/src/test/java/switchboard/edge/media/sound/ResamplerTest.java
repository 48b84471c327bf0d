package switchboard.edge.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  private static short[] noise(int length, long seed) {
    var chance = new Random(seed);
    var samples = new short[length];
    for (int n = 0; n < length; n++) samples[n] = (short) chance.nextInt(-32_768, 32_768);
    return samples;
  }

  private static short[] sine(double hertz, int rate, int length) {
    var samples = new short[length];
    for (int n = 0; n < length; n++)
      samples[n] = (short) Math.rint(16_000 * Math.sin(2 * Math.PI * hertz * n / rate));
    return samples;
  }

  private static short[] run(int from, int to, short[] in, int piece) {
    var resampler = Resampler.between(from, to);
    var out = new short[in.length * 3 + 8];
    var part = new short[resampler.most(piece)];
    int made = 0;
    for (int at = 0; at < in.length; at += piece) {
      int length = Math.min(piece, in.length - at);
      int got = resampler.run(Arrays.copyOfRange(in, at, at + length), length, part);
      System.arraycopy(part, 0, out, made, got);
      made += got;
    }
    return Arrays.copyOf(out, made);
  }

  /// The same by its definition: put zeroes between, convolve with the whole filter, leave out.
  private static short[] defined(int from, int to, short[] in) {
    boolean up = to > from;
    int factor = up ? to / from : from / to;
    var taps = Resampler.taps(factor, up);
    var filter = new long[taps.length];
    for (int k = 0; k < taps.length; k++)
      filter[up ? k % Resampler.REACH * factor + k / Resampler.REACH : k] = taps[k];
    var spread = new long[up ? in.length * factor : in.length];
    for (int n = 0; n < in.length; n++) spread[up ? n * factor : n] = in[n];
    var all = new short[spread.length];
    for (int n = 0; n < all.length; n++) {
      long sum = 0;
      for (int k = 0; k < filter.length && k <= n; k++) sum += filter[k] * spread[n - k];
      all[n] = (short) Math.max(-32_768, Math.min(32_767, Math.floorDiv(sum + 16_384, 32_768)));
    }
    if (up) return all;
    var kept = new short[(in.length + factor - 1) / factor];
    for (int n = 0; n < kept.length; n++) kept[n] = all[n * factor];
    return kept;
  }

  private static double level(short[] samples, int skip) {
    double sum = 0;
    for (int n = skip; n < samples.length; n++) sum += (double) samples[n] * samples[n];
    return 10 * Math.log10(sum / (samples.length - skip) / (16_000.0 * 16_000 / 2) + 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"8000,16000", "8000,24000", "16000,8000", "24000,8000", "8000,8000"})
  void does_what_its_definition_says_to_the_bit(int from, int to) {
    var in = noise(2_500, 7);
    assertThat(run(from, to, in, in.length)).isEqualTo(from == to ? in : defined(from, to, in));
  }

  @ParameterizedTest
  @CsvSource({"8000,16000", "8000,24000", "16000,8000", "24000,8000"})
  void does_not_care_how_sound_is_cut(int from, int to) {
    var in = noise(3_001, 8);
    var whole = run(from, to, in, in.length);
    for (int piece : new int[] {1, 7, 80, 160, 1_024, 1_025})
      assertThat(run(from, to, in, piece)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"8000,16000", "8000,24000", "16000,8000", "24000,8000"})
  void the_telephone_band_passes_at_its_level(int from, int to) {
    for (int hertz = 100; hertz <= 3_300; hertz += 100)
      assertThat(level(run(from, to, sine(hertz, from, from), 160), 400))
          .as("%d Hz", hertz)
          .isCloseTo(0, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"16000,8000", "24000,8000"})
  void what_a_lower_rate_cannot_carry_is_not_heard_as_something_else(int from, int to) {
    for (int hertz = 4_700; hertz < from / 2; hertz += 100)
      assertThat(level(run(from, to, sine(hertz, from, from), 160), 400))
          .as("%d Hz", hertz)
          .isLessThan(-60);
  }

  @ParameterizedTest
  @CsvSource({"8000,16000", "8000,24000"})
  void no_images_are_left_above_the_telephone_band(int from, int to) {
    for (int hertz = 300; hertz <= 3_300; hertz += 250) {
      var out = run(from, to, sine(hertz, from, from), 160);
      for (int image = 8_000 - hertz; image < to / 2; image += 2 * hertz)
        assertThat(power(out, to, image)).as("%d of %d Hz", image, hertz).isLessThan(-60);
    }
  }

  /// How much of one frequency there is.
  private static double power(short[] samples, int rate, int hertz) {
    double real = 0;
    double imaginary = 0;
    for (int n = 400; n < 400 + rate / 2; n++) {
      double window = 1 - Math.cos(2 * Math.PI * (n - 400) / (rate / 2.0));
      real += window * samples[n] * Math.cos(2 * Math.PI * hertz * n / rate);
      imaginary += window * samples[n] * Math.sin(2 * Math.PI * hertz * n / rate);
    }
    double amplitude = 2 * Math.hypot(real, imaginary) / (rate / 2.0);
    return 20 * Math.log10(amplitude / 16_000 + 1e-9);
  }

  @Test
  void the_loudest_sound_is_clipped_and_does_not_wrap() {
    var square = new short[2_000];
    for (int n = 0; n < square.length; n++)
      square[n] = n / 8 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    var out = run(8_000, 24_000, square, 160);
    for (int n = 200; n < out.length; n++)
      if (Math.abs(out[n]) > 30_000)
        assertThat(Math.signum(out[n])).isEqualTo(Math.signum(square[(n - 48) / 3]));
  }

  @Test
  void a_steady_level_stays_exactly_as_it_is() {
    var steady = new short[1_000];
    Arrays.fill(steady, (short) 12_345);
    for (int to : new int[] {16_000, 24_000})
      assertThat(Arrays.stream(ints(run(8_000, to, steady, 160))).skip(100)).containsOnly(12_345);
  }

  private static Integer[] ints(short[] samples) {
    var ints = new Integer[samples.length];
    for (int n = 0; n < ints.length; n++) ints[n] = (int) samples[n];
    return ints;
  }

  @Test
  void other_rates_are_not_for_it() {
    assertThatThrownBy(() -> Resampler.between(8_000, 22_050))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
