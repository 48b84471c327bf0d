package switchboard.edge.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What the network tells over the socket. Read leniently where the wire is known to vary, and
/// never so that a strange message does harm.
sealed interface Told {

  /// @param pass the token our TwiML carried; `turn` and `language` what it said of the start
  record Setup(
      String call,
      String to,
      Optional<String> pass,
      Optional<Integer> turn,
      Optional<String> language)
      implements Told {}

  /// @param whole whether the caller has finished; otherwise they are still speaking
  record Prompt(String words, boolean whole) implements Told {}

  record Key(char digit) implements Told {}

  /// @param heard what of our words reached the ear
  record Interrupted(String heard, Optional<Duration> after) implements Told {}

  /// Something the network could not do.
  record Fault(String code) implements Told {}

  /// Our words have been spoken to their end.
  record Played(String words) implements Told {}

  record Speaking(boolean caller, boolean on) implements Told {}

  /// A message we know and need not act upon.
  record Aside() implements Told {}

  /// @param reason one word for the counter
  record Bad(String reason) implements Told {}

  int LONGEST = 64 * 1024;
  int MOST_WORDS = 4_000;

  ObjectMapper JSON = new ObjectMapper();

  static Told of(String message) {
    if (message.length() > LONGEST) return new Bad("oversized");
    try {
      var json = JSON.readTree(message);
      return json.isObject() ? of(json) : new Bad("not_json");
    } catch (JsonProcessingException _) {
      return new Bad("not_json");
    }
  }

  private static Told of(JsonNode json) {
    return switch (json.path("type").asText("")) {
      case "setup" -> setup(json);
      case "prompt" -> prompt(json);
      case "dtmf" -> key(text(json, "digit"));
      case "interrupt" ->
          new Interrupted(
              text(json, "utteranceUntilInterrupt"), millis(json, "durationUntilInterruptMs"));
      case "error" -> new Fault(code(text(json, "description")));
      case "info" -> info(json);
      case "" -> new Bad("no_type");
      default -> new Bad("unknown_type");
    };
  }

  private static Told setup(JsonNode json) {
    var more = json.path("customParameters");
    var call = text(json, "callSid");
    if (!call.matches("[A-Za-z0-9_-]{1,64}")) return new Bad("no_call");
    return new Setup(
        call,
        text(json, "to"),
        Optional.of(text(more, "pass")).filter(it -> !it.isEmpty()),
        number(more.path("turn")),
        Optional.of(text(more, "language")).filter(it -> it.matches("[A-Za-z0-9-]{2,20}")));
  }

  private static Told prompt(JsonNode json) {
    var words = text(json, "voicePrompt").strip();
    if (words.length() > MOST_WORDS) return new Bad("too_many_words");
    boolean whole = flag(json.path("last"), true);
    return words.isEmpty() && !whole ? new Aside() : new Prompt(words, whole);
  }

  private static Told key(String digit) {
    boolean known = digit.length() == 1 && "0123456789*#ABCDabcd".contains(digit);
    return known ? new Key(digit.charAt(0)) : new Bad("no_key");
  }

  private static Told info(JsonNode json) {
    var value = text(json, "value");
    return switch (text(json, "name")) {
      case "tokensPlayed" -> new Played(value);
      case "clientSpeaking" -> new Speaking(true, flag(json.path("value"), true));
      case "agentSpeaking" -> new Speaking(false, flag(json.path("value"), true));
      default -> new Aside();
    };
  }

  Set<String> CODES = Set.of("64101", "64102", "64104", "64105", "64107", "64108", "64109");

  /// The number of the fault where we know it; descriptions may hold anything.
  private static String code(String description) {
    return CODES.stream().filter(description::contains).findFirst().orElse("other");
  }

  private static String text(JsonNode json, String field) {
    var value = json.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText("").replace('\0', '\uFFFD') : "";
  }

  private static boolean flag(JsonNode value, boolean otherwise) {
    return switch (value.asText("")) {
      case "true", "on" -> true;
      case "false", "off" -> false;
      default -> otherwise;
    };
  }

  /// Durations come as numbers and as strings.
  private static Optional<Duration> millis(JsonNode json, String field) {
    return number(json.path(field)).map(Duration::ofMillis);
  }

  private static Optional<Integer> number(JsonNode value) {
    var text = value.asText("").strip();
    return text.matches("-?[0-9]{1,8}(\\.[0-9]{1,9})?")
        ? Optional.of((int) Double.parseDouble(text))
        : Optional.empty();
  }
}
