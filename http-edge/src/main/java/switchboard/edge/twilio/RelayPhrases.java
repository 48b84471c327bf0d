package switchboard.edge.twilio;

import java.util.Locale;
import java.util.Map;

/// What a caller hears when their call goes on after a break, in the language of the call where we
/// know it and in English else.
final class RelayPhrases {

  private static final String ENGLISH =
      "Sorry about that, the line dropped for a moment while you were telling me.";

  private static final Map<String, String> BROKEN =
      Map.of(
          "en",
          ENGLISH,
          "es",
          "Disculpe, la línea se ha cortado un momento mientras me contaba.",
          "fr",
          "Pardon, la ligne a été coupée un instant pendant que vous me parliez.",
          "de",
          "Entschuldigung, die Verbindung war kurz weg, während Sie mir etwas sagten.");

  private RelayPhrases() {}

  /// @param language BCP 47
  static String broken(String language) {
    return BROKEN.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ENGLISH);
  }
}
