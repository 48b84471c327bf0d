package switchboard.edge.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The part of JSON Schema that functions are described in, in LangChain4j's words.
final class Schemas {

  private Schemas() {}

  static JsonObjectSchema object(JsonNode it) {
    var schema = JsonObjectSchema.builder().description(description(it));
    it.path("properties")
        .properties()
        .forEach(field -> schema.addProperty(field.getKey(), element(field.getValue())));
    schema.required(texts(it.path("required")));
    if (it.has("additionalProperties"))
      schema.additionalProperties(it.path("additionalProperties").asBoolean());
    return schema.build();
  }

  private static JsonSchemaElement element(JsonNode it) {
    if (it.has("enum"))
      return JsonEnumSchema.builder()
          .description(description(it))
          .enumValues(texts(it.path("enum")))
          .build();
    return switch (it.path("type").asText("string")) {
      case "integer" -> JsonIntegerSchema.builder().description(description(it)).build();
      case "number" -> JsonNumberSchema.builder().description(description(it)).build();
      case "boolean" -> JsonBooleanSchema.builder().description(description(it)).build();
      case "object" -> object(it);
      case "array" ->
          JsonArraySchema.builder()
              .description(description(it))
              .items(element(it.path("items")))
              .build();
      default -> JsonStringSchema.builder().description(description(it)).build();
    };
  }

  private static @Nullable String description(JsonNode it) {
    return it.path("description").asText(null);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
