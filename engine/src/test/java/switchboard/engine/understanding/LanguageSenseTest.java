package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.engine.understanding.LanguageSense.Sensed;

/// Which language somebody speaks.
class LanguageSenseTest {

  private static String clearly(String text) {
    return LanguageSense.of(text).filter(Sensed::clear).map(Sensed::code).orElse("");
  }

  @Test
  void a_sentence_tells_its_language() {
    for (var it :
        List.of(
            "hola buenos días necesito un plomero",
            "quisiera hacer una cita para mañana",
            "se está saliendo el agua en mi cocina",
            "cuanto cuesta destapar un drenaje")) assertThat(clearly(it)).as(it).isEqualTo("es");
    for (var it :
        List.of(
            "hi i need a plumber tomorrow",
            "can you tell me what it would cost",
            "my water heater is leaking in the basement"))
      assertThat(clearly(it)).as(it).isEqualTo("en");
  }

  @Test
  void names_addresses_and_numbers_tell_nothing() {
    for (var it :
        List.of(
            "José de la Cruz",
            "Maria Lopez",
            "12 Oak Street Merriam",
            "San Jose",
            "555 0142",
            "no",
            "ok",
            "",
            "🙂",
            "漏水了")) assertThat(clearly(it)).as(it).isEmpty();
  }

  @Test
  void a_word_or_two_of_another_language_are_not_enough() {
    assertThat(clearly("hola can you send someone to fix my sink")).isEqualTo("en");
    assertThat(clearly("the casa on elgin")).isNotEqualTo("es");
  }

  @Test
  void long_texts_are_read_only_so_far() {
    assertThat(clearly("hola necesito una cita ".repeat(20_000))).isEqualTo("es");
  }
}
