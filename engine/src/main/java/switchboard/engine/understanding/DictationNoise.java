package switchboard.engine.understanding;

/// What callers say about a dictation without dictating: "all one word", "no spaces", "lower case",
/// "the number", "two words joined up".
final class DictationNoise {

  private static final String COUNT = "one|two|three|1|2|3";
  private static final String GAP =
      "space|spaces|gap|gaps|dot|dots|apostrophe|hyphen|hyphens|dash|dashes|underscore|capitals|accent|accents|caps|capital|numbers|digits|punctuation|break|breaks";

  private final Tokens tokens;

  DictationNoise(Tokens tokens) {
    this.tokens = tokens;
  }

  /// The index after the remark at `i`, or `i`.
  int after(int i) {
    if (tokens.is(i, "then|lowercase|uppercase|numeral|comma|followed")) return i + 1;
    if (tokens.is(i, "by") && tokens.is(i - 1, "followed")) return i + 1;
    if (tokens.is(i, "and") && tokens.is(i + 1, "then|the")) return i + 1;
    if (tokens.is(i, "capital|capitals|small|big") && tokens.get(i + 1).letter()) return i + 1;
    var to = joined(i);
    if (to < 0) to = gapless(i);
    if (to < 0) to = cased(i);
    if (to < 0) to = named(i);
    if (to < 0) to = tokens.after(i, "my?", "first|last|given|family|middle", "name|initial");
    if (to < 0) to = tokens.after(i, "two|three|the|2|3", "letters");
    if (to < 0) to = aside(i);
    return to < 0 ? i : to;
  }

  /// "no relation", "yes really", "isn't it": said besides.
  private int aside(int i) {
    var to = tokens.after(i, "no", "relation|joke|kidding|laughing");
    if (to < 0) to = tokens.after(i, "yes|yeah", "really|seriously|honestly");
    if (to < 0) to = tokens.after(i, "is", "not", "it");
    if (to < 0) to = tokens.after(i, "isn't", "it");
    if (to < 0) to = tokens.after(i, "as|in", "digits|numbers|figures|numerals");
    if (to < 0) to = tokens.after(i, "you", "know");
    if (to < 0) to = tokens.after(i, "all?", "squashed|smushed|mashed|run|jammed", "together");
    return to;
  }

  private int joined(int i) {
    var start = tokens.skip(i, "that|is|it|all|and|just|as|altogether|run|written|in");
    var words =
        tokens.after(start, COUNT, "word|words|name", "joined|together|run?", "up|together?");
    if (words > 0) return words;
    var joint = tokens.after(start, "joined|run|stuck|pushed", "up|together");
    if (joint > 0) return joint;
    if (start > i && tokens.is(start - 1, "all|altogether") && tokens.is(start, "together|joined"))
      return start + 1;
    return tokens.is(start, "together") && start > i && !tokens.is(start - 1, "as|in")
        ? start + 1
        : tokens.is(start - 1, "altogether") && start > i ? start : -1;
  }

  private int gapless(int i) {
    if (tokens.is(i, "with") && tokens.is(i + 1, "dots|dashes|numbers|digits")) return i + 2;
    var start = tokens.skip(i, "and|with|there|is|are|that");
    if (!tokens.is(start, "no|without|minus")) return -1;
    var at = tokens.skip(start + 1, "any|a|the");
    if (!tokens.is(at, GAP)) return -1;
    if (tokens.is(start, "minus") && at == start + 1) return -1;
    var to = tokens.after(at, GAP, "or|and|no", GAP);
    if (to < 0) to = at + 1;
    var where = tokens.after(to, "in|at", "between|it|there|that|the", "middle|all?");
    return where > 0 ? where : tokens.skip(to, "anywhere|between");
  }

  private int cased(int i) {
    var start = tokens.skip(i, "that|is|all|in|it|and");
    var to = tokens.after(start, "lower|upper|small|capital", "case|letters");
    return to > 0 ? to : tokens.is(start, "lowercase|uppercase") ? start + 1 : -1;
  }

  /// "the letter u", "the number two", "four, the digit": the word for the sign says nothing.
  private int named(int i) {
    var start = tokens.skip(i, "and|then|with|but");
    var word = tokens.after(start, "the", "word|words|name|initial|initials");
    if (word > 0 && tokens.get(word).word() && !tokens.is(word, "at|is|for|of")) return word;
    var to =
        tokens.after(
            start, "the?", "letter|letters|number|numbers|digit|digits|figure|numeral|symbol");
    if (to < 0) return -1;
    var said =
        tokens.is(start, "the")
            || tokens.get(to).letter()
            || NumberWords.digit(tokens.text(to)) >= 0
            || NumberWords.simple(tokens.text(to)) >= 0;
    return said ? to : -1;
  }

  /// The index after "with a hyphen in between" at `i`, or `i`.
  int joint(int i) {
    var at = jointSign(i);
    if (tokens.is(i, "hyphenated")) return i + 1;
    return at == i ? i : tokens.skip(at + 1, "in|between|the|middle|them");
  }

  /// Where the sign of [#joint] is named.
  int jointSign(int i) {
    var at = tokens.skip(i, "with|and");
    at = tokens.skip(at, "a|an|there|is");
    return tokens.is(i, "with") && at > i + 1 && tokens.is(at, "hyphen|dash|dot|underscore")
        ? at
        : i;
  }

  /// After a number: "spelled out", "as a word", "in letters", "the word"; `i` when it is none.
  int writtenOut(int i) {
    var to = tokens.after(i, "spelled|spelt|written", "out|in", "full|letters|words?");
    if (to < 0)
      to =
          tokens.after(i, "as|in|the", "a?", "word|words|letters", "not?", "the?", "number|digit?");
    return to < 0 ? i : to;
  }
}
