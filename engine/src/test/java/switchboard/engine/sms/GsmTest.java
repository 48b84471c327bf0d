package switchboard.engine.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GsmTest {

  @Test
  void a_hundred_and_sixty_letters_are_one_message_and_one_more_makes_two() {
    assertThat(Gsm.parts("a".repeat(160))).isEqualTo(1);
    assertThat(Gsm.parts("a".repeat(161))).isEqualTo(2);
    assertThat(Gsm.parts("a".repeat(306))).isEqualTo(2);
    assertThat(Gsm.parts("a".repeat(307))).isEqualTo(3);
  }

  @Test
  void a_euro_takes_the_room_of_two() {
    assertThat(Gsm.parts("€" + "a".repeat(158))).isEqualTo(1);
    assertThat(Gsm.parts("€" + "a".repeat(159))).isEqualTo(2);
  }

  @Test
  void a_letter_beyond_the_alphabet_makes_the_message_short() {
    assertThat(Gsm.parts("ё" + "a".repeat(69))).isEqualTo(1);
    assertThat(Gsm.parts("ё" + "a".repeat(70))).isEqualTo(2);
    assertThat(Gsm.parts("👋" + "a".repeat(68))).isEqualTo(1);
    assertThat(Gsm.parts("👋" + "a".repeat(69))).isEqualTo(2);
  }

  @Test
  void what_typesetters_put_is_written_as_typists_would() {
    assertThat(Gsm.plain("“Robin’s” – a\u00a0b…")).isEqualTo("\"Robin's\" - a b...");
  }

  @Test
  void accents_outside_the_alphabet_go_where_that_saves_a_message_and_else_stay() {
    assertThat(Gsm.thrifty("Mañana a las tres, sábado no"))
        .isEqualTo("Mañana a las tres, sábado no");
    var longer = "Su cita de reparación queda confirmada: sábado ".repeat(3);
    assertThat(Gsm.parts(longer)).isEqualTo(3);
    assertThat(Gsm.thrifty(longer)).contains("reparacion", "sabado");
    assertThat(Gsm.parts(Gsm.thrifty(longer))).isEqualTo(1);
    assertThat(Gsm.thrifty("ñandú é ¿¡ ".repeat(14))).contains("ñandu é ¿¡");
  }
}
