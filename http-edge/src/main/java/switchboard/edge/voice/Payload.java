package switchboard.edge.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.edge.http.Json;

/// A call of a function, whoever wrote it: the arguments alone (Ultravox, Deepgram's server), or a
/// name, an id and the arguments as an object or as JSON in a string (OpenAI, Deepgram's client,
/// Retell).
///
/// @param function empty where the address names it
/// @param call the vendor's id of it, where there is one
record Payload(Optional<String> function, Optional<String> call, ObjectNode arguments) {

  private static final List<String> IDS =
      List.of("call_id", "tool_call_id", "invocationId", "id", "callId");
  private static final String SANE = "[A-Za-z0-9._:~=-]{1,120}";

  /// Empty: it is none.
  static Optional<Payload> of(byte[] body) {
    if (body.length == 0) return Optional.of(bare(JsonNodeFactory.instance.objectNode()));
    try {
      return read(Json.MAPPER.readTree(body));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Payload bare(ObjectNode arguments) {
    return new Payload(Optional.empty(), Optional.empty(), arguments);
  }

  private static Optional<Payload> read(JsonNode body) {
    if (!(body instanceof ObjectNode it)) return Optional.empty();
    var several = it.path("functions");
    if (several.isArray()) return several.size() == 1 ? named(several.get(0)) : Optional.empty();
    if (it.path("function").isObject()) return chat(it);
    if (it.path("item").has("arguments")) return named(it.path("item"));
    boolean wrapped = it.has("arguments") || it.has("args");
    return wrapped ? named(it) : Optional.of(bare(it));
  }

  /// `{"id", "function": {"name", "arguments"}}`.
  private static Optional<Payload> chat(ObjectNode it) {
    return named(it.path("function"))
        .map(inner -> new Payload(inner.function(), id(it), inner.arguments()));
  }

  private static Optional<Payload> named(JsonNode it) {
    return arguments(it.has("arguments") ? it.path("arguments") : it.path("args"))
        .map(found -> new Payload(text(it.path("name")), id(it), found));
  }

  private static Optional<ObjectNode> arguments(JsonNode it) {
    if (it instanceof ObjectNode object) return Optional.of(object);
    if (it.isMissingNode() || it.isNull() || it.asText("x").isBlank())
      return Optional.of(JsonNodeFactory.instance.objectNode());
    if (!it.isTextual()) return Optional.empty();
    try {
      return Json.MAPPER.readTree(it.asText()) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> id(JsonNode it) {
    return IDS.stream()
        .map(it::path)
        .flatMap(one -> text(one).stream())
        .flatMap(Payload::sane)
        .findFirst();
  }

  private static Stream<String> sane(String id) {
    return Stream.of(id).filter(it -> it.matches(SANE));
  }

  static Optional<String> sane(Optional<String> id) {
    return id.filter(it -> it.matches(SANE));
  }

  private static Optional<String> text(JsonNode it) {
    return it.isTextual() && !it.asText().isBlank() ? Optional.of(it.asText()) : Optional.empty();
  }
}
