package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {

  @ParameterizedTest
  @CsvSource({
    "quiero una cita para mañana, SPANISH",
    "hola, SPANISH",
    "no, ENGLISH",
    "i live on la salle street, ENGLISH",
    "my name is jose de la cruz, ENGLISH",
    "'', ENGLISH",
    "你好我想预约, ENGLISH",
    "san antonio texas, ENGLISH"
  })
  void languages_are_told_apart_by_their_small_words(String text, Speech speech) {
    assertThat(Speech.of(Tokens.of(text))).isEqualTo(speech);
  }
}
