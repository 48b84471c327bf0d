package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;

/// Something a language model may ask to be done.
///
/// @param parameters JSON Schema 2020-12
/// @param path where a hosted agent calls it, under `/v1/voice/`
/// @param reads whether it changes nothing
public record Function(
    String name, String description, JsonNode parameters, String path, boolean reads) {

  /// One that is called by its name alone.
  public Function(String name, String description, JsonNode parameters) {
    this(name, description, parameters, "functions/" + name, false);
  }
}
