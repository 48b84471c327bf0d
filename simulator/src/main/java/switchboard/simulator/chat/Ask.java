package switchboard.simulator.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a model is asked.
public record Ask(JsonNode body) {

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  public List<JsonNode> messages() {
    return each(body.path("messages")).toList();
  }

  private static boolean from(JsonNode message, String role) {
    return message.path("role").asText().equals(role);
  }

  public String system() {
    return messages().stream()
        .filter(it -> from(it, "system"))
        .map(Ask::text)
        .findFirst()
        .orElse("");
  }

  /// The caller's last words, without the quotation marks.
  public String words() {
    return messages().stream()
        .filter(it -> from(it, "user"))
        .map(Ask::text)
        .reduce("", (_, later) -> later)
        .replaceAll("</?caller>", "")
        .strip();
  }

  private static String text(JsonNode message) {
    var content = message.path("content");
    return content.isArray() ? content.path(0).path("text").asText() : content.asText();
  }

  /// The answer to a function, if that is what it is to react to.
  public Optional<String> answered() {
    var all = messages();
    if (all.isEmpty() || !from(all.getLast(), "tool")) return Optional.empty();
    return Optional.of(text(all.getLast()));
  }

  /// The parameters of a function that may be called.
  public Optional<JsonNode> parameters(String function) {
    return each(body.path("tools"))
        .map(it -> it.path("function"))
        .filter(it -> it.path("name").asText().equals(function))
        .map(it -> it.path("parameters").path("properties"))
        .findFirst();
  }
}
