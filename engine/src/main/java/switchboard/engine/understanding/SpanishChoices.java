package switchboard.engine.understanding;

import java.util.List;
import java.util.Optional;

/// The same as [Choices], said in Spanish: "la segunda", "opción dos", "el tres", "la última".
final class SpanishChoices {

  private static final List<String> RANKS =
      List.of(
          "primera|primero|primer",
          "segunda|segundo",
          "tercera|tercero|tercer",
          "cuarta|cuarto",
          "quinta|quinto");
  private static final String LAST = "ultima|ultimo";
  private static final String ARTICLES = "la|el|a|si|mejor|quiero|prefiero|tomo|dame|deme|escojo";

  /// What makes a rank something else than a choice.
  private static final String OTHER =
      "vez|calle|avenida|piso|planta|semana|de|del|hora|consulta|visita|recamara";

  private static final String NUMBERED = "opcion|numero|la|el|tomo|quiero|prefiero|escojo|si";
  private static final String ENDING =
      "por|esta|seria|me|favor|gracias|entonces|opcion|cita|esa|que|suena|mejor";

  private SpanishChoices() {}

  /// Only under a question for a choice.
  static Optional<Integer> find(Tokens tokens, boolean asked) {
    if (!asked || tokens.size() > 9) return Optional.empty();
    for (var i = 0; i < tokens.size(); i++) {
      var found = ranked(tokens, i);
      if (found.isPresent()) return found;
    }
    return numbered(tokens);
  }

  private static String word(Tokens tokens, int i) {
    return i >= 0 && i < tokens.size() ? Spanish.unaccented(tokens.text(i)) : "";
  }

  private static Optional<Integer> ranked(Tokens tokens, int i) {
    var lead = i == 0 || Tokens.oneOf(word(tokens, i - 1), ARTICLES);
    var next = word(tokens, i + 1);
    var theirs = Tokens.oneOf(word(tokens, i + 2), "ellas|ellos|las|los|esas|esos");
    if (!lead || (Tokens.oneOf(next, OTHER) && !theirs)) return Optional.empty();
    if (Tokens.oneOf(word(tokens, i), LAST)) return Optional.of(-1);
    for (var rank = 0; rank < RANKS.size(); rank++)
      if (Tokens.oneOf(word(tokens, i), RANKS.get(rank))) return Optional.of(rank + 1);
    return Optional.empty();
  }

  /// "a las dos" is an hour, "la dos" is none.
  private static Optional<Integer> numbered(Tokens tokens) {
    for (var i = 0; i < tokens.size(); i++) {
      var value = SpanishFigures.VALUES.getOrDefault(word(tokens, i), 0);
      if (value < 1 || value > 9) continue;
      var next = word(tokens, i + 1);
      var ends = next.isEmpty() || Tokens.oneOf(next, ENDING);
      var before = word(tokens, i - 1);
      var led = i == 0 || (Tokens.oneOf(before, NUMBERED) && !word(tokens, i - 2).equals("a"));
      if (ends && led) return Optional.of(value);
    }
    return Optional.empty();
  }
}
