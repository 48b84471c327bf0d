package switchboard.engine.assessment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What words tell, in one language; as data.
///
/// @param feelings words by how they are meant, -3 to 3
/// @param firm words that negation does not touch
/// @param plain words that tell nothing, though words in them would
/// @param negators turn what comes after them round, `directly` only the very next word
/// @param frustrations what goes wrong and `successes` what goes well, by their codes
/// @param repairs how we say that we have not understood
/// @param trivial intents that are no wish of their own
/// @param summary how conversations are summed up
/// @param nouns how a need begins that can be named; with `verbs` in it, it is quoted
record Lexicon(
    Map<Integer, List<String>> feelings,
    Map<Integer, List<String>> firm,
    Set<String> plain,
    Set<String> negators,
    Set<String> directly,
    Set<String> stronger,
    Set<String> weaker,
    Set<String> profanity,
    Map<String, Marker> frustrations,
    Map<String, Marker> successes,
    List<String> repairs,
    Set<String> trivial,
    String time,
    Map<String, List<String>> summary,
    Set<String> nouns,
    Map<String, String> possessives,
    Set<String> verbs,
    Map<String, List<String>> survey) {

  private static final Map<String, Lexicon> READ = new ConcurrentHashMap<>();

  /// @param weight what it adds to the score or takes from it
  /// @param said the caller's words that show it, `intents` what they may be taken for
  record Marker(
      double weight,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> said,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Set<String> intents) {

    Marker {
      said = said == null ? List.of() : List.copyOf(said);
      intents = intents == null ? Set.of() : Set.copyOf(intents);
    }
  }

  /// That of a language (`en-US`), or English.
  static Lexicon of(String language) {
    var name = Locale.forLanguageTag(language).getLanguage();
    return READ.computeIfAbsent(name.equals("es") ? "es" : "en", Lexicon::read);
  }

  private static Lexicon read(String language) {
    var file = language + ".yaml";
    try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file)) {
      return new YAMLMapper().readValue(in, Lexicon.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// A sentence, or a part of one.
  ///
  /// @param values names and values by turns, put in for `{name}`
  String say(String key, String... values) {
    return filled(summary, key, values);
  }

  boolean says(String key) {
    return summary.containsKey(key);
  }

  String ask(String key, String... values) {
    return filled(survey, key, values);
  }

  private static String filled(Map<String, List<String>> from, String key, String... values) {
    var text = Objects.requireNonNull(from.get(key), key).getFirst();
    for (int i = 0; i + 1 < values.length; i += 2)
      text = text.replace("{" + values[i] + "}", values[i + 1]);
    return text;
  }

  /// Feelings by the words that tell them.
  static Map<String, Integer> byWords(Map<Integer, List<String>> feelings) {
    var all = new LinkedHashMap<String, Integer>();
    feelings.forEach((feeling, words) -> words.forEach(it -> all.put(it, feeling)));
    return all;
  }
}
