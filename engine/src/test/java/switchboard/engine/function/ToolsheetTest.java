package switchboard.engine.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;

class ToolsheetTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "https://voice.example";

  private static Profile studio() {
    return Presets.all().getLast().profile();
  }

  private static JsonNode sheet(Vendor vendor) {
    var functions = Functions.of(studio());
    return new Toolsheet(functions, BASE, Toolsheet.PLACEHOLDER).of(vendor);
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void the_samples_are_what_is_generated(Vendor vendor) throws IOException {
    var file = Path.of("..", "docs", "samples", "functions-" + vendor.word() + ".json");
    var made = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sheet(vendor)) + "\n";
    assertThat(made).isEqualTo(Files.readString(file, UTF_8));
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void every_vendor_is_told_of_every_function(Vendor vendor) {
    var text = sheet(vendor).toString();
    for (var it : Functions.of(studio())) assertThat(text).contains("\"" + it.name() + "\"");
    assertThat(text).contains(Toolsheet.PLACEHOLDER).contains(BASE + "/v1/voice/functions");
  }

  @Test
  void ultravox_sends_what_its_model_chose_as_the_body() {
    var tool = find(sheet(Vendor.ULTRAVOX).path("selectedTools"), "/temporaryTool/modelToolName");
    var it = tool.path("temporaryTool");
    assertThat(it.at("/http/baseUrlPattern").asText())
        .isEqualTo(BASE + "/v1/voice/change-requests/create");
    assertThat(it.at("/http/httpMethod").asText()).isEqualTo("POST");
    var first = it.path("dynamicParameters").path(0);
    assertThat(first.path("name").asText()).isEqualTo("change");
    assertThat(first.path("location").asText()).isEqualTo("PARAMETER_LOCATION_BODY");
    assertThat(first.at("/schema/type").asText()).isEqualTo("string");
    assertThat(first.path("required").asBoolean()).isTrue();
    assertThat(it.at("/automaticParameters/0/knownValue").asText())
        .isEqualTo("KNOWN_PARAM_CALL_ID");
  }

  private static JsonNode find(JsonNode all, String at) {
    for (var it : all) if (it.at(at).asText().equals("request_change")) return it;
    throw new AssertionError("nothing is called so");
  }

  @Test
  void deepgram_calls_each_function_at_its_own_address() {
    var it = find(sheet(Vendor.DEEPGRAM).path("functions"), "/name");
    assertThat(it.at("/endpoint/url").asText())
        .isEqualTo(BASE + "/v1/voice/change-requests/create");
    assertThat(it.at("/endpoint/headers").path(Toolsheet.HEADER).asText())
        .isEqualTo(Toolsheet.PLACEHOLDER);
    assertThat(it.at("/parameters/type").asText()).isEqualTo("object");
  }

  @Test
  void openai_is_told_of_tools_and_nothing_else() {
    var it = find(sheet(Vendor.OPENAI).path("tools"), "/name");
    assertThat(it.fieldNames())
        .toIterable()
        .containsExactly("type", "name", "description", "parameters");
    assertThat(it.path("type").asText()).isEqualTo("function");
  }
}
