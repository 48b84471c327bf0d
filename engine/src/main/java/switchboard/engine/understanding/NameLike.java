package switchboard.engine.understanding;

import java.util.Locale;

/// Whether words that nothing else could be made of may be what somebody is called.
public final class NameLike {

  private NameLike() {}

  /// "Eleven is good" is nobody's name; "Xanthe Quill" may be one.
  public static boolean may(String words) {
    var tokens = Tokens.of(words).list();
    return !tokens.isEmpty()
        && words.indexOf('@') < 0
        && tokens.stream().noneMatch(it -> it.number() || Words.plain(it.text()));
  }

  /// "sam pickering": what ends like a word and is none, after a first name.
  static boolean follows(String first, String text) {
    return Words.FIRST_NAMES.contains(first.toLowerCase(Locale.ROOT))
        && text.length() > 6
        && (text.endsWith("ing") || text.endsWith("ly") || text.endsWith("ed"))
        && !Words.COMMON.contains(text)
        && !Words.hard(text)
        && !verbal(text);
  }

  /// Whether it is made of a common word.
  private static boolean verbal(String text) {
    var stem = text.replaceAll("(ing|ly|ed)$", "");
    return Words.COMMON.contains(stem)
        || Words.COMMON.contains(stem + "e")
        || Words.COMMON.contains(stem.substring(0, stem.length() - 1));
  }
}
