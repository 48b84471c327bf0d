package switchboard.engine.triage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Season;

/// The dangers we know, the gravest first, and whom to call about them where.
///
/// @param lines numbers by country and what they are for; `*` stands for all other countries
/// @param over words that say that it is over
/// @param frail words of cold, or of people it harms
/// @param south countries that have their winter in the middle of the year
record Dangers(
    List<Danger> dangers,
    Map<String, Map<String, String>> lines,
    Map<String, String> over,
    Map<String, String> frail,
    List<String> south) {

  private static final String EVERYWHERE = "*";
  private static final String ENGLISH = "en";

  private record Compiled(
      Map<String, Map<String, List<Pattern>>> heard,
      Map<String, Pattern> over,
      Map<String, Pattern> frail) {}

  static final Dangers SHIPPED = read();
  private static final Compiled COMPILED = compiled(SHIPPED);

  /// The gravest that the words tell of.
  Optional<Danger> told(String words, Profile profile) {
    var languages = Stream.of(language(profile), ENGLISH).distinct().toList();
    return dangers.stream()
        .filter(it -> it.counts(profile.vertical()))
        .filter(it -> languages.stream().anyMatch(one -> heard(it, one, words)))
        .findFirst();
  }

  private static boolean heard(Danger it, String language, String words) {
    var patterns =
        COMPILED.heard().getOrDefault(language, Map.of()).getOrDefault(it.id(), List.of());
    return patterns.stream().anyMatch(one -> Danger.found(one, words));
  }

  Optional<Danger> named(String id) {
    return dangers.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Whether the words say that whatever it was is over.
  boolean over(String words, Profile profile) {
    var pattern = COMPILED.over().get(language(profile));
    return pattern != null && pattern.matcher(words).find();
  }

  /// Whether a home without heat is an emergency, as the climate of the country has it.
  boolean cold(String words, Profile profile, LocalDate today) {
    var pattern = COMPILED.frail().get(language(profile));
    if (pattern != null && pattern.matcher(words).find()) return true;
    return (south.contains(profile.country()) ? Season.SOUTHERN : Season.NORTHERN).holds(today);
  }

  /// Numbers to call, those the business names before those of its country.
  Map<String, String> lines(Profile profile) {
    var all = new LinkedHashMap<>(lines.getOrDefault(EVERYWHERE, Map.of()));
    all.putAll(lines.getOrDefault(profile.country(), Map.of()));
    all.putAll(profile.emergencies().lines());
    return all;
  }

  static String language(Profile profile) {
    return profile.language().split("-", 2)[0];
  }

  private static Compiled compiled(Dangers all) {
    var heard = new LinkedHashMap<String, Map<String, List<Pattern>>>();
    for (var it : all.dangers())
      for (var language : it.heard().keySet())
        heard
            .computeIfAbsent(language, _ -> new LinkedHashMap<>())
            .put(it.id(), it.patterns(language));
    return new Compiled(heard, compiled(all.over()), compiled(all.frail()));
  }

  private static Map<String, Pattern> compiled(Map<String, String> patterns) {
    var all = new LinkedHashMap<String, Pattern>();
    patterns.forEach((language, it) -> all.put(language, Pattern.compile(it)));
    return all;
  }

  private static Dangers read() {
    try (var in = Objects.requireNonNull(Dangers.class.getResourceAsStream("dangers.yaml"))) {
      return YAMLMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readValue(in, Dangers.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read dangers.yaml", e);
    }
  }
}
