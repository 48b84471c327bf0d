package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;

/// Something a language model may ask to be done.
///
/// @param parameters JSON Schema 2020-12
public record Function(String name, String description, JsonNode parameters) {}
