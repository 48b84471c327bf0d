package switchboard.engine.understanding;

import java.util.List;
import java.util.Locale;

/// What stands at the end of a name without belonging to it, and a surname said before the whole.
final class NameTail {

  private static final String NEVER =
      "hyphen|accent|apostrophe|shall|short|based|mate|sweetheart|darling|buddy|pal|honey|dude|bro|hun|sweetie|chap|fella";
  private static final String SELDOM = "love|dear|sir|madam|man|boss|ma'am|hey";

  private NameTail() {}

  static boolean never(String word) {
    return Tokens.oneOf(word.toLowerCase(Locale.ROOT), NEVER);
  }

  static void trim(List<String> words) {
    while (words.size() > 1 && Tokens.oneOf(low(words, words.size() - 1), NEVER))
      words.removeLast();
    if (words.size() > 2 && Tokens.oneOf(low(words, words.size() - 1), SELDOM)) words.removeLast();
    if (words.size() > 2 && low(words, 0).equals(low(words, words.size() - 1))) again(words);
  }

  /// "leach trudy leach" begins with the surname, "terence gill terence" ends in the first name.
  private static void again(List<String> words) {
    var first =
        Words.FIRST_NAMES.contains(low(words, 0)) && !Words.FIRST_NAMES.contains(low(words, 1));
    if (first) words.removeLast();
    else words.removeFirst();
  }

  private static String low(List<String> words, int i) {
    return words.get(i).toLowerCase(Locale.ROOT);
  }
}
