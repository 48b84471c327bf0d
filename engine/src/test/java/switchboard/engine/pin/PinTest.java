package switchboard.engine.pin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.privacy.Personal;

class PinTest {

  @ParameterizedTest
  @CsvSource({
    "4829, 4829",
    "my pin is 4 8 2 9, 4829",
    "four eight two nine, 4829",
    "it's seven three oh one double five, 730155",
    "uh four eight to nine please, 4829",
    "48-29, 4829",
    "cuatro ocho dos nueve, 4829"
  })
  void is_read_as_it_is_said_or_keyed_in(String words, String digits) {
    assertThat(Pin.heard(words)).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "what's on my schedule tomorrow",
        "one two three",
        "move my three o'clock to four",
        "123456789",
        "+1 913 555 0142",
        "😀"
      })
  void is_not_heard_in_other_words(String words) {
    assertThat(Pin.heard(words)).isEmpty();
  }

  @Test
  void is_never_written_down() {
    assertThat(Pin.hidden(Personal.of("four eight two nine")).text()).isEqualTo(Pin.HIDDEN);
    assertThat(Pin.hidden(Personal.of("what's next")).text()).isEqualTo("what's next");
    assertThat(Pin.digest("sam", "4829").text()).doesNotContain("4829").hasSize(64);
    assertThat(Pin.digest("kit", "4829")).isNotEqualTo(Pin.digest("sam", "4829"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "123456789", "12a4", "1111", "1234", "9876", "4848", "1985", ""})
  void that_is_easily_guessed_will_not_do(String digits) {
    assertThat(Pin.fault(digits)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4829", "730155", "20491837"})
  void that_is_not_will_do(String digits) {
    assertThat(Pin.fault(digits)).isEmpty();
  }
}
