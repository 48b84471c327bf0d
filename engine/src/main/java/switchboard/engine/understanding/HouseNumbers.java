package switchboard.engine.understanding;

import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Addresses.Piece;

/// House numbers: "42", "42b", "one twenty three", "twelve hundred", "one oh five", "double eight",
/// "ten twenty four", "fifteen, that's one five".
final class HouseNumbers {

  private final Tokens tokens;

  HouseNumbers(Tokens tokens) {
    this.tokens = tokens;
  }

  /// @param afterUnit whether a unit number stands right before
  Optional<Piece> at(int i, boolean afterUnit) {
    var start = tokens.skip(i, "number");
    var text = tokens.text(start);
    if (written(text)) {
      var ends =
          tokens.get(start).pause() == Token.Pause.STOP
              || NumberWords.ordinal(tokens, start).isPresent();
      return ends
          ? Optional.empty()
          : Optional.of(lettered(text.toUpperCase(Locale.ROOT), start + 1)).map(this::fraction);
    }
    var inside =
        (NumberWords.simple(tokens.text(i - 1)) >= 0
                || tokens.is(i - 1, "hundred|thousand|oh|double|triple"))
            && !tokens.pauseBefore(i);
    return !afterUnit && i > 0 && inside
        ? Optional.empty()
        : spoken(start).filter(it -> !tokens.is(it.to(), "of|percent|times|minutes|hours|days"));
  }

  private static boolean written(String text) {
    return !text.isEmpty()
        && text.length() <= 8
        && Character.isDigit(text.charAt(0))
        && text.chars()
            .allMatch(it -> Character.isDigit(it) || it == '-' || (it >= 'a' && it <= 'h'));
  }

  private Piece fraction(Piece number) {
    return tokens.is(number.to(), "1/2")
        ? new Piece(number.text() + " 1/2", number.to() + 1)
        : number;
  }

  private Optional<Piece> spoken(int start) {
    var digits = new StringBuilder();
    var at = start;
    var single = true;
    while (digits.length() < 5) {
      if (!digits.isEmpty() && tokens.pauseBefore(at)) break;
      if (NumberWords.ordinal(tokens, at).isPresent()) break;
      var group = group(at, digits.isEmpty());
      if (group.isEmpty()) break;
      single &= group.get().text().length() == 1;
      var again = digits.isEmpty() || single ? at : repeated(digits.toString(), at);
      if (again > at) {
        at = again;
        break;
      }
      digits.append(group.get().text());
      at = group.get().to();
    }
    var again = digits.isEmpty() ? at : repeated(digits.toString(), tokens.skip(at, "that|is"));
    return digits.isEmpty() || digits.charAt(0) == '0' || digits.length() > 6
        ? Optional.empty()
        : Optional.of(
            ranged(lettered(digits.toString(), Math.max(at, again > at + 1 ? again : at))));
  }

  /// "twenty six to twenty eight".
  private Piece ranged(Piece first) {
    if (!tokens.is(first.to(), "to|dash|hyphen|through") || tokens.pauseBefore(first.to() + 1))
      return first;
    return NumberWords.cardinal(tokens, first.to() + 1)
        .filter(_ -> first.text().chars().allMatch(Character::isDigit))
        .filter(it -> it.value() > Integer.parseInt(first.text()))
        .filter(it -> it.value() - Integer.parseInt(first.text()) < 100)
        .filter(it -> tokens.get(it.to()).word() && !tokens.get(it.to()).letter())
        .map(it -> new Piece(first.text() + "-" + it.value(), it.to()))
        .orElse(first);
  }

  /// The index after a number of two figures or more said again figure by figure, else `i`.
  private int repeated(String number, int i) {
    if (number.length() < 2) return i;
    var at = i;
    for (var k = 0; k < number.length(); k++, at++) {
      var digit = NumberWords.digit(tokens.text(at));
      if (digit != number.charAt(k) - '0') return i;
    }
    return NumberWords.digit(tokens.text(at)) >= 0 ? i : at;
  }

  private Optional<Piece> group(int i, boolean first) {
    if (first && tokens.is(i, "a|an") && !tokens.is(i + 1, "hundred|thousand"))
      return Optional.empty();
    var times = tokens.is(i, "double") ? 2 : tokens.is(i, "triple|treble") ? 3 : 1;
    if (times > 1) {
      var digit = NumberWords.digit(tokens.text(i + 1));
      return digit < 0
          ? Optional.empty()
          : Optional.of(new Piece(String.valueOf(digit).repeat(times), i + 2));
    }
    if (!first && tokens.is(i, "oh|o|zero|nought")) return Optional.of(new Piece("0", i + 1));
    if (!first && tokens.get(i).number()) return Optional.empty();
    return NumberWords.cardinal(tokens, i)
        .filter(_ -> tokens.get(i).word())
        .map(it -> new Piece(String.valueOf(it.value()), it.to()));
  }

  private Piece lettered(String number, int to) {
    var letter =
        tokens.get(to).letter()
            && tokens.text(to).charAt(0) <= 'h'
            && (!tokens.is(to, "a|e")
                || tokens.is(to + 2, Addresses.TYPES)
                || (tokens.is(to, "a") && tokens.is(to + 3, Addresses.TYPES)))
            && !tokens.is(to + 1, "as|for");
    return letter
        ? new Piece(number + tokens.text(to).toUpperCase(Locale.ROOT), to + 1)
        : new Piece(number, to);
  }
}
