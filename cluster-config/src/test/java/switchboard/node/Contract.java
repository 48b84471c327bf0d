package switchboard.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `docs/openapi.yaml`, and how far an answer keeps to it.
record Contract(JsonNode root) {

  static Contract read() throws IOException {
    return new Contract(new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile()));
  }

  /// The paths that can be read.
  List<String> readable() {
    return root.path("paths").properties().stream()
        .filter(it -> it.getValue().has("get"))
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean documents(String path, int status) {
    return responses(path).has(Integer.toString(status));
  }

  /// Whether the path is open to holders of this key.
  boolean asksFor(String path, String scheme) {
    var own = root.at("/paths").path(path).path("get").path("security");
    return own.findValue(scheme) != null;
  }

  /// What in the answer of a path is not as it says; names it does not know included.
  List<String> faults(String path, HttpResponse<String> answer) {
    var response = resolved(responses(path).path(Integer.toString(answer.statusCode())));
    if (response.isMissingNode()) return List.of("undocumented status " + answer.statusCode());
    var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    var content = response.path("content").path(type);
    if (content.isMissingNode()) return List.of("undocumented type " + type);
    return type.endsWith("json") ? faults(content.path("schema"), answer.body()) : List.of();
  }

  private List<String> faults(JsonNode schema, String body) {
    var whole = JsonNodeFactory.instance.objectNode();
    whole.set("components", root.path("components"));
    whole.putArray("allOf").add(schema);
    whole.put("unevaluatedProperties", false);
    var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    return validator.validate(body, InputFormat.JSON).stream()
        .map(ValidationMessage::toString)
        .toList();
  }

  private JsonNode responses(String path) {
    return root.at("/paths").path(path).path("get").path("responses");
  }

  private JsonNode resolved(JsonNode it) {
    return it.has("$ref") ? root.at(it.get("$ref").asText().substring(1)) : it;
  }
}
