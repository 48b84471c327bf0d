package switchboard.engine.understanding;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
  /// @param times how often: 0 for not at all, 2 for "with two t's", -1 when it was not said
  record Hint(String letters, int times, int to) {

    Hint(String letters, int to) {
      this(letters, -1, to);
    }

    /// The word written so.
    String applied(String word) {
      return LetterHints.applied(word, letters, times);
    }
  }

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
    if (tokens.is(start, "not") && negated(start + 1) > 0) return new Hint("", negated(start + 1));
    if (tokens.is(start, "without") && negated(start + 1) > 0) return without(start + 1, i);
    var to = start + 2;
    if (tokens.is(start, "no")
        && tokens.get(start + 1).letter()
        && (tokens.pauseBefore(to) || tokens.is(to, "at|on")))
      return new Hint(tokens.text(start + 1), 0, ended(to));
    return like(i, start);
  }

  private Hint letters(int i, int at) {
    var start = tokens.skip(at, "letter|the|single|double");
    var many = plural(start, at);
    if (many.isPresent()) return many.get();
    var found = spelling.at(start, 1);
    if (found.isEmpty()) return no(i, start);
    var to = ended(found.get().to());
    var denied = tokens.is(to, "not|instead|rather") ? negated(to + 1) : -1;
    return new Hint(found.get().letters(), denied > 0 ? denied : to);
  }

  /// "two l's", "one t", "without an h": how often a letter is in the word before; its `to` is `i`
  /// when there is no such hint.
  Hint count(int i) {
    if (tokens.is(i, "without")) return without(i + 1, i);
    return plural(i + (tokens.is(i, "two|2") ? 0 : 1), i + 1).orElseGet(() -> new Hint("", i));
  }

  /// "with two t's", "with one l".
  private Optional<Hint> plural(int start, int at) {
    var counted = tokens.is(at - 1, "one|just") || tokens.is(start - 1, "single");
    var twice = tokens.is(start, "two|2");
    var times = twice || tokens.is(at - 1, "two|2") ? 2 : counted ? 1 : 0;
    var place = twice ? start + 1 : start;
    var text = tokens.text(place);
    var several = text.length() == (text.endsWith("'s") ? 3 : 2) && text.endsWith("s");
    var letter = several ? text.substring(0, 1) : text;
    return times == 0 || letter.length() != 1 || !Character.isLetter(letter.charAt(0))
        ? Optional.empty()
        : Optional.of(new Hint(letter, times, ended(place + 1)));
  }

  /// "with no e", "with no accent".
  private Hint no(int i, int at) {
    if (!tokens.is(at, "no") && !tokens.is(at - 1, "no")) return new Hint("", i);
    return without(tokens.is(at, "no") ? at + 1 : at, i);
  }

  private Hint without(int at, int none) {
    var to = negated(at);
    if (to < 0) return new Hint("", none);
    var letter = tokens.skip(at, "of|than|a|an|the|any|with");
    return new Hint(tokens.text(letter), 0, to);
  }

  private int ended(int at) {
    var to = tokens.after(at, "at|in|on", "the", "end|start|beginning|front|middle");
    return to > 0 ? to : at;
  }

  private int negated(int at) {
    var start = tokens.skip(at, "of|than|a|an|the|any|with");
    var article = !tokens.get(start).letter() && start > at && tokens.is(start - 1, "a");
    if (article && tokens.is(start - 2, "a|an|not")) return start;
    if (!tokens.get(start).letter()) return -1;
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
  static String applied(String word, String letters, int times) {
    var low = word.toLowerCase(Locale.ROOT);
    if (times >= 0 && !letters.isEmpty()) return counted(low, letters, times);
    if (letters.isEmpty() || low.contains(letters)) return word;
    for (var sound : SOUNDS.getOrDefault(letters, "").split("\\|")) {
      var at = sound.isEmpty() ? -1 : low.indexOf(sound);
      if (at >= 0) return low.substring(0, at) + letters + low.substring(at + sound.length());
    }
    return word;
  }

  private static String counted(String word, String letter, int times) {
    var at = word.lastIndexOf(letter);
    if (at < 0) return word;
    var twice = at > 0 && word.charAt(at - 1) == word.charAt(at);
    var from = twice ? at - 1 : at;
    return word.substring(0, from) + letter.repeat(times) + word.substring(at + 1);
  }

  /// Whether spelled letters say how this word is written rather than go on after it.
  static boolean spells(String letters, String word) {
    if (letters.length() < 2 || word.isEmpty()) return false;
    var apart = NameSpelling.distance(letters, word);
    return apart == 0
        || (letters.charAt(0) == Character.toLowerCase(word.charAt(0))
            && apart <= (Math.max(letters.length(), word.length()) + 1) / 2)
        || apart <= Math.min(letters.length(), word.length()) / 3;
  }
}
