package switchboard.edge.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmSettingsTest {

  @Test
  void without_keys_there_is_nobody_to_ask() {
    assertThat(LlmSettings.of(Map.of())).isEqualTo(LlmSettings.NONE);
  }

  @Test
  void a_key_is_enough() {
    var it = LlmSettings.of(Map.of("ANTHROPIC_API_KEY", "a", "OPENAI_API_KEY", "o"));
    assertThat(it.providers())
        .extracting(LlmSettings.Provider::name)
        .containsExactly("openai", "anthropic");
    assertThat(it.providers().getFirst().base()).isEqualTo("https://api.openai.com/v1");
  }

  @Test
  void the_order_is_the_one_given_and_anybody_may_speak_the_protocol() {
    var it =
        LlmSettings.of(
            Map.of(
                "LLM_PROVIDERS", "own-box, openai",
                "OWN_BOX_API_KEY", "k",
                "OWN_BOX_BASE_URL", "http://127.0.0.1:9/v1/",
                "OWN_BOX_MODEL", "tiny",
                "OWN_BOX_PRICES", "15/60",
                "OPENAI_API_KEY", "o"));
    assertThat(it.providers())
        .extracting(LlmSettings.Provider::name)
        .containsExactly("own-box", "openai");
    assertThat(it.providers().getFirst().base()).isEqualTo("http://127.0.0.1:9/v1");
    assertThat(it.providers().getFirst().prices().cost(2, 1).micros()).isEqualTo(90);
  }

  @Test
  void what_is_missing_or_wrong_is_named_and_keys_are_never_shown() {
    refused("OWN_API_KEY", Map.of("LLM_PROVIDERS", "own"));
    refused("OWN_BASE_URL", Map.of("LLM_PROVIDERS", "own", "OWN_API_KEY", "k"));
    refused("OPENAI_BASE_URL", Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "nonsense"));
    refused("OPENAI_PRICES", Map.of("OPENAI_API_KEY", "k", "OPENAI_PRICES", "cheap"));
    refused("LLM_PROVIDERS", Map.of("LLM_PROVIDERS", "a,a"));
    refused("LLM_PROVIDERS", Map.of("LLM_PROVIDERS", "A B"));
    assertThat(LlmSettings.of(Map.of("OPENAI_API_KEY", "secret")).toString())
        .doesNotContain("secret");
  }

  private static void refused(String name, Map<String, String> env) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LlmSettings.of(env))
        .withMessageContaining(name);
  }
}
