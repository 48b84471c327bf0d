package switchboard.engine.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Words in which numbers are written in digits: "flat three", "j b twenty twenty four zero zero
/// one".
final class Numbers {

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("nought", 0),
          Map.entry("oh", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private Numbers() {}

  static List<String> inDigits(List<String> words) {
    var digits = new ArrayList<String>();
    for (int i = 0; i < words.size(); ) i = next(words, i, digits);
    return digits;
  }

  /// Takes what begins at `i`, and says where to go on.
  private static int next(List<String> words, int i, List<String> digits) {
    var word = words.get(i);
    boolean many = word.equals("double") || word.equals("triple");
    if (many && small(words, i + 1) >= 0 && small(words, i + 1) < 10) {
      digits.add(("" + small(words, i + 1)).repeat(word.equals("double") ? 2 : 3));
      return i + 2;
    }
    if (!WORDS.containsKey(word)) {
      digits.add(word);
      return i + 1;
    }
    return number(words, i, digits);
  }

  private static int number(List<String> words, int i, List<String> digits) {
    int value = small(words, i);
    int to = i + 1;
    if (value >= 20 && small(words, to) > 0 && small(words, to) < 10) value += small(words, to++);
    if (value > 0 && is(words, to, "thousand")) return bigger(words, to, value * 1000, digits);
    if (value > 0 && is(words, to, "hundred")) return bigger(words, to, value * 100, digits);
    digits.add("" + value);
    return to;
  }

  /// What follows "hundred" or "thousand", which stands at `at`.
  private static int bigger(List<String> words, int at, int value, List<String> digits) {
    int to = is(words, at + 1, "and") ? at + 2 : at + 1;
    var rest = new ArrayList<String>();
    int unit = value % 1000 == 0 && value >= 1000 ? 1000 : 100;
    int end = small(words, to) > 0 ? number(words, to, rest) : to;
    boolean whole = end > to && Integer.parseInt(rest.getFirst()) < unit;
    digits.add("" + (whole ? value + Integer.parseInt(rest.getFirst()) : value));
    return whole ? end : at + 1;
  }

  private static boolean is(List<String> words, int i, String word) {
    return i < words.size() && words.get(i).equals(word);
  }

  private static int small(List<String> words, int i) {
    return i < words.size() ? WORDS.getOrDefault(words.get(i), -1) : -1;
  }
}
