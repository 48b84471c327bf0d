package switchboard.node.examination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Vocabulary;

/// Puts every set that ships to an understander and counts its answers. Each set is told apart in
/// two halves, so that somebody who improves the understanding can look at the misses of one and
/// still believe the other.
public final class Examination {

  /// Which lines of the sets are put.
  public enum Half {
    ALL,
    DEV,
    TEST;

    boolean has(String id) {
      return this == ALL || (Math.floorMod(id.hashCode() * 31, 2) == 0) == (this == DEV);
    }
  }

  /// The words of the business that answers: by its kind.
  @FunctionalInterface
  public interface Business {
    Vocabulary of(String vertical);
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> ENDS = List.of("", "-2", "-3", "-es", "-2-es");

  private final Understander understander;
  private final Business business;
  private final Half half;
  private final List<Tally> tallies = new ArrayList<>();

  private Examination(Understander understander, Business business, Half half) {
    this.understander = understander;
    this.business = business;
    this.half = half;
  }

  /// Runs every set there is.
  public static Examination of(Understander understander, Business business, Half half) {
    var examination = new Examination(understander, business, half);
    for (var subject : Subject.values())
      for (var end : ENDS)
        lines(subject.file + end + ".jsonl")
            .ifPresent(it -> examination.put(subject.file + end, subject, it));
    lines("slots-es.jsonl")
        .ifPresent(it -> {
          for (var subject : Subject.values()) examination.put("slots-es", subject, it);
        });
    return examination;
  }

  private static Optional<List<String>> lines(String file) {
    try (var data = Examination.class.getResourceAsStream(file)) {
      if (data == null) return Optional.empty();
      var text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(text.lines().filter(it -> !it.isBlank()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String name, Subject subject, List<String> lines) {
    var tally = new Tally(name, subject, name.endsWith("-es"));
    for (var line : lines) put(tally, line);
    if (tally.asked() > 0) tallies.add(tally);
  }

  private void put(Tally tally, String written) {
    try {
      var line = JSON.readTree(written);
      var id = line.path("id").asText();
      if (!half.has(id) || !tally.subject.asked(line)) return;
      var zone = ZoneId.of(line.path("zone").asText("America/Chicago"));
      var heard = heard(line, Subject.now(line), zone);
      tally.count(id, text(line), tally.subject.right(line, zone), heard.apply(tally.subject));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode line) {
    return line.path("text").asText();
  }

  @FunctionalInterface
  private interface Heard {
    String apply(Subject subject);
  }

  private Heard heard(JsonNode line, Instant now, ZoneId zone) {
    var asked = Expectation.valueOf(line.path("asked").asText("anything").toUpperCase(Locale.ROOT));
    var heard = understander.understand(text(line), now, zone, vocabulary(line), asked);
    return subject -> subject.heard(heard, zone);
  }

  private Vocabulary vocabulary(JsonNode line) {
    var it = business.of(line.path("vertical").asText("trades"));
    var country = line.path("country").asText(it.country());
    return new Vocabulary(
        it.vertical(), country, it.services(), it.people(), it.places(), it.phrases());
  }

  /// How each set went, with its first misses.
  public String table(int misses) {
    return tallies.stream().map(it -> table(it, misses)).collect(Collectors.joining());
  }

  private static String table(Tally it, int most) {
    var table = new StringBuilder();
    table.append(
        "%-14s %-9s %4d of %4d (%.3f)%n"
            .formatted(
                it.name,
                it.subject.key(),
                it.asked() - it.misses().size(),
                it.asked(),
                it.share()));
    it.misses().stream()
        .limit(most)
        .forEach(miss ->
            table.append(
                "  %-14s %s%n  %-14s   right %s, heard %s%n"
                    .formatted(miss.id(), miss.text(), "", miss.right(), miss.heard())));
    return table.toString();
  }

  /// One JSON object: the share of right answers by subject, `_es` for Spanish.
  public String json() {
    var json = JSON.createObjectNode();
    for (var spanish : List.of(false, true)) write(json, spanish);
    return json.toString();
  }

  private void write(ObjectNode json, boolean spanish) {
    var all = new TreeMap<Subject, Tally>();
    tallies.stream()
        .filter(it -> it.spanish == spanish)
        .forEach(it -> all.merge(it.subject, it, Tally::and));
    UnaryOperator<String> key = it -> spanish ? it + "_es" : it;
    all.forEach((subject, it) -> {
      if (subject == Subject.EMERGENCY) {
        json.put(key.apply("emergency_recall"), rounded(it.recall()));
        json.put(key.apply("emergency_precision"), rounded(it.precision()));
      } else json.put(key.apply(subject.key()), rounded(it.share()));
    });
  }

  private static double rounded(double share) {
    return Math.floor(share * 10_000) / 10_000;
  }

  /// The sets that were put, with how many lines of each.
  public Map<String, Integer> sets() {
    return tallies.stream()
        .collect(
            Collectors.toMap(
                it -> it.name + " " + it.subject.key(), Tally::asked, Integer::sum, TreeMap::new));
  }
}
