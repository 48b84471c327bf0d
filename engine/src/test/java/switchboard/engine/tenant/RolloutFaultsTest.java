package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutFaultsTest {

  private static Profile with(String telephony) {
    try (var in =
        Objects.requireNonNull(Presets.class.getResourceAsStream("/presets/plumber.yaml"))) {
      var preset = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Presets.read("plumber.yaml", preset + "\ntelephony: " + telephony + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_rollout_is_part_of_the_profile() {
    var told = "{rollout: {vendor: openai, percent: 25, relay: 50}, limits: {calls: 8}}";
    var telephony = with(told).telephony();
    assertThat(telephony.rollout()).contains(new Rollout(Optional.of("openai"), 25, 50, List.of()));
    assertThat(telephony.limits()).contains(new Limits(8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{rollout: {vendor: acme, percent: 1, relay: 0}} | telephony.rollout.vendor: must be one of",
        "{rollout: {percent: 101, relay: 0}} | telephony.rollout.percent: must be from 0 to 100",
        "{rollout: {percent: 0, relay: -1}} | telephony.rollout.relay: must be from 0 to 100",
        "{rollout: {percent: 0, relay: 0, allowed: [acme]}} | telephony.rollout.allowed: must be",
        "{rollout: {percent: 1.5, relay: 0}} | telephony.rollout.percent",
        "{rollout: {percent: many, relay: 0}} | telephony.rollout.percent",
        "{limits: {calls: 0}} | telephony.limits.calls: must be at least 1"
      })
  void what_cannot_be_rolled_out_is_named(String telephony, String fault) {
    assertThatThrownBy(() -> with(telephony)).hasMessageContaining(fault);
  }
}
