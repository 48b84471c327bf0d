package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;

/// The definitions that ship, filled in for a tenant: what is empty there is not asked for.
final class Definitions {

  private static final JsonNode ALL = read();

  private Definitions() {}

  /// The names of all there are, by their paths.
  static Map<String, String> paths() {
    var all = new TreeMap<String, String>();
    ALL.path("functions")
        .properties()
        .forEach(it -> all.put(it.getValue().path("path").asText(), it.getKey()));
    return Collections.unmodifiableMap(all);
  }

  static List<Function> of(Profile profile) {
    var own = ALL.path("for").path(profile.vertical());
    return Stream.of(texts(ALL.path("all")), texts(own), specialists(profile))
        .flatMap(names -> names)
        .map(it -> function(it, ALL.path("functions").path(it), profile))
        .toList();
  }

  /// Where there is nobody to ask, none can be asked.
  private static Stream<String> specialists(Profile profile) {
    var some = profile.persona().specialists().stream().limit(1);
    return some.map(_ -> "consult_specialists");
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  private static Function function(String name, JsonNode it, Profile profile) {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    it.path("parameters")
        .properties()
        .forEach(one ->
            filled(one.getValue(), profile).ifPresent(to -> properties.set(one.getKey(), to)));
    schema.set("required", it.path("required").deepCopy());
    schema.put("additionalProperties", false);
    return new Function(
        name,
        it.path("description").asText(),
        schema,
        it.path("path").asText(),
        it.path("reads").asBoolean(false));
  }

  private static Optional<ObjectNode> filled(JsonNode parameter, Profile profile) {
    ObjectNode it = parameter.deepCopy();
    var of = it.path("items").isObject() ? (ObjectNode) it.get("items") : it;
    if (!of.path("enum").isTextual()) return Optional.of(it);
    var choices = choices(of.path("enum").asText(), profile);
    of.set("enum", choices);
    return choices.isEmpty() ? Optional.empty() : Optional.of(it);
  }

  private static ArrayNode choices(String of, Profile profile) {
    var ids = JsonNodeFactory.instance.arrayNode();
    switch (of) {
      case "@specialists" -> profile.persona().specialists().forEach(it -> ids.add(it.id()));
      case "@services" -> profile.services().forEach(it -> ids.add(it.id()));
      case "@people" ->
          profile.resources().stream()
              .filter(it -> it.kind() == Kind.PERSON)
              .map(Resource::id)
              .forEach(ids::add);
      case "@properties" ->
          profile.resources().stream()
              .filter(it -> it.kind() == Kind.PROPERTY)
              .map(Resource::id)
              .forEach(ids::add);
      default -> throw new IllegalArgumentException("functions.yaml names " + of);
    }
    return ids;
  }

  private static JsonNode read() {
    var file = "functions.yaml";
    try (var in = Objects.requireNonNull(Definitions.class.getResourceAsStream(file), file)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
