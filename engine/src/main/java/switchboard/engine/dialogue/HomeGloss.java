package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import switchboard.engine.understanding.LanguageSense;

/// Lets what is read from English words about a home be read from Spanish ones: each word or turn
/// of phrase that matters gets its English counterpart, by `es/homes.yaml`. Words about anything
/// else stay as they are.
final class HomeGloss {

  private static final Map<Pattern, String> WORDS = read();

  /// Too short to tell a language by, but English: "half a million".
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(half|million|hundred|thousand|under|about|up|beds?|bedrooms?|pounds?)\\b");

  private HomeGloss() {}

  /// @param text in small letters
  static String english(String text) {
    boolean english = LanguageSense.of(text).filter(it -> it.code().equals("en")).isPresent();
    if (english || ENGLISH.matcher(text).find()) return text;
    var said = text;
    for (var it : WORDS.entrySet()) said = it.getKey().matcher(said).replaceAll(it.getValue());
    return said;
  }

  private static Map<Pattern, String> read() {
    try (var in = Objects.requireNonNull(HomeGloss.class.getResourceAsStream("es/homes.yaml"))) {
      var all = new LinkedHashMap<Pattern, String>();
      new YAMLMapper()
          .readValue(in, new TypeReference<LinkedHashMap<String, String>>() {})
          .forEach((english, spanish) -> all.put(word(spanish), english));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read es/homes.yaml", e);
    }
  }

  private static Pattern word(String spanish) {
    return Pattern.compile(
        "\\b(?:" + spanish + ")\\b",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
