package switchboard.persistence.view;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as PostgreSQL takes it. Everything is kept as it was written, but for what no database of
/// ours can hold: U+0000 and halves of surrogate pairs become U+FFFD.
public final class PlainText {

  private static final int SOUGHT = 400;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\x{d800}-\\x{dfff}]");

  private PlainText() {}

  public static String clean(String text) {
    return storable(text) ? text : UNSTORABLE.matcher(text).replaceAll("\ufffd");
  }

  private static boolean storable(String text) {
    return text.chars().noneMatch(it -> it == 0 || Character.isSurrogate((char) it));
  }

  /// What two spellings of the same word have in common: no case, no accents, and no more of it
  /// than anyone would type.
  public static String folded(String text) {
    var start = clean(text.substring(0, Math.min(text.length(), SOUGHT)));
    var plain = MARKS.matcher(Normalizer.normalize(start, Normalizer.Form.NFKD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT);
  }
}
