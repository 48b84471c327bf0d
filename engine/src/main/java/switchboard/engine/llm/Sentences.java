package switchboard.engine.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts a stream of pieces into sentences, each as soon as it is whole. Pure: taking a piece gives
/// the sentences it completes and what to take the next piece with.
///
/// @param rest what is not a whole sentence yet
public record Sentences(String rest) {

  public static final Sentences NONE = new Sentences("");

  /// What has no end by then is cut where one may breathe.
  private static final int LONGEST = 260;

  private static final String ENDS = ".!?…。！？";
  private static final String CLOSING = "\"'”’)]»";

  /// A name or number follows: never the end.
  private static final Set<String> LEADING =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "sr", "sra", "rev", "hon", "capt", "gen", "mt", "nr",
          "tel", "ext", "approx", "vs", "e.g", "i.e", "fig", "dra", "gral", "c.f");

  /// May end a sentence or not: it does before a capital.
  private static final Set<String> TRAILING =
      Set.of(
          "a.m", "p.m", "etc", "inc", "ltd", "co", "corp", "ave", "rd", "blvd", "apt", "st", "no",
          "u.s", "u.k", "min", "hr", "hrs", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  /// @param whole the sentences completed
  /// @param next takes the next piece
  public record Step(List<String> whole, Sentences next) {}

  public Step add(String piece) {
    var whole = new ArrayList<String>();
    var text = rest + piece;
    for (int cut = cut(text); cut > 0; cut = cut(text)) {
      keep(whole, text.substring(0, cut));
      text = text.substring(cut).stripLeading();
    }
    return new Step(List.copyOf(whole), new Sentences(text));
  }

  /// No more will come: what is left is a sentence.
  public Optional<String> end() {
    return Optional.of(rest.strip()).filter(it -> !it.isEmpty());
  }

  private static void keep(List<String> whole, String sentence) {
    var it = sentence.strip();
    if (!it.isEmpty()) whole.add(it);
  }

  /// Where the first sentence ends; 0 while nobody can tell.
  private static int cut(String text) {
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      if (it == '\n') return i + 1;
      if (ENDS.indexOf(it) >= 0) {
        int after = after(text, i + 1);
        if (after < text.length() && ends(text, i, after)) return after;
      }
    }
    return text.length() > LONGEST ? breath(text) : 0;
  }

  private static int after(String text, int from) {
    int it = from;
    while (it < text.length()
        && (ENDS.indexOf(text.charAt(it)) >= 0 || CLOSING.indexOf(text.charAt(it)) >= 0)) it++;
    return it;
  }

  /// @param at of the first mark
  /// @param after behind the last
  private static boolean ends(String text, int at, int after) {
    if ("。！？".indexOf(text.charAt(at)) >= 0) return true;
    if (!Character.isWhitespace(text.charAt(after))) return false;
    boolean dots = after > at + 1 && text.charAt(at) == '.';
    if (text.charAt(at) != '.' && text.charAt(at) != '…') return true;
    var word = word(text, at);
    if (number(word) && text.substring(0, at).strip().equals(word)) return false;
    if (LEADING.contains(word) || initial(text, at, word)) return false;
    return (!TRAILING.contains(word) && !dots && text.charAt(at) != '…') || capital(text, after);
  }

  private static String word(String text, int end) {
    int start = end;
    while (start > 0 && wordly(text.charAt(start - 1))) start--;
    return text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean wordly(char it) {
    return Character.isLetterOrDigit(it) || it == '.';
  }

  /// "1." before a line of a list.
  private static boolean number(String word) {
    return !word.isEmpty() && word.length() < 3 && word.chars().allMatch(Character::isDigit);
  }

  /// "J. Sample", but not "so do I."
  private static boolean initial(String text, int at, String word) {
    return word.length() == 1 && !word.equals("i") && Character.isUpperCase(text.charAt(at - 1));
  }

  private static boolean capital(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char it = text.charAt(i);
      if (Character.isUpperCase(it) || "¿¡\"“".indexOf(it) >= 0) return true;
      if (!Character.isWhitespace(it)) return false;
    }
    return false;
  }

  private static int breath(String text) {
    for (var mark : List.of(";", ",", " ")) {
      int at = text.lastIndexOf(mark, LONGEST);
      if (at > LONGEST / 3) return at + 1;
    }
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
