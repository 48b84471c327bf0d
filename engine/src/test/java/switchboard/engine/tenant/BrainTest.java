package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrainTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();

  private static Profile read(String brain) throws Exception {
    var profile = Presets.all().getFirst().profile();
    var tree = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.valueToTree(profile);
    tree.putObject("alerts").putArray("about");
    ((com.fasterxml.jackson.databind.node.ObjectNode) tree.get("emergencies")).remove("onCall");
    tree.set("numbers", JSON.createArrayNode());
    ((com.fasterxml.jackson.databind.node.ObjectNode) tree.get("persona"))
        .set("brain", JSON.readTree(brain));
    return Presets.read("profile", tree.toString());
  }

  @Test
  void an_empty_brain_is_the_usual_one() throws Exception {
    assertThat(read("{}").brain()).contains(Brain.USUAL);
    assertThat(Brain.USUAL.patient()).isEqualTo(Duration.ofMillis(1500));
    assertThat(JSON.writeValueAsString(Brain.USUAL)).isEqualTo("{}");
  }

  @Test
  void what_is_said_of_it_is_kept() throws Exception {
    var it =
        read("""
        {"providers": ["openai"], "models": {"openai": "gpt-4o"},
         "limits": {"monthMinor": 500}, "patience": "PT2S"}
        """)
            .brain()
            .orElseThrow();
    assertThat(it.providers()).isEqualTo(List.of("openai"));
    assertThat(it.limits().monthMinor()).isEqualTo(Optional.of(500L));
    assertThat(JSON.readValue(JSON.writeValueAsString(it), Brain.class)).isEqualTo(it);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"providers\": [\"a\", \"a\"]}; providers",
        "{\"providers\": [\"A B\"]}; providers",
        "{\"models\": {\"openai\": \"x\"}}; models",
        "{\"limits\": {\"callTokens\": 0}}; limits",
        "{\"patience\": \"PT0S\"}; patience",
        "{\"limit\": \"PT1M\"}; limit"
      })
  void what_cannot_be_meant_is_named(String brain, String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(brain))
        .withMessageContaining("persona.brain." + field);
  }
}
