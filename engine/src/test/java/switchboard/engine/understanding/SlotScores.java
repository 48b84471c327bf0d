package switchboard.engine.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.understanding.Understander.Expectation;

/// Scores the embedded understander's slots on sets of JSON lines: `SlotScores FOLDER`. The lines
/// fall into two halves by their id; misses are shown of the first half only, so that the second
/// stays unseen.
final class SlotScores {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SLOTS = List.of("phone", "email", "name", "address");

  private SlotScores() {}

  private record Outcome(String slot, boolean shown, boolean right, String miss) {}

  public static void main(String[] arguments) throws IOException {
    var understander = new EmbeddedUnderstander();
    for (var set : List.of("phones", "emails", "names", "addresses", "slots-es")) {
      var lines = Files.readAllLines(Path.of(arguments[0], set + ".jsonl"));
      var outcomes = lines.stream().flatMap(it -> outcome(understander, it)).toList();
      outcomes.stream()
          .filter(it -> it.shown && !it.right)
          .forEach(it -> System.out.println(it.miss));
      for (var slot : SLOTS)
        for (var shown : List.of(true, false)) print(set, slot, shown, outcomes);
    }
  }

  private static void print(String set, String slot, boolean shown, List<Outcome> outcomes) {
    var of = outcomes.stream().filter(it -> it.slot.equals(slot) && it.shown == shown).toList();
    var right = of.stream().filter(Outcome::right).count();
    if (!of.isEmpty())
      System.out.printf(
          Locale.ROOT,
          "== %s %s %s: %d of %d, %.1f %%%n",
          set,
          slot,
          shown ? "shown" : "unseen",
          right,
          of.size(),
          100.0 * right / of.size());
  }

  private static Stream<Outcome> outcome(Understander understander, String text) {
    try {
      var line = JSON.readTree(text);
      var zone = line.get("zone").asText();
      var country = line.path("country").asText(zone.equals("Europe/London") ? "GB" : "US");
      var slots =
          understander
              .understand(
                  line.get("text").asText(),
                  Instant.parse(line.get("now").asText()),
                  ZoneId.of(zone),
                  new Vocabulary(line.get("vertical").asText(), country, List.of()),
                  asked(line))
              .slots();
      return SLOTS.stream().filter(line::has).map(it -> compared(line, it, slots));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Expectation asked(JsonNode line) {
    return line.has("asked")
        ? Expectation.valueOf(line.get("asked").asText().toUpperCase(Locale.ROOT))
        : Expectation.ANYTHING;
  }

  private static Outcome compared(JsonNode line, String slot, Slots slots) {
    var found =
        switch (slot) {
          case "phone" -> slots.phone();
          case "email" -> slots.email();
          case "name" -> slots.name();
          default -> slots.address();
        };
    var right =
        Stream.concat(Stream.of(line.get(slot)), line.path("accept").valueStream())
            .anyMatch(it -> same(slot, it, found));
    var id = line.get("id").asText();
    var miss =
        id + " " + line.get("text") + line.path("asked") + " " + line.get(slot) + " " + found;
    return new Outcome(slot, id.hashCode() % 2 == 0, right, miss);
  }

  private static boolean same(String slot, JsonNode wanted, Optional<String> found) {
    if (wanted.isNull() || found.isEmpty()) return wanted.isNull() && found.isEmpty();
    return switch (slot) {
      case "name" -> name(wanted.asText()).equals(name(found.get()));
      case "address" -> address(wanted.asText()).equals(address(found.get()));
      default -> wanted.asText().equals(found.get());
    };
  }

  private static String name(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "");
  }

  private static String address(String line) {
    var plain = line.toLowerCase(Locale.ROOT).replaceAll("[,.']", " ").replace("#", " apt ");
    for (var pair :
        List.of(
            "street st",
            "saint st",
            "avenue ave",
            "road rd",
            "drive dr",
            "lane ln",
            "court ct",
            "place pl",
            "boulevard blvd",
            "parkway pkwy",
            "highway hwy",
            "circle cir",
            "trail trl",
            "terrace ter",
            "square sq",
            "north n",
            "south s",
            "east e",
            "west w",
            "northeast ne",
            "northwest nw",
            "southeast se",
            "southwest sw",
            "flat apt",
            "unit apt",
            "apartment apt",
            "suite ste",
            "mount mt",
            "crescent cres")) {
      var words = pair.split(" ");
      plain = plain.replaceAll("\\b" + words[0] + "\\b", words[1]);
    }
    return plain.replaceAll("\\s+", "");
  }
}
