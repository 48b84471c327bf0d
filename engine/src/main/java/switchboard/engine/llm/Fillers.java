package switchboard.engine.llm;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a person says while they look something up.
public final class Fillers {

  private static final List<String> ENGLISH =
      List.of(
          "Let me see.",
          "One moment, please.",
          "Let me just check that for you.",
          "Bear with me a second.");

  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "en",
          ENGLISH,
          "es",
          List.of("Un momento, por favor.", "Déjeme ver.", "Lo miro ahora mismo."),
          "fr",
          List.of("Un instant, s'il vous plaît.", "Je regarde."),
          "de",
          List.of("Einen Moment, bitte.", "Ich sehe kurz nach."));

  private static final Map<String, String> AGAIN =
      Map.of(
          "es",
          "Disculpe, ¿me lo puede repetir, por favor?",
          "fr",
          "Pardon, pouvez-vous répéter, s'il vous plaît ?",
          "de",
          "Entschuldigung, können Sie das bitte wiederholen?");

  private Fillers() {}

  /// Asks for words that were lost.
  ///
  /// @param language BCP 47
  public static String again(String language) {
    var code = Locale.forLanguageTag(language).getLanguage();
    return AGAIN.getOrDefault(code, "Sorry, could you say that again, please?");
  }

  /// @param language BCP 47
  /// @param turn so that it is not the same each time
  public static String of(String language, int turn) {
    var all = KNOWN.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ENGLISH);
    return all.get(Math.floorMod(turn, all.size()));
  }
}
