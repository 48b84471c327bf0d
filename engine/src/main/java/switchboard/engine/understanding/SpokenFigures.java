package switchboard.engine.understanding;

import java.util.Map;
import java.util.Optional;

/// Figures as they are dictated: "two", "double seven", "twenty ten".
final class SpokenFigures {

  private static final Map<String, String> ALIKE =
      Map.ofEntries(
          Map.entry("1", "won"),
          Map.entry("2", "to|too"),
          Map.entry("4", "for|fore"),
          Map.entry("8", "ate"),
          Map.entry("b", "be|bee"),
          Map.entry("c", "see|sea"),
          Map.entry("i", "eye"),
          Map.entry("j", "jay"),
          Map.entry("k", "kay"),
          Map.entry("o", "oh|owe"),
          Map.entry("p", "pea"),
          Map.entry("q", "queue|cue"),
          Map.entry("r", "are"),
          Map.entry("t", "tea|tee"),
          Map.entry("u", "you"),
          Map.entry("x", "ex"),
          Map.entry("y", "why"));

  private SpokenFigures() {}

  /// The words that sound like a sign.
  static String alike(String sign) {
    return ALIKE.getOrDefault(sign, "");
  }

  static Optional<Spelling.Found> at(Tokens tokens, int i) {
    var times = tokens.is(i, "double") ? 2 : tokens.is(i, "triple|treble") ? 3 : 1;
    var digit = NumberWords.digit(tokens.text(times > 1 ? i + 1 : i));
    var nil = tokens.is(times > 1 ? i + 1 : i, "o");
    if (times > 1)
      return digit < 0 || (nil && NumberWords.digit(tokens.text(i + 2)) < 0)
          ? Optional.empty()
          : Optional.of(new Spelling.Found(String.valueOf(digit).repeat(times), times, i + 2));
    if (digit >= 0 && !tokens.is(i + 1, "thousand|hundred"))
      return Optional.of(new Spelling.Found(String.valueOf(digit), 1, i + 1));
    return NumberWords.cardinal(tokens, i)
        .filter(_ -> tokens.get(i).word())
        .map(it -> new Spelling.Found(String.valueOf(it.value()), 2, it.to()));
  }
}
