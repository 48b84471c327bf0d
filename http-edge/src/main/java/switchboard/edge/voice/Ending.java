package switchboard.edge.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.conversation.Hosted.Line;
import switchboard.engine.privacy.Personal;

/// What a vendor tells when a call is over, in whatever words it has for it. What is not understood
/// is left out: a call is over in any case.
record Ending(List<Line> transcript, Optional<String> outcome, Optional<Duration> lasted) {

  private static final int MOST = 400;
  private static final int LONGEST = 2_000;
  private static final long DAY = Duration.ofDays(1).toSeconds();

  static Ending of(JsonNode body) {
    var lines = new ArrayList<Line>();
    for (var it : lines(body)) if (lines.size() < MOST) line(it).ifPresent(lines::add);
    var outcome = text(body, "outcome").filter(it -> it.length() <= 40);
    return new Ending(List.copyOf(lines), outcome, lasted(body));
  }

  private static JsonNode lines(JsonNode body) {
    return Stream.of("transcript", "transcript_object", "messages", "items")
        .map(body::path)
        .filter(JsonNode::isArray)
        .findFirst()
        .orElse(body.path("transcript"));
  }

  private static Optional<Line> line(JsonNode it) {
    var words =
        Stream.of("text", "content", "message", "transcript")
            .flatMap(name -> words(it.path(name)).stream())
            .findFirst();
    return role(it)
        .flatMap(caller -> words.map(text -> new Line(caller, Personal.of(cut(text)), at(it))));
  }

  /// Text, or parts of text.
  private static Optional<String> words(JsonNode it) {
    if (it.isTextual()) return Optional.of(it.asText()).filter(text -> !text.isBlank());
    var all = new StringBuilder();
    for (var part : it)
      Stream.of("text", "transcript")
          .flatMap(name -> text(part, name).stream())
          .findFirst()
          .ifPresent(text -> all.append(text).append(' '));
    return Optional.of(all.toString().strip()).filter(text -> !text.isEmpty());
  }

  /// Whether by the caller; empty: by neither.
  private static Optional<Boolean> role(JsonNode it) {
    var role = it.path("role").asText("").toLowerCase(Locale.ROOT);
    if (role.matches("(.*_)?(user|caller|customer|human)")) return Optional.of(true);
    return role.matches("(.*_)?(agent|assistant|ai|bot)") ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Instant> at(JsonNode it) {
    try {
      return text(it, "at").map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> lasted(JsonNode body) {
    var seconds = body.path("durationSeconds");
    boolean fits = seconds.isNumber() && seconds.asLong() >= 0 && seconds.asLong() <= DAY;
    return fits ? Optional.of(Duration.ofSeconds(seconds.asLong())) : Optional.empty();
  }

  private static Optional<String> text(JsonNode it, String name) {
    var text = it.path(name);
    return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
  }

  private static String cut(String text) {
    int all = text.codePointCount(0, text.length());
    return all <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
