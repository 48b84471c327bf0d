package switchboard.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;
import switchboard.simulator.speech.SpeechApi;

class HttpSpeechTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final SpeechApi api;

  HttpSpeechTest() throws IOException {
    api = SpeechApi.start(0, "key-1");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private TextToSpeech speech(String name, URI base, String key) {
    return name.equals("deepgram")
        ? HttpSpeech.deepgram(base, key, PATIENCE)
        : HttpSpeech.openai(base.resolve("/v1"), key, "gpt-4o-mini-tts", PATIENCE);
  }

  private static Words words(String text, String voice) {
    return new Words(text, "en-US", Optional.of(voice).filter(it -> !it.isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deepgram", "openai"})
  void a_text_is_spoken_as_a_file_that_knows_its_length(String name) {
    var answer = speech(name, api.uri(), "key-1").speak(words("You have two visits.", ""));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Spoken.class,
            it -> {
              assertThat(it.mediaType()).isEqualTo("audio/wav");
              assertThat(
                      it.audio().asByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(40))
                  .isEqualTo(it.audio().size() - 44);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"deepgram", "openai"})
  void a_wrong_key_and_a_busy_service_fail_without_saying_what_was_to_be_said(String name) {
    assertThat(speech(name, api.uri(), "other").speak(words("Secret.", "")))
        .isEqualTo(new Answer.Failed("status 401"));
    api.refuse(429);
    assertThat(speech(name, api.uri(), "key-1").speak(words("Secret.", "")))
        .isEqualTo(new Answer.Failed("status 429"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deepgram", "openai"})
  void nobody_there_is_a_failure(String name) {
    api.close();
    assertThat(speech(name, api.uri(), "key-1").speak(words("Hello.", "")))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void voices_of_others_are_passed_over_and_long_texts_cut() {
    speech("deepgram", api.uri(), "key-1").speak(words("word ".repeat(1000), "marin&x=1"));
    speech("openai", api.uri(), "key-1").speak(words("Hello.", "aura-2-thalia-en"));
    assertThat(api.asked().get(0).uri()).endsWith("model=aura-2-thalia-en");
    assertThat(api.asked().get(0).body().path("text").asText()).hasSizeLessThanOrEqualTo(2000);
    assertThat(api.asked().get(1).body().path("voice").asText()).isEqualTo("marin");
  }

  @Test
  void spanish_is_spoken_by_a_spanish_voice() {
    speech("deepgram", api.uri(), "key-1").speak(new Words("Hola.", "es-US", Optional.empty()));
    assertThat(api.asked().getFirst().uri()).endsWith("model=aura-2-celeste-es");
  }
}
