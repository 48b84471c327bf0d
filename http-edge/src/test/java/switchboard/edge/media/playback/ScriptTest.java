package switchboard.edge.media.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private static final int SECOND = 8_000;
  private final Script script = new Script();

  @Test
  void words_pass_evenly_with_their_sound() {
    script.add("one two six ten", 0);
    assertThat(script.until(0, SECOND, true)).isEmpty();
    assertThat(script.until(SECOND / 10, SECOND, true)).isEmpty();
    assertThat(script.until(SECOND / 2, SECOND, true)).isEqualTo("one two");
    assertThat(script.until(SECOND - 1, SECOND, true)).isEqualTo("one two six");
    assertThat(script.until(SECOND, SECOND, true)).isEqualTo("one two six ten");
  }

  @Test
  void a_sentence_belongs_to_the_sound_that_came_after_it() {
    script.add("A short one.", 0);
    script.add("And then a sentence that is a good deal longer.", 2 * SECOND);
    assertThat(script.until(2 * SECOND, 6 * SECOND, true)).isEqualTo("A short one.");
    assertThat(script.until(4 * SECOND, 6 * SECOND, true))
        .isEqualTo("A short one. And then a sentence");
  }

  @Test
  void pieces_of_words_that_run_ahead_of_their_sound_are_taken_together() {
    for (var it : new String[] {"Hel", "lo ", "there", ", how ", "are you", "?"})
      script.add(it, 40);
    assertThat(script.until(2 * SECOND, 2 * SECOND, true)).isEqualTo("Hello there, how are you?");
    assertThat(script.until(SECOND, 2 * SECOND, true)).isEqualTo("Hello there,");
  }

  @Test
  void words_that_come_after_all_sound_are_spread_over_it() {
    script.add("one two six ten", 2 * SECOND);
    assertThat(script.until(SECOND, 2 * SECOND, true)).isEqualTo("one two");
  }

  @Test
  void while_sound_is_still_to_come_only_its_share_was_heard() {
    script.add("This sentence takes about three seconds to say.", 0);
    assertThat(script.until(SECOND, SECOND, false)).isEqualTo("This sentence");
  }

  @Test
  void what_was_heard_is_always_a_beginning_of_what_was_said() {
    var chance = new Random(4);
    for (int n = 0; n < 500; n++) {
      var it = new Script();
      int sound = 0;
      for (int k = 0; k < 6; k++) {
        it.add("word" + k + (chance.nextBoolean() ? ". " : " and "), sound);
        sound += chance.nextInt(8_000);
      }
      var before = "";
      for (int heard = 0; heard <= sound; heard += 500) {
        var now = it.until(heard, sound, true);
        assertThat(it.words()).startsWith(now);
        assertThat(now).startsWith(before);
        before = now;
      }
    }
  }
}
