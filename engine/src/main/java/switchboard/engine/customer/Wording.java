package switchboard.engine.customer;

import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Text as people type or say it, made fit to be kept: no surrounding blanks, no half characters,
/// no zero characters (databases refuse both), at most 500 chars long.
final class Wording {

  private static final int LONGEST = 500;

  private Wording() {}

  /// Empty if nothing readable is left.
  static Optional<Personal> tidy(Personal told) {
    if (told.erased()) return Optional.empty();
    var text = trimmed(cut(trimmed(whole(told.text()))));
    return text.isEmpty() ? Optional.empty() : Optional.of(new Personal(text));
  }

  /// Without what looks blank at either end, no-break spaces included.
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) from++;
    while (from < to && blank(text.charAt(to - 1))) to--;
    return text.substring(from, to);
  }

  private static boolean blank(char it) {
    return Character.isWhitespace(it) || Character.isSpaceChar(it);
  }

  private static String whole(String text) {
    return text.codePoints()
        .filter(it -> it != 0)
        .map(it -> Character.getType(it) == Character.SURROGATE ? 0xFFFD : it)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) return text;
    var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}
