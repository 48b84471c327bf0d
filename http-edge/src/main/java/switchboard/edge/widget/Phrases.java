package switchboard.edge.widget;

import java.util.Locale;
import java.util.Map;

/// What visitors read before anybody has written.
final class Phrases {

  private static final Map<String, String> GREETINGS =
      Map.of(
          "en",
          "Hello! I am the automated assistant of {business}. What can I do for you?",
          "es",
          "¡Hola! Soy el asistente automático de {business}. ¿En qué puedo ayudarle?");

  private Phrases() {}

  static String greeting(String language, String business) {
    return GREETINGS.get(spoken(language)).replace("{business}", business);
  }

  /// The language the chat's own words are in: `en` or `es`.
  static String spoken(String language) {
    return language.toLowerCase(Locale.ROOT).startsWith("es") ? "es" : "en";
  }
}
