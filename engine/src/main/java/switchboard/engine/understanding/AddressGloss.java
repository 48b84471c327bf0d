package switchboard.engine.understanding;

import static switchboard.engine.understanding.Rewriting.rule;

import java.util.List;
import java.util.Optional;

/// Says a postal address the plain way: streets that are spelled before they are said, numbers told
/// after the street, letters with examples and second thoughts about numbers.
final class AddressGloss {

  private static final String NUMBER =
      "(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|oh|zero|double|triple|[0-9]+)"
          + " )";
  private static final String NAME =
      "((?:(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|oh|is|on|the|at|it|in|of|called|street|road|my|our|and|no|not|flat|apartment|unit|number|from|to|i|we|a|an|that|live|am)"
          + " )[a-z'-]{2,} ){1,3}?)";
  private static final String TYPE = "((?:" + Addresses.TYPES + ") )";
  private static final String UNIT = "(?:flat|apartment|apt|unit|suite|room|house) ";

  /// What says how something is written, before what says where it is.
  private static final Rewriting SPELLED =
      new Rewriting(
          List.of(
              AddressGloss::spelled,
              AddressGloss::illustrated,
              AddressGloss::explained,
              rule("[nsew] (?:i mean|that is|as in|for) (north|south|east|west) ", "$1")));

  private static final Rewriting RULES =
      new Rewriting(
          List.of(
              rule(
                  "(?:the |my |our )?(?:house )?number is ("
                      + NUMBER
                      + "+)(?:and )?(?:the|my|our) (?:road|street|address|lane|avenue) is (?:called"
                      + " )?",
                  "$1"),
              rule(
                  "(?<!"
                      + NUMBER
                      + ")(?<![a-z-]{2} (?:of|the) )"
                      + NAME
                      + TYPE
                      + "(?:(?:and|it|is|we|are|i|am|the|house|that|at|my|our) )*number ("
                      + NUMBER
                      + "+)(?!"
                      + UNIT
                      + "|street|road|avenue)",
                  "$3$1$2"),
              rule("((?:" + NUMBER + "){3,})\\1", "$1"),
              rule("(" + NUMBER + "+)(?:yes|yeah|that is|so that is|yep) \\1", "$1"),
              rule("(" + NUMBER + "+(?:[a-h] ))(?:that is|so|yes|so that is) \\1", "$1"),
              rule("(" + NUMBER + "+)not " + NUMBER + "+(?=[a-z]{3,} )(?!" + NUMBER + ")", "$1"),
              rule(
                  "not (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?="
                      + NUMBER
                      + ")",
                  ""),
              rule(
                  "(?<=the |my |our )(?:work|home|other|new|old|main|same|office|shop|first|second)"
                      + " one (?="
                      + NUMBER
                      + ")",
                  "is"),
              rule(
                  "(?:"
                      + UNIT
                      + ")"
                      + NUMBER
                      + "+(?:[a-h] )?(?:no |sorry |no sorry |i mean |wait )+(?:it is |make that"
                      + " )?(?="
                      + UNIT
                      + NUMBER
                      + ")",
                  ""),
              rule("(?:well )?the whole number is ", "")));

  private AddressGloss() {}

  /// The utterance as it would be said plainly; as it is where nothing in it is a number.
  static Gloss of(Tokens tokens) {
    var numbered = tokens.list().stream().anyMatch(AddressGloss::number);
    if (!numbered) return new Rewriting(List.of()).of(tokens);
    var spelled = SPELLED.of(tokens);
    return RULES.of(spelled.tokens()).after(spelled);
  }

  private static boolean number(Token token) {
    return token.letter() || token.number() || NumberWords.word(token.text());
  }

  /// "w h i t b y whitby lane", "g r o s v e n o r court".
  private static Optional<Rewriting.Plain> spelled(Rewriting.Said said, int i) {
    var tokens = said.tokens;
    if (!tokens.get(i).letter() || tokens.get(i - 1).letter()) return Optional.empty();
    var run = new Spelling(tokens, false).at(i, 3).filter(it -> it.letters().length() > 2);
    if (run.isEmpty() || LetterHints.spells(run.get().letters(), tokens.text(i - 1)))
      return Optional.empty();
    var at = tokens.skip(run.get().to(), "that|is|so|it|like|and|road");
    var word = tokens.text(at);
    var letters = run.get().letters();
    if (word.equals(letters)) return Optional.of(new Rewriting.Plain(List.of(word), at + 1));
    if (letters.substring(1).equals(word))
      return Optional.of(new Rewriting.Plain(List.of(letters.substring(0, 1), word), at + 1));
    if (letters.length() > 3 && tokens.is(run.get().to(), Addresses.TYPES))
      return Optional.of(new Rewriting.Plain(List.of(letters), run.get().to()));
    return word.length() > 3 && LetterHints.spells(letters, word) && !Words.hard(word)
        ? Optional.of(new Rewriting.Plain(List.of(letters), at + 1))
        : Optional.empty();
  }

  /// "forty six b wightman road, b for bertie": says a letter again that was said before.
  private static Optional<Rewriting.Plain> explained(Rewriting.Said said, int i) {
    var tokens = said.tokens;
    var letter = tokens.get(i);
    if (!letter.letter() || !tokens.pauseBefore(i)) return Optional.empty();
    var word = tokens.after(i + 1, "as", "in");
    if (word < 0) word = tokens.after(i + 1, "for|like");
    var before = tokens.find(0, letter.text());
    return word > 0
            && before < i
            && tokens.text(word).startsWith(letter.text())
            && tokens.pauseBefore(word + 1)
        ? Optional.of(new Rewriting.Plain(List.of(), word + 1))
        : Optional.empty();
  }

  /// "d for dog", "b as in bertie" after a number.
  private static Optional<Rewriting.Plain> illustrated(Rewriting.Said said, int i) {
    var tokens = said.tokens;
    var letter = tokens.get(i);
    if (!letter.letter()
        || !(NumberWords.word(tokens.text(i - 1)) || tokens.get(i - 1).number())
        || tokens.get(i - 2).letter()) return Optional.empty();
    var word = tokens.after(i + 1, "as", "in");
    if (word < 0) word = tokens.after(i + 1, "for|like");
    return word > 0 && tokens.get(word).word() && tokens.text(word).startsWith(letter.text())
        ? Optional.of(new Rewriting.Plain(List.of(letter.text()), word + 1))
        : Optional.empty();
  }
}
