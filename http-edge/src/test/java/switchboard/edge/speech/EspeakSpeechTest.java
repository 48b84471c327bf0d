package switchboard.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;

class EspeakSpeechTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  @TempDir Path folder;

  private static Words words(String text) {
    return new Words(text, "en-US", Optional.of("Polly.Joanna"));
  }

  /// The real one; every machine that runs `check` has it.
  private static EspeakSpeech espeak() {
    var program = EspeakSpeech.installed(System.getenv("PATH")).orElseThrow();
    return new EspeakSpeech(program, PATIENCE, 2);
  }

  private EspeakSpeech program(String script, Duration patience) throws IOException {
    var program = folder.resolve("espeak-ng");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new EspeakSpeech(program, patience, 1);
  }

  private static byte[] audio(Answer answer) {
    return answer instanceof Answer.Spoken(var audio, var type) && type.equals("audio/wav")
        ? audio.toArrayUnsafe()
        : new byte[0];
  }

  @Test
  void a_sentence_becomes_a_sound_of_its_own_length() throws Exception {
    var answer = espeak().speak(words("You have three appointments, from 8:30 AM to noon."));
    var wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(audio(answer)));
    var seconds = wav.getFrameLength() / wav.getFormat().getFrameRate();
    assertThat(seconds).isBetween(2f, 10f);
    assertThat(audio(answer)).hasSize(44 + (int) wav.getFrameLength() * 2);
  }

  @Test
  void a_longer_text_takes_longer() {
    var two = audio(espeak().speak(words("Nothing is on the schedule.")));
    var many = audio(espeak().speak(words("Nothing is on the schedule. ".repeat(5))));
    assertThat(many.length).isGreaterThan(two.length * 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-w /tmp/never.wav",
        "--help",
        "$(touch /tmp/never.wav) `id` ; rm -rf /",
        "[[mm'aI]] <speak>no</speak>",
        "Zoë Müller, 東京, \ud83d\ude00",
        "\ud800 half a character"
      })
  void words_are_never_anything_but_words(String text) {
    assertThat(audio(espeak().speak(words(text)))).isNotEmpty();
    assertThat(Path.of("/tmp/never.wav")).doesNotExist();
  }

  @Test
  void an_endless_text_is_cut() {
    var long10 = audio(espeak().speak(words("word ".repeat(10_000))));
    var longest = audio(espeak().speak(words("word ".repeat(EspeakSpeech.LONGEST_TEXT / 5))));
    assertThat(long10.length).isLessThanOrEqualTo(longest.length + 100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Polly.Joanna", "--help", "en us", "../../etc", "", "e", "en;id"})
  void a_voice_of_somebody_else_is_passed_over(String voice) {
    assertThat(EspeakSpeech.voice(new Words("", "en-GB", Optional.of(voice)))).isEqualTo("en-gb");
    assertThat(EspeakSpeech.voice(new Words("", voice, Optional.empty()))).isEqualTo("en");
    assertThat(EspeakSpeech.voice(new Words("", "en-GB", Optional.of("en-us+f3"))))
        .isEqualTo("en-us+f3");
  }

  @Test
  void a_language_it_does_not_speak_is_a_failure_in_time() {
    var answer = espeak().speak(new Words("Hello", "qqq", Optional.empty()));
    assertThat(answer).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void a_program_that_hangs_is_ended() throws IOException {
    var answer = program("cat >/dev/null; exec sleep 60", Duration.ofMillis(300)).speak(words("x"));
    assertThat(answer).isEqualTo(new Answer.Failed("took too long"));
  }

  @Test
  void a_program_that_fails_or_says_nothing_or_nonsense_is_a_failure() throws IOException {
    assertThat(program("exit 3", PATIENCE).speak(words("x"))).isInstanceOf(Answer.Failed.class);
    assertThat(program("cat >/dev/null", PATIENCE).speak(words("x")))
        .isEqualTo(new Answer.Failed("was silent"));
    assertThat(program("head -c 1000 /dev/urandom", PATIENCE).speak(words("x")))
        .isEqualTo(new Answer.Failed("was silent"));
    assertThat(new EspeakSpeech(folder.resolve("gone"), PATIENCE, 1).speak(words("x")))
        .isEqualTo(new Answer.Failed("could not be started"));
  }

  @Test
  void a_program_that_never_stops_talking_is_ended() throws IOException {
    assertThat(program("exec cat /dev/zero", PATIENCE).speak(words("x")))
        .isEqualTo(new Answer.Failed("too long"));
  }

  @Test
  void many_at_once_take_turns() {
    var espeak = espeak();
    var all =
        IntStream.range(0, 12)
            .mapToObj(
                it -> CompletableFuture.supplyAsync(() -> espeak.speak(words("Number " + it))))
            .toList();
    assertThat(all.stream().map(CompletableFuture::join).map(EspeakSpeechTest::audio))
        .allSatisfy(it -> assertThat(it).isNotEmpty());
  }

  @Test
  void the_words_reach_it_whole_and_as_utf_8() throws IOException {
    program("cat > " + folder + "/heard", PATIENCE).speak(words("Zoë at 8 AM"));
    assertThat(Files.readString(folder.resolve("heard"), StandardCharsets.UTF_8))
        .isEqualTo("Zoë at 8 AM");
  }

  @Test
  void it_is_used_as_the_operator_says() throws IOException {
    program("exit 0", PATIENCE);
    assertThat(EspeakSpeech.of("none", folder.toString())).isSameAs(TextToSpeech.NONE);
    assertThat(EspeakSpeech.of("auto", "/nowhere::relative")).isSameAs(TextToSpeech.NONE);
    assertThat(EspeakSpeech.of("auto", "/nowhere:" + folder)).isInstanceOf(EspeakSpeech.class);
    assertThat(EspeakSpeech.of("espeak", folder.toString())).isInstanceOf(EspeakSpeech.class);
    assertThatThrownBy(() -> EspeakSpeech.of("espeak", "/nowhere"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EspeakSpeech.of("festival", folder.toString()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TextToSpeech.NONE.speak(words("x"))).isEqualTo(new Answer.Unavailable());
  }
}
