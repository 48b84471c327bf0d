package switchboard.engine.property;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How alike two names sound or look: "made a vale" is Maida Vale, "queens park" is Queen's Park.
final class Likeness {

  private static final int LONGEST = 200;
  private static final Pattern MARKS = Pattern.compile("[\\p{M}'’]+");
  private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

  private Likeness() {}

  /// In small letters, without accents and apostrophes, word by word.
  static List<String> words(String text) {
    var start = text.substring(0, Math.min(text.length(), LONGEST));
    var plain = Normalizer.normalize(start, Normalizer.Form.NFKD);
    var bare = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return GAPS.splitAsStream(bare).filter(it -> !it.isEmpty()).toList();
  }

  /// Whether the name is among the words, perhaps misheard, split or run together.
  static boolean said(List<String> words, List<String> name) {
    return grade(words, name) > 0;
  }

  /// 1 if the name is among the words, a little less if something like it is, else 0.
  static double grade(List<String> words, List<String> name) {
    var whole = String.join("", name);
    double best = 0;
    for (int from = 0; from < words.size() && !whole.isEmpty(); from++)
      for (int n = 1; n <= name.size() + 2 && from + n <= words.size(); n++) {
        var some = String.join("", words.subList(from, from + n));
        if (some.equals(whole)) return 1;
        if (alike(some, whole)) best = 0.8;
      }
    return best;
  }

  /// The shorter the names, the less they may differ.
  static boolean alike(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    int most = longer <= 4 ? 0 : longer <= 6 ? 1 : Math.min(3, longer / 4);
    if (Math.abs(one.length() - other.length()) > most) return false;
    boolean numbers = digits(one) || digits(other);
    return one.equals(other) || (!numbers && most > 0 && distance(one, other) <= most);
  }

  private static boolean digits(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  /// Letters to change, add or leave out.
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    Arrays.setAll(row, it -> it);
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
