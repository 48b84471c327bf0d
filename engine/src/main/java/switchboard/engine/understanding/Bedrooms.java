package switchboard.engine.understanding;

import java.util.Optional;

/// How many bedrooms are wanted: "two-bed", "three bedroom", "a studio" (none).
final class Bedrooms {

  private static final String NOUNS = "bed|beds|bedroom|bedrooms|bedroomed|br|beds'";

  private Bedrooms() {}

  static Optional<Integer> find(Tokens tokens) {
    for (var i = 0; i < tokens.size(); i++) {
      var found = at(tokens, i);
      if (found.isPresent()) return found;
    }
    return tokens.has("studio", "flat|apartment") || tokens.has("a", "studio")
        ? Optional.of(0)
        : Optional.empty();
  }

  private static Optional<Integer> at(Tokens tokens, int i) {
    var text = tokens.text(i);
    var dash = text.indexOf('-');
    if (dash > 0 && Tokens.oneOf(text.substring(dash + 1), NOUNS + "|bedroom-flat"))
      return count(text.substring(0, dash));
    if (text.endsWith("bed") && text.length() > 3 && text.length() <= 5)
      return count(text.substring(0, text.length() - 3));
    if (!tokens.is(i, NOUNS)) return Optional.empty();
    var at = i - 1;
    while (tokens.is(at, "double|single|good|large|more|least|or") && at > 0) at--;
    if (tokens.is(at, "of") && tokens.is(at - 1, "couple")) return Optional.of(2);
    var least =
        tokens.is(at - 1, "or|to|and") ? count(tokens.text(at - 2)) : Optional.<Integer>empty();
    return least
        .or(() -> count(tokens.text(i - 1).equals("double") ? tokens.text(i - 2) : ""))
        .or(() -> count(text(tokens, i)));
  }

  private static String text(Tokens tokens, int i) {
    var at = i - 1;
    while (at > 0 && tokens.is(at, "double|single|good|large|more|or")) at--;
    return tokens.text(at);
  }

  private static Optional<Integer> count(String word) {
    var written = NumberWords.written(word);
    var value = written >= 0 ? written : NumberWords.simple(word);
    return value > 0 && value <= 20 ? Optional.of(value) : Optional.empty();
  }
}
