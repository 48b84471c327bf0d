package switchboard.edge.widget;

import java.util.Locale;

/// What visitors read before anybody has written.
final class Phrases {

  private static final String ENGLISH =
      "Hello! I am the automated assistant of {business}. What can I do for you?";
  private static final String SPANISH =
      "¡Hola! Soy el asistente automático de {business}. ¿En qué puedo ayudarle?";

  private Phrases() {}

  static String greeting(String language, String business) {
    var words = spoken(language).equals("es") ? SPANISH : ENGLISH;
    return words.replace("{business}", business);
  }

  /// The language the chat's own words are in: `en` or `es`.
  static String spoken(String language) {
    return language.toLowerCase(Locale.ROOT).startsWith("es") ? "es" : "en";
  }
}
