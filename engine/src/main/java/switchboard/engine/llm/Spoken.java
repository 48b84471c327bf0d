package switchboard.engine.llm;

import java.util.regex.Pattern;

/// What of a model's words may reach an ear: no markup, no symbols, nothing that is not language.
/// Pure.
public final class Spoken {

  private static final int LONGEST_WORD = 45;
  private static final Pattern FENCE = Pattern.compile("```.*?(```|$)", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,80}>");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]{1,120})]\\([^)]{0,200}\\)");
  private static final Pattern BULLET = Pattern.compile("(?m)^\\s*(?:[-*•‣·]+|#+)\\s+");
  private static final Pattern MARKS = Pattern.compile("[*_`#~|\\\\{}<>\\[\\]^]+");
  private static final Pattern UNSPEAKABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{So}\\p{Sk}\\uFFFD]+");
  private static final Pattern HELD = Pattern.compile("(\\S)\\1{7,}");
  private static final Pattern MACHINE =
      Pattern.compile("^\\s*[\\[{<]|\"\\s*:\\s*[\"\\[{0-9]|\\bfunction_call\\b|</?tool|\\|>");

  private Spoken() {}

  /// The same words without what is only for the eye.
  public static String clean(String text) {
    var plain = FENCE.matcher(text).replaceAll(" ");
    plain = LINK.matcher(plain).replaceAll("$1");
    plain = TAG.matcher(plain).replaceAll(" ");
    plain = BULLET.matcher(plain).replaceAll("");
    plain = MARKS.matcher(plain).replaceAll("");
    return UNSPEAKABLE.matcher(plain).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }

  /// Whether the raw words are no language: data meant for a machine, or noise.
  public static boolean nonsense(String raw) {
    if (MACHINE.matcher(raw).find() || HELD.matcher(raw).find()) return true;
    var text = raw.strip();
    if (text.isEmpty()) return false;
    boolean endless =
        text.lines()
            .flatMap(it -> java.util.Arrays.stream(it.split("\\s+")))
            .anyMatch(it -> it.length() > LONGEST_WORD && !it.contains("/") && script(it));
    long fit = text.codePoints().filter(Spoken::fit).count();
    long words = text.codePoints().filter(Character::isLetterOrDigit).count();
    long all = text.codePoints().count();
    return endless || fit * 10 < all * 8 || (all > 12 && words * 2 < all);
  }

  /// Scripts that put blanks between words.
  private static boolean script(String word) {
    return word.codePoints().noneMatch(Character::isIdeographic);
  }

  private static boolean fit(int it) {
    return Character.isLetterOrDigit(it)
        || Character.isWhitespace(it)
        || ".,;:!?'\"’‘“”()-–—/&%+@…¿¡€£$°*_#•".indexOf(it) >= 0
        || Character.getType(it) == Character.NON_SPACING_MARK
        || Character.getType(it) == Character.COMBINING_SPACING_MARK
        || Character.getType(it) == Character.OTHER_PUNCTUATION;
  }
}
