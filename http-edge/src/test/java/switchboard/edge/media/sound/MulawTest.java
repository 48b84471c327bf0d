package switchboard.edge.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MulawTest {

  /// The decision values of G.711, table 2a: 0, then 15 intervals of 2 after one of 1, then 16 each
  /// of 4, 8, … 256, in units of a 14-bit sample.
  private static List<Integer> decisions() {
    var values = new ArrayList<Integer>();
    values.add(0);
    for (int n = 0; n <= 15; n++) values.add(1 + 2 * n);
    for (int step = 4; step <= 256; step *= 2)
      for (int n = 0; n < 16; n++) values.add(values.getLast() + step);
    return values;
  }

  /// The number of the interval, as table 2a counts.
  private static int interval(int magnitude) {
    var values = decisions();
    int n = 0;
    while (n < 127 && magnitude >= values.get(n + 1)) n++;
    return n;
  }

  private static byte code(int sample) {
    int magnitude = sample < 0 ? ~sample >> 2 : sample >> 2;
    return (byte) ((sample < 0 ? 0x7F : 0xFF) - interval(magnitude));
  }

  @Test
  void every_sample_gets_the_code_of_its_interval() {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++)
      assertThat(Mulaw.encode(sample)).as("%d", sample).isEqualTo(code(sample));
  }

  @Test
  void every_code_gets_the_middle_of_its_interval() {
    var values = decisions();
    for (int n = 0; n < 128; n++) {
      int middle = n == 0 ? 0 : (values.get(n) + values.get(n + 1)) / 2;
      assertThat(Mulaw.decode((byte) (0xFF - n))).as("+%d", n).isEqualTo((short) (middle << 2));
      assertThat(Mulaw.decode((byte) (0x7F - n))).as("-%d", n).isEqualTo((short) (-middle << 2));
    }
  }

  @Test
  void what_was_decoded_encodes_to_itself() {
    for (int code = 0; code < 256; code++)
      if (code != 0x7F) assertThat(Mulaw.encode(Mulaw.decode((byte) code))).isEqualTo((byte) code);
    assertThat(Mulaw.encode(Mulaw.decode((byte) 0x7F))).isEqualTo((byte) 0xFF);
  }

  @ParameterizedTest
  @CsvSource({"0,255", "32767,128", "-32768,0", "-1,127", "4,254", "3,255"})
  void codes_that_everybody_knows(int sample, int code) {
    assertThat(Mulaw.encode(sample) & 0xFF).isEqualTo(code(sample) & 0xFF);
    assertThat(Mulaw.encode(sample) & 0xFF).isEqualTo(code);
  }

  @Test
  void the_power_is_that_of_the_sample() {
    for (int code = 0; code < 256; code++) {
      long linear = Mulaw.decode((byte) code);
      assertThat(Mulaw.square((byte) code)).isEqualTo(linear * linear);
    }
  }
}
