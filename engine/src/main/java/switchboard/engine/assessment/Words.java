package switchboard.engine.assessment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words as they are looked up: lower case, without punctuation, one by one.
record Words(List<String> all) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}*']+|\\p{So}");

  /// A line longer than this says nothing more.
  private static final int MOST = 2000;

  static Words of(String text) {
    var plain = text.replace('’', '\'').replace('‘', '\'').toLowerCase(Locale.ROOT);
    var all = new ArrayList<String>();
    var found = WORD.matcher(plain);
    while (all.size() < MOST && found.find()) all.add(bare(found.group()));
    all.removeIf(String::isEmpty);
    return new Words(List.copyOf(all));
  }

  /// Without quotation marks around it.
  private static String bare(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && word.charAt(from) == '\'') from++;
    while (to > from && word.charAt(to - 1) == '\'') to--;
    return word.substring(from, to);
  }

  /// So many words from there on, as one text.
  String text(int from, int length) {
    return String.join(" ", all.subList(from, from + length));
  }

  boolean says(String phrase) {
    return (" " + String.join(" ", all) + " ").contains(" " + phrase + " ");
  }

  boolean saysAny(Collection<String> phrases) {
    var text = " " + String.join(" ", all) + " ";
    return phrases.stream().anyMatch(it -> text.contains(" " + it + " "));
  }

  int size() {
    return all.size();
  }
}
