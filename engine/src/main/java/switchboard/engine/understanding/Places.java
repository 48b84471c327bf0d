package switchboard.engine.understanding;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.understanding.Vocabulary.Term;

/// Which property is meant: by its reference, spoken or written, by its street, or by its name. Two
/// that fit equally are told apart by asking.
final class Places {

  private static final String WEAK =
      "flat|house|apartment|studio|cottage|maisonette|bedroom|bed|the|a|of|on|in|at|and|one|two|three|four|road|street|avenue|lane|close|mews|square|terrace|gardens|property|room|place|london|new|garden";

  private static final String SMALL = "the|a|of|on|in|at|and";

  record Found(String id, BitSet words) {}

  private Places() {}

  static Optional<Found> find(Tokens tokens, List<Term> places) {
    var best = new HashMap<String, BitSet>();
    for (var term : places)
      referenced(tokens, term)
          .or(() -> named(tokens, term))
          .ifPresent(it -> best.put(term.id(), it));
    var most = best.values().stream().mapToInt(BitSet::cardinality).max().orElse(0);
    var winners =
        best.entrySet().stream().filter(it -> it.getValue().cardinality() == most).toList();
    return winners.size() == 1
        ? Optional.of(new Found(winners.getFirst().getKey(), winners.getFirst().getValue()))
        : Optional.empty();
  }

  private static Stream<String> names(Term term) {
    return Stream.concat(Stream.of(term.name()), term.synonyms().stream());
  }

  /// "LK-101", "L K one zero one", "lk one oh one", "reference one hundred and one".
  private static Optional<BitSet> referenced(Tokens tokens, Term term) {
    return Stream.concat(Stream.of(term.id()), names(term))
        .map(Places::plain)
        .filter(
            it -> it.length() >= 3 && it.length() <= 10 && it.chars().anyMatch(Character::isDigit))
        .map(it -> spelled(tokens, it))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String plain(String it) {
    return it.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Optional<BitSet> spelled(Tokens tokens, String reference) {
    for (var i = 0; i < tokens.size(); i++) {
      var to = end(tokens, i, reference);
      if (to < 0 && tokens.is(i - 1, "reference|number|ref|property|flat|listing"))
        to = end(tokens, i, reference.replaceAll("[^0-9]", ""));
      if (to > i) return Optional.of(range(i, to));
    }
    return Optional.empty();
  }

  /// The index after the words from `i` that spell it, else -1.
  private static int end(Tokens tokens, int i, String reference) {
    var rest = reference;
    for (var at = i; at < tokens.size() && !rest.isEmpty(); ) {
      var whole =
          NumberWords.cardinal(tokens, at)
              .map(it -> new Step(Integer.toString(it.value()), it.to()));
      var step = new Step(letters(tokens.text(at)), at + 1);
      var next =
          rest.startsWith(step.text) && !step.text.isEmpty()
              ? Optional.of(step)
              : Optional.<Step>empty();
      var wide = whole.filter(it -> rest(reference, it.text));
      if (wide.isPresent() && rest.startsWith(wide.get().text)) next = wide;
      if (next.isEmpty()) return -1;
      rest = rest.substring(next.get().text.length());
      at = next.get().to;
      if (rest.isEmpty()) return at;
    }
    return -1;
  }

  private static boolean rest(String reference, String number) {
    return number.length() > 1 && reference.endsWith(number);
  }

  private record Step(String text, int to) {}

  private static String letters(String word) {
    return switch (word) {
      case "zero", "oh", "o", "nought" -> "0";
      case "one" -> "1";
      case "two" -> "2";
      case "three" -> "3";
      case "four" -> "4";
      case "five" -> "5";
      case "six" -> "6";
      case "seven" -> "7";
      case "eight" -> "8";
      case "nine" -> "9";
      case "dash", "hyphen" -> "";
      default -> plain(word);
    };
  }

  /// By the telling words of its street or name, of which one at least is no common word.
  private static Optional<BitSet> named(Tokens tokens, Term term) {
    return names(term)
        .map(it -> it.split(",", -1)[0])
        .map(it -> matched(tokens, Tokens.of(it).list().stream().map(Token::text).toList()))
        .flatMap(Optional::stream)
        .max((a, b) -> a.cardinality() - b.cardinality());
  }

  private static Optional<BitSet> matched(Tokens tokens, List<String> name) {
    var content = name.stream().filter(it -> !Tokens.oneOf(it, SMALL) && !numbered(it)).toList();
    var telling = content.stream().filter(it -> !Tokens.oneOf(it, WEAK)).toList();
    var needed = telling.isEmpty() ? content : telling;
    var unsaid = needed.stream().anyMatch(it -> !tokens.has(it));
    if (unsaid || needed.isEmpty() || (telling.isEmpty() && !together(tokens, content)))
      return Optional.empty();
    if (telling.size() == 1 && !placed(tokens, name, telling.getFirst())) return Optional.empty();
    var words = new BitSet();
    for (var i = 0; i < tokens.size(); i++)
      if (name.contains(tokens.text(i)) && !tokens.is(i, SMALL)) words.set(i);
    var first = words.nextSetBit(0);
    if (first > 0 && NumberWords.small(tokens, first - 1).isPresent()) words.set(first - 1);
    return Optional.of(words);
  }

  /// "Sample Street", "the one on Sample", but not Robin Sample.
  private static boolean placed(Tokens tokens, List<String> name, String telling) {
    var next = name.indexOf(telling) + 1;
    for (var i = 0; i < tokens.size(); i++) {
      if (!tokens.text(i).equals(telling)) continue;
      var street = next < name.size() && tokens.text(i + 1).equals(name.get(next));
      if (street || tokens.is(i - 1, "on|in|at|the")) return true;
    }
    return false;
  }

  /// Common words are a name only one after the other: "the garden flat".
  private static boolean together(Tokens tokens, List<String> words) {
    return words.size() > 1 && tokens.has(words.toArray(String[]::new));
  }

  private static boolean numbered(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  private static BitSet range(int from, int to) {
    var words = new BitSet();
    words.set(from, to);
    return words;
  }
}
