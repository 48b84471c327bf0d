package switchboard.edge.twilio;

import java.util.Locale;
import java.util.Map;

/// What is said when a person takes a call over.
///
/// @param moment to the caller, before
/// @param nobody to the caller, when nobody came
/// @param brief to the person: `{business}`, `{who}`, `{what}`
/// @param someone in the place of a name nobody knows
/// @param something in the place of a need nobody knows
record TakeOverWords(String moment, String nobody, String brief, String someone, String something) {

  private static final TakeOverWords ENGLISH =
      new TakeOverWords(
          "One moment please, I am putting you through.",
          "I am sorry, nobody could come to the phone just now, but I am still here.",
          "A call for {business}. {who}, about {what}. Press one to take it.",
          "A caller",
          "something they have not said yet");

  private static final Map<String, TakeOverWords> KNOWN =
      Map.of(
          "en",
          ENGLISH,
          "es",
          new TakeOverWords(
              "Un momento, por favor, le paso la llamada.",
              "Lo siento, ahora mismo nadie puede ponerse al teléfono, pero sigo aquí.",
              "Una llamada para {business}. {who}, sobre {what}. Pulse uno para atenderla.",
              "Una persona",
              "algo que aún no ha dicho"));

  /// @param language BCP 47
  static TakeOverWords in(String language) {
    return KNOWN.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ENGLISH);
  }

  String brief(String business, String who, String what) {
    return brief.replace("{business}", business).replace("{who}", who).replace("{what}", what);
  }
}
