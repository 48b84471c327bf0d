package switchboard.engine.understanding;

import java.util.Map;
import java.util.Optional;

/// Letters and digits said one by one: "s m i t h", "double l", "j for juliet", "t as in tom",
/// spelling alphabets.
final class Spelling {

  private static final Map<String, Character> ALPHABET =
      Map.ofEntries(
          Map.entry("alpha", 'a'),
          Map.entry("alfa", 'a'),
          Map.entry("bravo", 'b'),
          Map.entry("charlie", 'c'),
          Map.entry("delta", 'd'),
          Map.entry("echo", 'e'),
          Map.entry("foxtrot", 'f'),
          Map.entry("golf", 'g'),
          Map.entry("hotel", 'h'),
          Map.entry("india", 'i'),
          Map.entry("juliet", 'j'),
          Map.entry("juliett", 'j'),
          Map.entry("kilo", 'k'),
          Map.entry("lima", 'l'),
          Map.entry("mike", 'm'),
          Map.entry("november", 'n'),
          Map.entry("oscar", 'o'),
          Map.entry("papa", 'p'),
          Map.entry("quebec", 'q'),
          Map.entry("romeo", 'r'),
          Map.entry("sierra", 's'),
          Map.entry("tango", 't'),
          Map.entry("uniform", 'u'),
          Map.entry("victor", 'v'),
          Map.entry("whiskey", 'w'),
          Map.entry("xray", 'x'),
          Map.entry("x-ray", 'x'),
          Map.entry("yankee", 'y'),
          Map.entry("zulu", 'z'));

  private static final Map<String, Character> SPOKEN =
      Map.ofEntries(
          Map.entry("zed", 'z'),
          Map.entry("zee", 'z'),
          Map.entry("aitch", 'h'),
          Map.entry("haitch", 'h'),
          Map.entry("bee", 'b'),
          Map.entry("cee", 'c'),
          Map.entry("see", 'c'),
          Map.entry("dee", 'd'),
          Map.entry("eff", 'f'),
          Map.entry("gee", 'g'),
          Map.entry("jay", 'j'),
          Map.entry("kay", 'k'),
          Map.entry("ell", 'l'),
          Map.entry("em", 'm'),
          Map.entry("en", 'n'),
          Map.entry("pee", 'p'),
          Map.entry("cue", 'q'),
          Map.entry("queue", 'q'),
          Map.entry("ess", 's'),
          Map.entry("tee", 't'),
          Map.entry("vee", 'v'),
          Map.entry("ex", 'x'),
          Map.entry("why", 'y'));

  private static final String SURE = "zed|zee|aitch|haitch|cee|dee|eff|ell|ess|vee";

  /// @param letters what was spelled
  /// @param count how many signs were said for it
  record Found(String letters, int count, int to) {}

  private final Tokens tokens;
  private final boolean digits;

  /// @param digits whether digits belong to what is spelled
  Spelling(Tokens tokens, boolean digits) {
    this.tokens = tokens;
    this.digits = digits;
  }

  /// The longest run of spelled signs at `i`, at least `least` of them.
  Optional<Found> at(int i, int least) {
    var letters = new StringBuilder();
    var count = 0;
    var at = i;
    var shown = false;
    for (var next = sign(at); next.isPresent(); next = sign(at)) {
      var shows = tokens.is(next.get().to - 2, "for|like|in") && next.get().to - at > 2;
      if (count > 0 && tokens.pauseBefore(at) && shown != shows && explains(letters, next.get()))
        break;
      if (count > 0 && shows && !shown && again(letters, next.get())) {
        at = next.get().to;
        continue;
      }
      shown = shows;
      letters.append(next.get().letters);
      count++;
      at = next.get().to;
      if (tokens.get(at - 1).pause() == Token.Pause.STOP) break;
    }
    var enough = count >= least && (letters.length() > 1 || least < 2);
    return enough ? Optional.of(new Found(letters.toString(), count, at)) : Optional.empty();
  }

  /// "v e r a, v for victor": the sign is among those said.
  private static boolean explains(CharSequence letters, Found sign) {
    return letters.toString().contains(sign.letters);
  }

  /// "b, b for bravo" is one letter.
  private static boolean again(StringBuilder letters, Found sign) {
    return sign.count == 1 && letters.charAt(letters.length() - 1) == sign.letters.charAt(0);
  }

  /// One spelled sign, twice or three times when it is said so.
  Optional<Found> sign(int i) {
    var start = tokens.skip(i, "capital");
    var times = tokens.is(start, "double") ? 2 : tokens.is(start, "triple") ? 3 : 1;
    if (times > 1) start++;
    var letter = times == 2 && tokens.is(start, "you") ? 'w' : letter(start);
    if (letter == 'w' && tokens.is(start, "you")) return Optional.of(new Found("w", 1, start + 1));
    if (letter == 0) return Optional.empty();
    var to = start + 1;
    var example = tokens.after(to, "as", "in");
    if (example < 0 && !digit(start)) example = tokens.after(to, "for|like");
    if (example > 0 && tokens.text(example).startsWith(String.valueOf(letter)))
      to = example + (tokens.is(example, "x") && tokens.is(example + 1, "ray") ? 2 : 1);
    return Optional.of(new Found(String.valueOf(letter).repeat(times), times, to));
  }

  /// The names of letters are words as well, so only beside a letter they are one.
  private boolean amongLetters(int i) {
    return named(i - 1)
        || named(i + 1)
        || (tokens.is(i, "zed|zee") && tokens.get(i + 1).letter())
        || tokens.is(i + 1, "double|triple");
  }

  /// "zed as in zebra".
  private boolean illustrated(int i) {
    var example = tokens.after(i + 1, "as", "in");
    if (example < 0) example = tokens.after(i + 1, "for|like");
    return example > 0
        && tokens.text(example).indexOf(SPOKEN.getOrDefault(tokens.text(i), ' ')) == 0;
  }

  private boolean named(int i) {
    return (tokens.get(i).letter() && !tokens.is(i, "a|i")) || Tokens.oneOf(tokens.text(i), SURE);
  }

  private boolean digit(int i) {
    return Character.isDigit(letter(i));
  }

  /// "n i n a i am up in canada": the speaker, not the letter.
  private boolean self(int i) {
    return tokens.is(i, "i")
        && tokens.is(i + 1, "am|have|will|would|live|need|want|do|can|think|mean|am|was|could|use");
  }

  private char letter(int i) {
    var token = tokens.get(i);
    if (self(i)) return 0;
    if (token.letter()) return token.text().charAt(0);
    if (digits && token.number() && token.text().length() == 1) return token.text().charAt(0);
    var digit = digits ? NumberWords.digit(token.text()) : -1;
    if (digit >= 0) return (char) ('0' + digit);
    if (SPOKEN.containsKey(token.text()) && (amongLetters(i) || illustrated(i)))
      return SPOKEN.get(token.text());
    return ALPHABET.getOrDefault(token.text(), (char) 0);
  }
}
