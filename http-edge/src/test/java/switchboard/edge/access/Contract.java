package switchboard.edge.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `docs/openapi.yaml`, to hold answers against.
public final class Contract {

  public record Operation(String method, String path, JsonNode description) {}

  private static final JsonNode ROOT = read();

  private Contract() {}

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Operation> operations() {
    return ROOT.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(it ->
                    new Operation(
                        it.getKey().toUpperCase(Locale.ROOT), path.getKey(), it.getValue())))
        .toList();
  }

  public static Operation operation(String method, String path) {
    return operations().stream()
        .filter(it -> it.method().equals(method) && it.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /// What is wrong with the answer; names the contract does not know are wrong too.
  public static List<String> faults(Operation operation, int status, String body) {
    var content = operation.description().path("responses").path("" + status).path("content");
    var schema = ((ObjectNode) ROOT).objectNode();
    schema.set("components", ROOT.path("components"));
    schema.set("allOf", schema.arrayNode().add(content.path("application/json").path("schema")));
    schema.put("unevaluatedProperties", false);
    return Stream.of(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema))
        .flatMap(it -> it.validate(body, InputFormat.JSON).stream())
        .map(Object::toString)
        .toList();
  }
}
