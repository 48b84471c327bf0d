package switchboard.edge.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.media.sound.Turns.Change;
import switchboard.edge.media.sound.Turns.Patience;
import switchboard.simulator.media.Espeak;
import switchboard.simulator.media.Sound;

class TurnsTest {

  private static final int FRAME = 160;
  private static final byte[] QUIET = Sound.noise(1_000, -62, 1);

  private record Event(Change change, int millis) {}

  private static List<Event> heard(Turns turns, byte[] sound) {
    var events = new ArrayList<Event>();
    for (int at = 0; at + FRAME <= sound.length; at += FRAME) {
      var change = turns.hear(sound, at, at + FRAME, Loudness.NOTHING);
      if (change != Change.NONE) events.add(new Event(change, (at + FRAME) / 8));
    }
    return events;
  }

  private static List<Event> heard(byte[]... sounds) {
    return heard(new Turns(Patience.USUAL), Sound.row(sounds));
  }

  @Test
  void a_turn_begins_within_two_frames_of_speech() {
    for (int offset = 0; offset < 20; offset++) {
      var events = heard(QUIET, Sound.noise(offset, -62, 2), Sound.vowel(600, -22), QUIET);
      assertThat(events.getFirst().change()).isEqualTo(Change.BEGAN);
      assertThat(events.getFirst().millis() - 1_000 - offset).as("%d", offset).isBetween(20, 45);
    }
  }

  @Test
  void it_ends_after_the_normal_silence() {
    var events = heard(QUIET, Sound.vowel(600, -22), QUIET);
    assertThat(events).extracting(Event::change).containsExactly(Change.BEGAN, Change.ENDED);
    assertThat(events.getLast().millis() - 1_600).isBetween(300, 340);
  }

  @Test
  void it_ends_sooner_after_a_whole_sentence() {
    var turns = new Turns(Patience.USUAL);
    heard(turns, Sound.row(QUIET, Sound.vowel(600, -22)));
    turns.words("I would like to make an appointment.");
    assertThat(heard(turns, QUIET).getFirst().millis()).isBetween(120, 160);
  }

  @Test
  void a_sentence_of_the_last_turn_does_not_hurry_the_next() {
    var turns = new Turns(Patience.USUAL);
    heard(turns, Sound.row(QUIET, Sound.vowel(300, -22)));
    turns.words("Yes.");
    heard(turns, Sound.row(QUIET, Sound.vowel(300, -22)));
    assertThat(heard(turns, QUIET).getFirst().millis()).isBetween(300, 340);
  }

  @Test
  void a_short_pause_between_words_ends_nothing() {
    var word = Sound.vowel(250, -24);
    var pause = Sound.noise(200, -62, 3);
    assertThat(heard(QUIET, word, pause, word, pause, word, QUIET)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 15})
  void a_click_is_nobody_speaking(int millis) {
    var events = new ArrayList<Event>();
    for (int offset = 0; offset < 20; offset++)
      events.addAll(heard(QUIET, Sound.noise(offset, -62, 4), Sound.click(millis, -6), QUIET));
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-70, -60, -50, -42, -35, -28, -20})
  void noise_of_the_line_is_nobody_speaking(double level) {
    assertThat(heard(Sound.noise(6_000, level, 5))).isEmpty();
  }

  @Test
  void noise_that_begins_in_the_middle_is_nobody_speaking() {
    assertThat(heard(QUIET, Sound.noise(4_000, -25, 6), QUIET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-45, -40, -36})
  void speech_is_heard_above_a_noisy_line(double level) {
    var noise = Sound.noise(6_000, level, 7);
    var speech = Sound.row(Sound.silence(3_000), Sound.vowel(800, -22), Sound.silence(2_200));
    var events = heard(Sound.mixed(noise, speech));
    assertThat(events).extracting(Event::change).containsExactly(Change.BEGAN, Change.ENDED);
    assertThat(events.getFirst().millis()).isBetween(3_020, 3_060);
    assertThat(events.getLast().millis()).isBetween(4_080, 4_160);
  }

  @Test
  void quiet_speech_is_heard_on_a_quiet_line() {
    assertThat(heard(QUIET, Sound.vowel(600, -38), QUIET)).hasSize(2);
  }

  @Test
  void what_is_below_the_guard_is_no_beginning() {
    var turns = new Turns(Patience.USUAL);
    var sound = Sound.row(QUIET, Sound.vowel(600, -38));
    for (int at = 0; at < sound.length; at += FRAME)
      assertThat(turns.hear(sound, at, at + FRAME, -35)).isEqualTo(Change.NONE);
  }

  @Test
  void frames_of_any_length_are_heard_alike() {
    var sound = Sound.row(QUIET, Sound.vowel(600, -22), QUIET);
    var turns = new Turns(Patience.USUAL);
    int began = -1;
    for (int at = 0; at < sound.length; at += 37)
      if (turns.hear(sound, at, Math.min(at + 37, sound.length), -90) == Change.BEGAN) began = at;
    assertThat(began / 8).isBetween(1_015, 1_045);
  }

  @Test
  void speech_of_a_machine_is_heard_from_its_start_to_its_end() {
    var espeak = Espeak.found(System.getenv("PATH"), "en-us");
    if (espeak.isEmpty()) return;
    for (var words :
        List.of("My kitchen tap is leaking since yesterday", "Yes", "Never mind, thank you")) {
      var speech = espeak.get().speak(words);
      var events = heard(QUIET, speech, QUIET);
      assertThat(events).extracting(Event::change).startsWith(Change.BEGAN).endsWith(Change.ENDED);
      assertThat(events.getFirst().millis() - 1_000).as(words).isBetween(20, 250);
      int end = 1_000 + speech.length / 8;
      assertThat(events.getLast().millis() - end).as(words).isBetween(-350, 340);
      assertThat(events).as(words).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void the_longer_patience_is_the_normal_one() {
    assertThatThrownBy(() -> new Patience(Duration.ofMillis(100), Duration.ofMillis(200)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I need a plumber.", "Really?", "¡Gracias!", "He said \"yes.\"", "At 3."})
  void whole_sentences(String words) {
    assertThat(Sentence.complete(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "I need a", "It is for Dr.", "Well...", "My name is J.", "yes,"})
  void no_whole_sentences(String words) {
    assertThat(Sentence.complete(words)).isFalse();
  }
}
