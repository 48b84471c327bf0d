package switchboard.simulator.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundTest {

  private final List<String> told = new ArrayList<>();
  private final Ear ear =
      new Ear(
          300,
          new Ear.Listener() {
            @Override
            public void began() {
              told.add("began");
            }

            @Override
            public void words(String words) {
              told.add(words);
            }

            @Override
            public void ended() {
              told.add("ended");
            }
          });

  private void hear(byte[] sound) {
    for (int at = 0; at < sound.length; at += 50)
      ear.hear(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + 50)));
  }

  @Test
  void an_ear_hears_words_begin_and_end() {
    hear(Sound.silence(200));
    hear(Sound.mulaw("My faucet drips, señor."));
    hear(Sound.silence(280));
    assertThat(told).containsExactly("began", "My faucet drips, señor.");
    hear(Sound.silence(40));
    assertThat(told).endsWith("ended").hasSize(3);
  }

  @Test
  void two_sentences_without_a_pause_are_one_utterance() {
    hear(Sound.mulaw("Hello."));
    hear(Sound.silence(100));
    hear(Sound.mulaw("Anybody there?"));
    hear(Sound.silence(400));
    assertThat(told).containsExactly("began", "Hello.", "Anybody there?", "ended");
  }

  @Test
  void words_survive_the_way_by_sixteen_bits() {
    hear(Mulaw.of(Mulaw.pcm(Sound.mulaw("At nine o'clock."))));
    assertThat(told).containsExactly("began", "At nine o'clock.");
  }

  @Test
  void damaged_words_are_not_heard_wrong() {
    var sound = Sound.mulaw("At nine o'clock.");
    sound[30] ^= 1;
    hear(sound);
    hear(Sound.silence(400));
    assertThat(told).containsExactly("began", "ended");
  }

  @Test
  void a_knock_is_no_speech() {
    hear(Sound.tone(20));
    hear(Sound.silence(400));
    assertThat(told).isEmpty();
  }

  @Test
  void long_words_take_longer_and_come_in_whole_frames() {
    assertThat(Sound.mulaw("Yes.").length).isEqualTo(300 * 8);
    assertThat(Sound.mulaw("x".repeat(100)).length).isEqualTo(5500 * 8);
    assertThat(Sound.mulaw("x".repeat(9999)).length % Sound.FRAME).isZero();
  }

  @Test
  void every_code_of_mu_law_survives_decoding_but_the_second_zero() {
    for (int code = 0; code < 256; code++) {
      byte again = Mulaw.encode(Mulaw.decode((byte) code));
      assertThat(again).isEqualTo(code == 0x7F ? Mulaw.SILENCE : (byte) code);
    }
  }
}
