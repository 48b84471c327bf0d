package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// The functions of a business, ready to be handed to a hosted voice agent in the form its vendor
/// wants: where each is called, and with what key. One source for all vendors.
///
/// @param base our public address, such as `https://voice.example`
/// @param token of the session, or what stands for it
public record Toolsheet(List<Function> functions, String base, String token) {

  /// What stands for a token where there is no session yet.
  public static final String PLACEHOLDER = "YOUR-SESSION-TOKEN";

  /// A header that every vendor lets be set.
  public static final String HEADER = "X-Voice-Token";

  private static final String IN_HEADER = "PARAMETER_LOCATION_HEADER";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public ObjectNode of(Vendor vendor) {
    var sheet = JSON.objectNode().put("vendor", vendor.word());
    sheet.set("endpoint", endpoint("functions"));
    return switch (vendor) {
      case ULTRAVOX -> with(sheet, "selectedTools", this::ultravox);
      case DEEPGRAM -> with(sheet, "functions", this::deepgram);
      case OPENAI -> with(sheet, "tools", Toolsheet::openai).put("tool_choice", "auto");
      case RETELL -> with(sheet, "general_tools", this::retell);
    };
  }

  private ObjectNode with(
      ObjectNode sheet, String name, java.util.function.Function<Function, ObjectNode> form) {
    var all = sheet.putArray(name);
    functions.stream().map(form).forEach(all::add);
    return sheet;
  }

  private ObjectNode endpoint(String path) {
    var it = JSON.objectNode().put("url", url(path)).put("method", "POST");
    it.putObject("headers").put(HEADER, token);
    return it;
  }

  private String url(String path) {
    return base + "/v1/voice/" + path;
  }

  private static ObjectNode named(Function it) {
    var to = JSON.objectNode().put("name", it.name()).put("description", it.description());
    to.set("parameters", it.parameters());
    return to;
  }

  private static ObjectNode openai(Function it) {
    return JSON.objectNode().put("type", "function").setAll(named(it));
  }

  private ObjectNode deepgram(Function it) {
    return named(it).set("endpoint", endpoint(it.path()));
  }

  private ObjectNode retell(Function it) {
    var to = JSON.objectNode().put("type", "custom").put("name", it.name());
    to.put("description", it.description()).put("url", url(it.path())).put("method", "POST");
    to.putObject("headers").put(HEADER, token);
    to.set("parameters", it.parameters());
    return to.put("speak_during_execution", false).put("speak_after_execution", true);
  }

  private ObjectNode ultravox(Function it) {
    var selected = JSON.objectNode();
    var tool = selected.putObject("temporaryTool");
    tool.put("modelToolName", it.name()).put("description", it.description());
    dynamic(tool.putArray("dynamicParameters"), it.parameters());
    tool.putArray("staticParameters")
        .addObject()
        .put("name", HEADER)
        .put("location", IN_HEADER)
        .put("value", token);
    tool.putArray("automaticParameters")
        .addObject()
        .put("name", "X-Ultravox-Call-Id")
        .put("location", IN_HEADER)
        .put("knownValue", "KNOWN_PARAM_CALL_ID");
    tool.putObject("http").put("baseUrlPattern", url(it.path())).put("httpMethod", "POST");
    return selected;
  }

  private static void dynamic(ArrayNode to, JsonNode schema) {
    for (var one : schema.path("properties").properties()) {
      var parameter = to.addObject().put("name", one.getKey());
      parameter.put("location", "PARAMETER_LOCATION_BODY").set("schema", one.getValue());
      parameter.put("required", required(schema, one.getKey()));
    }
  }

  private static boolean required(JsonNode schema, String name) {
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .anyMatch(it -> it.asText().equals(name));
  }
}
