package switchboard.engine.understanding;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import switchboard.engine.understanding.Token.Pause;

/// Splits text into [Token]s in one pass over at most [#LONGEST] characters and [#MOST] words: what
/// is said beyond that changes nothing and costs nothing.
final class Tokenizer {

  static final int LONGEST = 8_000;
  static final int MOST = 400;

  private static final Set<String> FILLERS =
      Set.of("um", "umm", "uh", "uhh", "uhm", "er", "erm", "errr", "hm", "hmm", "mmm", "eh");
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "rev", "st", "ln", "rd", "ave", "blvd", "apt", "ste",
          "pkwy", "hwy", "ct", "pl", "cir", "ter", "ne", "nw", "se", "sw");
  private static final String LEADING = "\"'([{<*_~¿¡“”«»";
  private static final String TRAILING = "\"')]}>*_~“”«»,.;:!?…";

  private static final Map<String, String> ENDINGS =
      Map.of("ll", "will", "re", "are", "ve", "have", "m", "am", "d", "would");
  private static final Set<String> BEFORE_IS =
      Set.of(
          "it",
          "that",
          "there",
          "here",
          "what",
          "who",
          "where",
          "when",
          "how",
          "he",
          "she",
          "name",
          "this",
          "water",
          "everything",
          "something",
          "nothing",
          "one",
          "everyone",
          "someone",
          "number",
          "email",
          "address",
          "which",
          "why",
          "nobody");
  private static final Map<String, List<String>> SPREAD =
      Map.ofEntries(
          Map.entry("im", List.of("i", "am")),
          Map.entry("ive", List.of("i", "have")),
          Map.entry("youre", List.of("you", "are")),
          Map.entry("youve", List.of("you", "have")),
          Map.entry("weve", List.of("we", "have")),
          Map.entry("theyre", List.of("they", "are")),
          Map.entry("theres", List.of("there", "is")),
          Map.entry("thats", List.of("that", "is")),
          Map.entry("whats", List.of("what", "is")),
          Map.entry("wheres", List.of("where", "is")),
          Map.entry("hows", List.of("how", "is")),
          Map.entry("whos", List.of("who", "is")),
          Map.entry("its", List.of("it", "is")),
          Map.entry("dont", List.of("do", "not")),
          Map.entry("doesnt", List.of("does", "not")),
          Map.entry("didnt", List.of("did", "not")),
          Map.entry("isnt", List.of("is", "not")),
          Map.entry("arent", List.of("are", "not")),
          Map.entry("wasnt", List.of("was", "not")),
          Map.entry("havent", List.of("have", "not")),
          Map.entry("hasnt", List.of("has", "not")),
          Map.entry("couldnt", List.of("could", "not")),
          Map.entry("wouldnt", List.of("would", "not")),
          Map.entry("shouldnt", List.of("should", "not")),
          Map.entry("cant", List.of("can", "not")),
          Map.entry("cannot", List.of("can", "not")),
          Map.entry("wont", List.of("will", "not")),
          Map.entry("gonna", List.of("going", "to")),
          Map.entry("wanna", List.of("want", "to")),
          Map.entry("gotta", List.of("got", "to")),
          Map.entry("gimme", List.of("give", "me")),
          Map.entry("lemme", List.of("let", "me")),
          Map.entry("dunno", List.of("do", "not", "know")),
          Map.entry("ain't", List.of("is", "not")),
          Map.entry("can't", List.of("can", "not")),
          Map.entry("won't", List.of("will", "not")),
          Map.entry("let's", List.of("let", "us")),
          Map.entry("o'clock", List.of("oclock")),
          Map.entry("a.m", List.of("am")),
          Map.entry("p.m", List.of("pm")),
          Map.entry("e-mail", List.of("email")),
          Map.entry("tmrw", List.of("tomorrow")),
          Map.entry("tmr", List.of("tomorrow")),
          Map.entry("tomorow", List.of("tomorrow")),
          Map.entry("tommorow", List.of("tomorrow")),
          Map.entry("tommorrow", List.of("tomorrow")),
          Map.entry("appt", List.of("appointment")),
          Map.entry("pls", List.of("please")),
          Map.entry("thx", List.of("thanks")),
          Map.entry("alright", List.of("all", "right")));
  private static final Set<String> HYPHENATED =
      Set.of(
          "half", "quarter", "mid", "past", "to", "oh", "hundred", "first", "second", "third",
          "early", "late", "o", "clock");

  private Tokenizer() {}

  static List<Token> tokens(String text) {
    var found = new ArrayList<Token>();
    var clean = clean(text);
    for (int i = 0, length = clean.length(); i < length && found.size() < MOST; ) {
      while (i < length && Character.isWhitespace(clean.charAt(i))) i++;
      var end = i;
      while (end < length && !Character.isWhitespace(clean.charAt(end))) end++;
      if (end > i) chunk(clean.substring(i, end), i, found);
      i = end;
    }
    return Stammer.removed(found);
  }

  private static String clean(String text) {
    var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    var ascii = cut.chars().allMatch(it -> it < 128);
    var plain = ascii ? cut : Normalizer.normalize(cut, Form.NFKC);
    plain = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    return plain
        .replace("uh huh", "uh-huh")
        .replace("mm hmm", "mm-hmm")
        .replace('’', '\'')
        .replace('‘', '\'')
        .replace('`', '\'')
        .replace('–', '-')
        .replace("—", " , ")
        .replace("--", " , ")
        .replace("...", ", ")
        .replace("…", ", ");
  }

  private static void chunk(String chunk, int start, List<Token> found) {
    var from = 0;
    var to = chunk.length();
    while (from < to && LEADING.indexOf(chunk.charAt(from)) >= 0) from++;
    var pause = Pause.NONE;
    while (to > from && TRAILING.indexOf(chunk.charAt(to - 1)) >= 0) {
      var end = pause(chunk.charAt(--to));
      if (end.compareTo(pause) > 0) pause = end;
    }
    if (abbreviated(chunk, from, to))
      pause = chunk.endsWith(".") ? Pause.NONE : pause(chunk.charAt(chunk.length() - 1));
    if (pause != Pause.NONE && from == to && !found.isEmpty())
      found.set(found.size() - 1, found.getLast().pausing(pause));
    if (from < to) words(chunk.substring(from, to), start, pause, found);
  }

  /// "St.", "J.": the dot ends a shortened word, not a sentence.
  private static boolean abbreviated(String chunk, int from, int to) {
    if (to >= chunk.length() || chunk.charAt(to) != '.') return false;
    var word = chunk.substring(from, to).toLowerCase(Locale.ROOT);
    var single = word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i");
    return single || ABBREVIATIONS.contains(word);
  }

  private static Pause pause(char end) {
    return switch (end) {
      case '.', '!', '?', ';' -> Pause.STOP;
      case ',', ':' -> Pause.COMMA;
      default -> Pause.NONE;
    };
  }

  private static void words(String surface, int start, Pause pause, List<Token> found) {
    var lower = surface.toLowerCase(Locale.ROOT);
    if (FILLERS.contains(lower)) return;
    if (lower.codePoints().noneMatch(Character::isLetterOrDigit)) {
      if (lower.equals("@") || lower.equals("-") || lower.equals("+") || lower.equals("&"))
        found.add(new Token(lower, surface, start, pause));
      return;
    }
    var parts = spread(lower);
    var last = parts.size() - 1;
    for (var i = 0; i <= last; i++)
      found.add(new Token(parts.get(i), surface, start, i == last ? pause : Pause.NONE));
  }

  private static List<String> spread(String word) {
    var known = SPREAD.get(word);
    if (known != null) return known;
    var quote = word.lastIndexOf('\'');
    if (quote > 0) return contraction(word, quote);
    if (word.startsWith("#") && word.length() > 1) return List.of("#", word.substring(1));
    if (word.indexOf('-') > 0 && word.indexOf('@') < 0) return hyphens(word);
    return List.of(word);
  }

  private static List<String> contraction(String word, int quote) {
    var stem = word.substring(0, quote);
    var ending = word.substring(quote + 1);
    var full = ENDINGS.get(ending);
    if (full != null) return List.of(stem, full);
    if (ending.equals("t") && stem.endsWith("n"))
      return List.of(stem.substring(0, stem.length() - 1), "not");
    if (ending.equals("s")) return BEFORE_IS.contains(stem) ? List.of(stem, "is") : List.of(word);
    return List.of(word);
  }

  private static List<String> hyphens(String word) {
    var parts = List.of(word.split("-+"));
    if (parts.isEmpty()) return List.of(word);
    if (parts.stream().allMatch(it -> HYPHENATED.contains(it) || NumberWords.word(it)))
      return parts;
    if (parts.size() == 2 && parts.stream().allMatch(Tokenizer::clock) && word.endsWith("m"))
      return List.of(parts.getFirst(), "to", parts.getLast());
    if (HYPHENATED.contains(parts.getFirst()) && parts.size() > 1 && !parts.getFirst().equals("o"))
      return parts;
    return List.of(word);
  }

  private static boolean clock(String word) {
    return !word.isEmpty()
        && Character.isDigit(word.charAt(0))
        && word.length() <= 7
        && word.chars().allMatch(it -> Character.isDigit(it) || ":.apm".indexOf(it) >= 0);
  }
}
