package switchboard.engine.understanding;

import java.util.Map;
import java.util.Optional;

/// Numbers as people say and write them.
final class NumberWords {

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("zero", 0),
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
          Map.entry("nineteen", 19));
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fourty", 40, "fifty", 50, "sixty", 60,
          "seventy", 70, "eighty", 80, "ninety", 90);
  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("first", 1),
          Map.entry("second", 2),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("eleventh", 11),
          Map.entry("twelfth", 12),
          Map.entry("thirteenth", 13),
          Map.entry("fourteenth", 14),
          Map.entry("fifteenth", 15),
          Map.entry("sixteenth", 16),
          Map.entry("seventeenth", 17),
          Map.entry("eighteenth", 18),
          Map.entry("nineteenth", 19),
          Map.entry("twentieth", 20),
          Map.entry("thirtieth", 30),
          Map.entry("fortieth", 40),
          Map.entry("fiftieth", 50),
          Map.entry("sixtieth", 60),
          Map.entry("seventieth", 70),
          Map.entry("eightieth", 80),
          Map.entry("ninetieth", 90));

  private NumberWords() {}

  /// A number and the index after it.
  record Found(int value, int to) {}

  static boolean word(String word) {
    return UNITS.containsKey(word)
        || TENS.containsKey(word)
        || ORDINALS.containsKey(word)
        || Tokens.oneOf(word, "hundred|thousand|nought|million");
  }

  /// 0 to 19 for a unit word, 20 to 90 for a tens word, -1 for anything else.
  static int simple(String word) {
    return UNITS.getOrDefault(word, TENS.getOrDefault(word, -1));
  }

  static boolean tens(String word) {
    return TENS.containsKey(word);
  }

  static int digit(String word) {
    var value = Tokens.oneOf(word, "oh|o|nought") ? 0 : UNITS.getOrDefault(word, -1);
    return value < 10 ? value : -1;
  }

  /// Up to 99 in words, or up to six digits as written.
  static Optional<Found> small(Tokens tokens, int i) {
    var written = written(tokens.text(i));
    if (written >= 0) return Optional.of(new Found(written, i + 1));
    var first = simple(tokens.text(i));
    if (first < 0) return Optional.empty();
    var second = simple(tokens.text(i + 1));
    return first >= 20 && second > 0 && second < 10
        ? Optional.of(new Found(first + second, i + 2))
        : Optional.of(new Found(first, i + 1));
  }

  /// Any number: "forty two", "a hundred and five", "two thousand twenty six", "1200".
  static Optional<Found> cardinal(Tokens tokens, int i) {
    var start = tokens.is(i, "a|an") && tokens.is(i + 1, "hundred|thousand") ? i + 1 : i;
    var small = start == i ? small(tokens, i) : Optional.of(new Found(1, start));
    return small.map(it -> thousands(tokens, hundreds(tokens, it)));
  }

  private static Found hundreds(Tokens tokens, Found found) {
    if (!tokens.is(found.to, "hundred") || found.value > 99) return found;
    var next = tokens.skip(found.to + 1, "and");
    var rest = small(tokens, next).filter(it -> it.value < 100);
    return rest.map(it -> new Found(found.value * 100 + it.value, it.to))
        .orElse(new Found(found.value * 100, found.to + 1));
  }

  private static Found thousands(Tokens tokens, Found found) {
    if (!tokens.is(found.to, "thousand") || found.value > 999) return found;
    var next = tokens.skip(found.to + 1, "and");
    var rest = small(tokens, next).map(it -> hundreds(tokens, it)).filter(it -> it.value < 1000);
    return rest.map(it -> new Found(found.value * 1000 + it.value, it.to))
        .orElse(new Found(found.value * 1000, found.to + 1));
  }

  /// "third", "twenty third", "3rd", up to ninety-ninth.
  static Optional<Found> ordinal(Tokens tokens, int i) {
    var text = tokens.text(i);
    var end = text.length() - 2;
    if (end > 0 && end < 4 && Tokens.oneOf(text.substring(end), "st|nd|rd|th")) {
      var value = written(text.substring(0, end));
      if (value > 0) return Optional.of(new Found(value, i + 1));
    }
    if (ORDINALS.containsKey(text)) return Optional.of(new Found(ORDINALS.get(text), i + 1));
    var unit = ORDINALS.getOrDefault(tokens.text(i + 1), 0);
    if (TENS.containsKey(text) && unit > 0 && unit < 10)
      return Optional.of(new Found(TENS.get(text) + unit, i + 2));
    return Optional.empty();
  }

  /// The number a token of one to six digits is, else -1.
  static int written(String text) {
    if (text.isEmpty() || text.length() > 6) return -1;
    var value = 0;
    for (var i = 0; i < text.length(); i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }
}
