package switchboard.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {

  @Test
  void ordinary_text_is_kept_as_it_is() {
    var text = "Zoë 👩‍🚒 \u202eשלום\t\r\n'; drop table x; --";
    assertThat(PlainText.clean(text)).isEqualTo(text);
  }

  @Test
  void what_postgresql_cannot_hold_is_marked() {
    assertThat(PlainText.clean("a\0b\ud83dc\ude00")).isEqualTo("a\ufffdb\ufffdc\ufffd");
  }

  @Test
  void two_spellings_of_a_name_are_one() {
    assertThat(PlainText.folded("ÉLODIE Müller")).isEqualTo(PlainText.folded("elodie muller"));
  }

  @Test
  void only_the_beginning_of_a_long_text_is_folded() {
    assertThat(PlainText.folded("x".repeat(100_000))).hasSize(400);
  }
}
