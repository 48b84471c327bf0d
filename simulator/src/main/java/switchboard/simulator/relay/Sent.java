package switchboard.simulator.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What a server sends over the socket, or that it is gone.
public sealed interface Sent {

  /// @param last whether the server has said all it wants to say
  /// @param language BCP 47; blank: that of the call
  record Text(String token, boolean last, String language) implements Sent {}

  record Play(String source) implements Sent {}

  record Digits(String digits) implements Sent {}

  record Language(String speech, String hearing) implements Sent {}

  record End(String handOff) implements Sent {}

  /// Not a message Twilio takes.
  record Invalid(String why) implements Sent {}

  /// The socket is gone.
  record Closed(int code, String reason) implements Sent {}

  /// Reads a message as strictly as Twilio does.
  static Sent of(String message) {
    try {
      return of(new ObjectMapper().readTree(message));
    } catch (JsonProcessingException _) {
      return new Invalid("not JSON");
    }
  }

  private static Sent of(JsonNode json) {
    return switch (json.path("type").asText("")) {
      case "text" -> text(json);
      case "play" -> new Play(json.path("source").asText(""));
      case "sendDigits" -> new Digits(json.path("digits").asText(""));
      case "language" ->
          new Language(
              json.path("ttsLanguage").asText(""), json.path("transcriptionLanguage").asText(""));
      case "end" ->
          json.path("handoffData").isTextual() || json.path("handoffData").isMissingNode()
              ? new End(json.path("handoffData").asText(""))
              : new Invalid("handoffData is no text");
      default -> new Invalid("unknown type");
    };
  }

  private static Sent text(JsonNode json) {
    if (!json.path("token").isTextual()) return new Invalid("token is no text");
    if (!json.path("last").isBoolean() && json.has("last")) return new Invalid("last is no flag");
    return new Text(
        json.path("token").asText(),
        json.path("last").asBoolean(false),
        json.path("lang").asText(""));
  }
}
