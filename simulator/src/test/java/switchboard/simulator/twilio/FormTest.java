package switchboard.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void whatever_goes_in_comes_out() {
    var form = Form.of(Map.of("a b", "c&d=e", "\u00e9", "\ud83d\ude00 + % \u0000", "Empty", ""));

    assertThat(Form.parse(form.encoded())).isEqualTo(form);
  }

  @Test
  void of_a_repeated_field_the_first_value_counts() {
    assertThat(Form.parse("a=1&a=2&&b").fields()).isEqualTo(Map.of("a", "1", "b", ""));
  }

  @Test
  void a_percent_sign_that_leads_nowhere_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Form.parse("a=%zz"));
  }
}
