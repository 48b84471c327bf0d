package switchboard.engine.understanding;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// References of jobs, listings and invoices, written or spelled: "JB-2024-001", "reference l k
/// dash one oh one". Capital letters; separators only where they were said.
final class References {

  private static final Pattern WRITTEN =
      Pattern.compile("[a-z]{1,5}-[0-9][0-9a-z-]{1,14}|[a-z]{2,5}[0-9]{3,10}");
  private static final String KINDS =
      "reference|ref|job|case|ticket|order|invoice|listing|quote|project|booking|confirmation|property|claim";
  private static final String LABELS = "number|no|id|code|reference|ref|is|it|the|my|#|was";

  record Found(String reference, BitSet words) {}

  private record Piece(String text, int to) {}

  private final Tokens tokens;

  private References(Tokens tokens) {
    this.tokens = tokens;
  }

  static Optional<Found> find(Tokens tokens) {
    var references = new References(tokens);
    for (var i = 0; i < tokens.size(); i++) {
      var found = references.at(i);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private Optional<Found> at(int i) {
    if (WRITTEN.matcher(tokens.text(i)).matches()) {
      var to = i + 1;
      return Optional.of(found(tokens.text(i), i, to));
    }
    if (tokens.is(i, KINDS)) {
      var start = tokens.skip(i + 1, LABELS);
      var code = code(start, false);
      return code.map(it -> found(it.text, start, it.to));
    }
    if (!tokens.get(i).letter() || tokens.get(i - 1).letter()) return Optional.empty();
    return code(i, true).map(it -> found(it.text, i, it.to));
  }

  private static Found found(String text, int from, int to) {
    var words = new BitSet();
    words.set(from, to);
    return new Found(text.toUpperCase(Locale.ROOT), words);
  }

  /// @param dashed whether only letters, a dash and figures make a reference
  private Optional<Piece> code(int i, boolean dashed) {
    var text = new StringBuilder();
    var at = i;
    while (text.length() < 18) {
      var next = sign(at, text);
      if (next.isEmpty()) break;
      text.append(next.get().text);
      at = next.get().to;
    }
    while (!text.isEmpty() && text.charAt(text.length() - 1) == '-')
      text.setLength(text.length() - 1);
    var digits = text.chars().filter(Character::isDigit).count();
    var form = text.toString();
    var enough =
        dashed
            ? form.matches("[a-z]{1,5}-[0-9][0-9a-z-]*") && digits > 1
            : digits > 1 && text.length() > 2;
    return enough && text.length() < 18 ? Optional.of(new Piece(form, at)) : Optional.empty();
  }

  private Optional<Piece> sign(int i, StringBuilder before) {
    var token = tokens.get(i);
    if (!before.isEmpty() && tokens.stopBefore(i)) return Optional.empty();
    if (tokens.is(i, "dash|hyphen|-|slash") && !before.isEmpty())
      return Optional.of(new Piece("-", i + 1));
    if (before.isEmpty()
        && token.text().matches("[a-z]{2,4}")
        && figures(i + 1).isPresent()
        && !Words.hard(token.text())
        && !NumberWords.word(token.text())) return Optional.of(new Piece(token.text(), i + 1));
    if (token.text().matches("[0-9-]*[0-9][0-9a-z-]*|[a-z]{1,5}-?[0-9][0-9a-z-]*"))
      return Optional.of(new Piece(token.text(), i + 1));
    var spelled = new Spelling(tokens, false).sign(i);
    if (spelled.isPresent())
      return Optional.of(new Piece(spelled.get().letters(), spelled.get().to()));
    return figures(i);
  }

  private Optional<Piece> figures(int i) {
    if (tokens.get(i).number()) return Optional.of(new Piece(tokens.text(i), i + 1));
    if (tokens.is(i, "double|triple") && NumberWords.digit(tokens.text(i + 1)) >= 0)
      return Optional.of(
          new Piece(
              String.valueOf(NumberWords.digit(tokens.text(i + 1)))
                  .repeat(tokens.is(i, "double") ? 2 : 3),
              i + 2));
    var digit = NumberWords.digit(tokens.text(i));
    if (digit >= 0) return Optional.of(new Piece(String.valueOf(digit), i + 1));
    return NumberWords.cardinal(tokens, i)
        .map(it -> new Piece(String.valueOf(it.value()), it.to()));
  }
}
