package switchboard.engine.understanding;

import java.util.Optional;

/// Which of the things offered is meant: "the first one", "option two", "the last", and under a
/// question for a choice also bare numbers.
final class Choices {

  private static final String NOUNS =
      "one|option|slot|choice|time|appointment|opening|of|please|works|would|is|sounds|suits|property|flat|viewing|thanks|will";

  /// What may stand before a "one" that is a number.
  private static final String COUNTING =
      "take|have|number|option|to|with|go|choose|pick|yes|yeah|ok|okay|um|say|is|be|for|please|or";

  private Choices() {}

  static Optional<Integer> find(Tokens tokens, boolean asked) {
    for (var i = 0; i < tokens.size(); i++) {
      var named = named(tokens, i).or(() -> Optional.empty());
      if (named.isPresent()) return named;
      var ranked = ranked(tokens, i, asked);
      if (ranked.isPresent()) return ranked;
    }
    return asked ? bare(tokens) : Optional.empty();
  }

  /// "option two", "number three", "choice 1".
  private static Optional<Integer> named(Tokens tokens, int i) {
    var to = tokens.after(i, "option|choice|slot", "number?");
    if (to < 0 && tokens.is(i, "number") && !tokens.is(i - 1, "my|phone|mobile|cell|the"))
      to = i + 1;
    return to < 0
        ? Optional.empty()
        : NumberWords.small(tokens, to)
            .map(NumberWords.Found::value)
            .filter(it -> it >= 1 && it <= 9);
  }

  private static Optional<Integer> ranked(Tokens tokens, int i, boolean asked) {
    var article = tokens.is(i - 1, "the|that|your|yes|yeah|maybe|okay|um") || i == 0;
    if (tokens.is(i, "last|latest|final|latter") && article)
      return noun(tokens, i + 1, asked) ? Optional.of(-1) : Optional.empty();
    if (tokens.is(i, "earliest|former|soonest") && article && noun(tokens, i + 1, asked))
      return Optional.of(1);
    if (tokens.is(i, "middle") && article && noun(tokens, i + 1, asked)) return Optional.of(2);
    var rank = NumberWords.ordinal(tokens, i).filter(it -> it.value() <= 9);
    if (rank.isEmpty() || !(article || asked)) return Optional.empty();
    var next = tokens.skip(rank.get().to(), "available");
    if (tokens.is(next, "thing|floor|street|avenue|time|week|day|of")
        && !(tokens.is(next, "of|time") && asked && !month(tokens, next + 1)))
      return Optional.empty();
    return noun(tokens, next, asked) ? Optional.of(rank.get().value()) : Optional.empty();
  }

  private static boolean month(Tokens tokens, int i) {
    return tokens.is(
        i,
        "january|february|march|april|may|june|july|august|september|october|november|december|the|next|this");
  }

  private static boolean noun(Tokens tokens, int i, boolean asked) {
    if (tokens.is(i, "one|option|slot|choice|opening|ones")) return true;
    return asked && (i >= tokens.size() || tokens.is(i, NOUNS) || tokens.pauseBefore(i));
  }

  /// "two", "number two please", "i'll take three".
  private static Optional<Integer> bare(Tokens tokens) {
    if (tokens.has("yesterday")) return Optional.empty();
    for (var i = 0; i < tokens.size() && tokens.size() <= 7; i++) {
      var number = NumberWords.small(tokens, i).filter(it -> it.value() >= 1 && it.value() <= 9);
      if (number.isEmpty() || (tokens.is(i, "one") && i > 0 && !tokens.is(i - 1, COUNTING)))
        continue;
      var next = number.get().to();
      if (next >= tokens.size() || tokens.is(next, "please|thanks|works|is|sounds|would|then|i"))
        return number.map(NumberWords.Found::value);
    }
    return Optional.empty();
  }
}
