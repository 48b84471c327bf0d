package switchboard.persistence.customer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.persistence.view.PlainText;

/// What somebody typed, as patterns for column `search` that must all match. Three letters and more
/// are found anywhere, fewer only at the start of a word: so every pattern has a trigram to look
/// up.
final class Search {

  private static final int MOST = 6;
  private static final Pattern NUMBER = Pattern.compile("[+(0-9][0-9 ()./-]*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Search() {}

  static List<String> patterns(String typed) {
    var folded = PlainText.folded(typed).strip();
    return words(folded).filter(it -> !it.isEmpty()).limit(MOST).map(Search::pattern).toList();
  }

  /// A telephone number is one word, however it is grouped.
  private static Stream<String> words(String folded) {
    var digits = folded.replaceAll("[^0-9]", "");
    return NUMBER.matcher(folded).matches() && digits.length() > 4
        ? Stream.of(digits)
        : BLANKS.splitAsStream(folded);
  }

  private static String pattern(String word) {
    var literal = word.replaceAll("[\\\\%_]", "\\\\$0");
    return (word.length() < 3 ? "% " : "%") + literal + "%";
  }
}
