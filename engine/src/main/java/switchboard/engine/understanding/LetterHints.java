package switchboard.engine.understanding;

import java.util.Locale;
import java.util.Map;

/// What callers add to a word to say how it is written: "with a y", "with a p h", "with no e",
/// "like the month", "not b".
final class LetterHints {

  private static final Map<String, String> SOUNDS =
      Map.ofEntries(
          Map.entry("c", "k"),
          Map.entry("k", "c"),
          Map.entry("i", "y"),
          Map.entry("y", "i"),
          Map.entry("f", "ph"),
          Map.entry("ph", "f|v"),
          Map.entry("v", "ph|b"),
          Map.entry("b", "v"),
          Map.entry("s", "z|c"),
          Map.entry("z", "s"),
          Map.entry("g", "j"),
          Map.entry("j", "g"),
          Map.entry("u", "w"),
          Map.entry("w", "u"),
          Map.entry("ch", "k"),
          Map.entry("ea", "ee"),
          Map.entry("ee", "ea"),
          Map.entry("ei", "ie"),
          Map.entry("x", "ks|j"));

  /// @param letters what the word is written with; empty when the hint says something else
  record Hint(String letters, int to) {}

  private final Tokens tokens;
  private final Spelling spelling;

  LetterHints(Tokens tokens) {
    this.tokens = tokens;
    this.spelling = new Spelling(tokens, false);
  }

  /// The hint at `i`; its `to` is `i` when there is none.
  Hint at(int i) {
    var start = tokens.skip(i, "and|but|that|is|spelled|spelt|spelling");
    var with = tokens.after(start, "with|con", "a|an|one|just|the|two|una|doble?");
    if (with < 0 && tokens.is(start, "with|con")) with = start + 1;
    if (with > 0) return letters(i, with);
    if (tokens.is(start, "not|without") && negated(start + 1) > 0)
      return new Hint("", negated(start + 1));
    var to = start + 2;
    if (tokens.is(start, "no")
        && tokens.get(start + 1).letter()
        && (tokens.pauseBefore(to) || tokens.is(to, "at"))) return new Hint("", to);
    return like(i, start);
  }

  private Hint letters(int i, int at) {
    var start = tokens.skip(at, "letter|the|single|double");
    var found = spelling.at(start, 1);
    if (found.isEmpty()) return new Hint("", no(i, start));
    var to = ended(found.get().to());
    var denied = tokens.is(to, "not|instead|rather") ? negated(to + 1) : -1;
    return new Hint(found.get().letters(), denied > 0 ? denied : to);
  }

  /// "with no e", "with no accent".
  private int no(int i, int at) {
    if (!tokens.is(at, "no") && !tokens.is(at - 1, "no")) return i;
    var to = negated(tokens.is(at, "no") ? at + 1 : at);
    return to > 0 ? to : i;
  }

  private int ended(int at) {
    var to = tokens.after(at, "at|in|on", "the", "end|start|beginning|front|middle");
    return to > 0 ? to : at;
  }

  private int negated(int at) {
    var start = tokens.skip(at, "of|than|a|an|the|any|with");
    var letter = tokens.get(start).letter() && !tokens.is(start + 1, "dot|underscore|dash|at");
    if (!letter && !tokens.get(start).letter()) return -1;
    var example = spelling.at(start, 1);
    return ended(example.map(Spelling.Found::to).orElse(start + 1));
  }

  /// "like the month", "as in the river", "same as the colour".
  private Hint like(int i, int start) {
    var to = tokens.after(start, "like|as", "in?", "the|a|an", "name|word?", "of?", "the?");
    if (to < 0) to = tokens.after(start, "same", "as", "the|a|an");
    if (to < 0 || !tokens.get(to).word()) return new Hint("", i);
    to++;
    var more = tokens.get(to);
    return new Hint(
        "",
        tokens.pauseBefore(to) || !more.word() || joint(to) || !Words.plain(more.text())
            ? to
            : to + 1);
  }

  private boolean joint(int i) {
    return tokens.is(i, "at|dot|underscore|dash|hyphen|and|then|plus|minus|point|period|arroba")
        || NumberWords.word(tokens.text(i));
  }

  /// The word written with those letters: unchanged when it has them, else the like-sounding ones
  /// changed for them.
  static String applied(String word, String letters) {
    var low = word.toLowerCase(Locale.ROOT);
    if (letters.isEmpty() || low.contains(letters)) return word;
    for (var sound : SOUNDS.getOrDefault(letters, "").split("\\|")) {
      var at = sound.isEmpty() ? -1 : low.indexOf(sound);
      if (at >= 0) return low.substring(0, at) + letters + low.substring(at + sound.length());
    }
    return word;
  }

  /// Whether spelled letters say how this word is written rather than go on after it.
  static boolean spells(String letters, String word) {
    if (letters.length() < 2 || word.isEmpty()) return false;
    var apart = NameSpelling.distance(letters, word);
    return apart == 0
        || (letters.charAt(0) == Character.toLowerCase(word.charAt(0))
            && apart <= Math.max(letters.length(), word.length()) / 2)
        || apart <= Math.min(letters.length(), word.length()) / 3;
  }
}
