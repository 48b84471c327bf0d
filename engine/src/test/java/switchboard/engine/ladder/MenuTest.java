package switchboard.engine.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;

class MenuTest {

  private static final Profile PLUMBER = Presets.all().getFirst().profile();

  @Test
  void the_menu_reads_out_every_key() {
    assertThat(Menu.of(PLUMBER).prompt())
        .contains(PLUMBER.name(), "press 1", "press 2", "press 3", "press 0");
    assertThat(Menu.of(PLUMBER.in("es-US")).prompt()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"1,CALL_BACK", "2,MESSAGE", "3,HOURS", "0,PERSON", "' 0 ',PERSON"})
  void each_key_does_one_thing(String key, Menu.Action action) {
    assertThat(Menu.of(PLUMBER).on(key)).isEqualTo(action);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "11", "#", "*", "x", "１"})
  void any_other_key_does_nothing(String key) {
    assertThat(Menu.of(PLUMBER).on(key)).isEqualTo(Menu.Action.NOTHING);
  }

  @Test
  void the_hours_are_told_with_days_alike_together() {
    assertThat(Menu.of(PLUMBER).hours()).startsWith("We are open Monday to ").endsWith(".");
  }
}
