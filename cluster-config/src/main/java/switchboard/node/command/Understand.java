package switchboard.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import switchboard.engine.understanding.Budget;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.When;

/// `switchboard understand`: utterances as JSON lines in, what they mean as JSON lines out, in the
/// same order. A line that cannot be read is answered with its `error`, and the rest goes on.
@Command(
    name = "understand",
    description = "Reads utterances as JSON lines and writes what they mean as JSON lines.")
public final class Understand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public Integer call() throws IOException {
    var understander = Minds.understander();
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) out.println(JSON.writeValueAsString(answer(understander, line)));
      if (!in.ready()) out.flush();
    }
    out.flush();
    return 0;
  }

  static ObjectNode answer(Understander understander, String line) {
    var answer = JSON.createObjectNode();
    try {
      var asked = JSON.readTree(line);
      if (asked.has("id")) answer.set("id", asked.get("id"));
      var zone = ZoneId.of(asked.path("zone").asText("UTC"));
      var vocabulary = Minds.vocabulary(asked.path("vertical").asText("trades"));
      var meaning =
          understander.understand(
              asked.path("text").asText(""),
              now(asked, zone),
              zone,
              asked.hasNonNull("country")
                  ? vocabulary.in(asked.path("country").asText())
                  : vocabulary,
              expectation(asked.path("asked").asText("anything")));
      return write(answer, meaning, zone);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return answer.put("error", "not understood as a request: " + e.getClass().getSimpleName());
    }
  }

  /// What had been asked: `name`, `address`, `phone`, `email`, `time`, `need`, `yes_or_no`, …
  private static Expectation expectation(String asked) {
    return Expectation.valueOf(asked.toUpperCase(Locale.ROOT));
  }

  /// An instant with an offset, or a wall clock of the zone.
  private static Instant now(JsonNode asked, ZoneId zone) {
    var text = asked.path("now").asText("");
    if (text.isEmpty()) return Instant.now();
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            text, ZonedDateTime::from, OffsetDateTime::from, java.time.LocalDateTime::from);
    return switch (parsed) {
      case ZonedDateTime it -> it.toInstant();
      case OffsetDateTime it -> it.toInstant();
      case java.time.LocalDateTime it -> it.atZone(zone).toInstant();
      default -> throw new DateTimeException("now");
    };
  }

  private static ObjectNode write(ObjectNode out, Understanding meaning, ZoneId zone) {
    out.put("intent", meaning.intent());
    out.put("confidence", Math.round(meaning.confidence() * 1000) / 1000.0);
    out.put("emergency", meaning.emergency());
    write(out.putObject("slots"), meaning.slots(), zone);
    return out;
  }

  private static void write(ObjectNode out, Slots slots, ZoneId zone) {
    slots.when().ifPresent(it -> write(out.putObject("when"), it, zone));
    slots.phone().ifPresent(it -> out.put("phone", it));
    slots.email().ifPresent(it -> out.put("email", it));
    slots.name().ifPresent(it -> out.put("name", it));
    slots.address().ifPresent(it -> out.put("address", it));
    slots.service().ifPresent(it -> out.put("service", it));
    slots.choice().ifPresent(it -> out.put("choice", it));
    slots.need().ifPresent(it -> out.put("need", it));
    slots.budget().ifPresent(it -> write(out.putObject("budget"), it));
    slots.bedrooms().ifPresent(it -> out.put("bedrooms", it));
    slots.area().ifPresent(it -> out.put("area", it));
    slots.reference().ifPresent(it -> out.put("reference", it));
  }

  private static void write(ObjectNode out, Budget budget) {
    budget.min().ifPresentOrElse(it -> out.put("min", it), () -> out.putNull("min"));
    budget.max().ifPresentOrElse(it -> out.put("max", it), () -> out.putNull("max"));
    out.put("currency", budget.currency());
  }

  private static void write(ObjectNode out, When when, ZoneId zone) {
    out.put("start", wall(when.start(), zone));
    when.end().ifPresentOrElse(it -> out.put("end", wall(it, zone)), () -> out.putNull("end"));
    out.put("grain", when.grain().name().toLowerCase(Locale.ROOT));
  }

  private static String wall(OffsetDateTime it, ZoneId zone) {
    return it.atZoneSameInstant(zone)
        .toOffsetDateTime()
        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT));
  }
}
