package switchboard.edge.link;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.engine.dialogue.Tongue;
import switchboard.engine.tenant.Profile;

/// What pages behind links say, in the language of whoever reads them. Sentences stand in the
/// program in English; what a language has none for is said as it stands.
///
/// @param locale how days and months are called
/// @param sentences by the English ones
record Words(Locale locale, Map<String, String> sentences) {

  static final Words ENGLISH = new Words(Locale.US, Map.of());

  private static final Map<String, Map<String, String>> SHIPPED = new ConcurrentHashMap<>();

  /// Those of the language a business speaks.
  static Words of(Profile business) {
    var code = Tongue.of(business.language()).code();
    return code.equals(Tongue.USUAL.code())
        ? ENGLISH
        : new Words(
            Locale.of(code, business.country()), SHIPPED.computeIfAbsent(code, Words::shipped));
  }

  static Map<String, String> shipped(String language) {
    try (var file = Words.class.getResourceAsStream(language + ".json")) {
      if (file == null) throw new IllegalStateException("no words in " + language);
      return Map.copyOf(new ObjectMapper().readValue(file, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String language() {
    return locale.getLanguage();
  }

  String say(String sentence) {
    return sentences.getOrDefault(sentence, sentence);
  }

  /// With a value for its gap.
  String say(String sentence, String value) {
    return say(sentence).replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(value));
  }

  /// With values for its two gaps.
  String say(String sentence, String first, String second) {
    var at = say(sentence).indexOf("%s");
    var rest = say(sentence).substring(at + 2);
    return say(sentence).substring(0, at) + first + rest.replace("%s", second);
  }

  /// "Wednesday, June 3"
  String day(LocalDate date) {
    return DateTimeFormatter.ofPattern(say("EEEE, MMMM d"), locale).format(date);
  }
}
