package switchboard.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechVendorsTest {

  private static SpeechVendors from(Map<String, String> env) {
    return SpeechVendors.from(env, new SimpleMeterRegistry());
  }

  @Test
  void a_service_is_there_if_its_key_is() {
    var vendors = from(Map.of("DEEPGRAM_API_KEY", "dg-1"));
    assertThat(vendors.names()).containsExactly("deepgram");
    assertThat(vendors.of("deepgram"))
        .hasValueSatisfying(it -> assertThat(it.name()).isEqualTo("deepgram"));
    assertThat(vendors.of("openai")).isEmpty();
    assertThat(vendors.of("nobody")).isEmpty();
  }

  @Test
  void an_empty_value_counts_as_none() {
    assertThat(from(Map.of("DEEPGRAM_API_KEY", "  ")).names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DEEPGRAM_AGENT_URL, ws://agent.example/v1",
    "DEEPGRAM_AGENT_URL, https://agent.example/v1",
    "DEEPGRAM_AGENT_URL, not an address",
    "DEEPGRAM_THINK_MODEL, gpt-4o-mini",
    "OPENAI_REALTIME_URL, https://realtime.example",
    "ULTRAVOX_API_URL, wss://ultravox.example",
    "ULTRAVOX_API_URL, http://ultravox.example",
    "DEEPGRAM_API_KEY, one two"
  })
  void what_cannot_be_used_is_named_and_not_shown(String name, String value) {
    var env =
        new HashMap<>(
            Map.of(
                "DEEPGRAM_API_KEY", "dg-1", "OPENAI_API_KEY", "sk-1", "ULTRAVOX_API_KEY", "uv-1"));
    env.put(name, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(env))
        .withMessageContaining(name)
        .satisfies(
            it -> assertThat(it.getMessage()).doesNotContain(value + " ").doesNotContain("dg-1"));
  }
}
