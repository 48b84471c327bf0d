package switchboard.engine.understanding;

import static switchboard.engine.understanding.Rewriting.rule;

import java.util.List;
import java.util.Optional;

/// Says an e-mail address the plain way: remarks about letters ("two e's in the middle"), asides
/// and second thoughts about signs are taken out of it.
final class DictationGloss {

  private static final String SIGN = "(?:dot|underscore|dash|hyphen|space|spaces|gap|full stop) ";
  private static final String PLACE =
      "(?:in|at) the (?:middle|end|front|start|beginning|back) (?:of it )?";

  /// Where another attempt begins: a word that belongs to no address.
  private static final String ANEW = "is";

  private static final Rewriting RULES =
      new Rewriting(
          List.of(
              rule(
                  "(?<!without )(?:(?:so|and|but|it|with|it has|has|having) )*(?:there is"
                      + " )?(?:(?:a|an|one|two|three|2|3|no|just|only|single|double|the|letter)"
                      + " )+(?:[a-z](?:'?s)?|es) "
                      + PLACE
                      + "(?:so )?",
                  ""),
              rule(
                  "(with (?:two|one|an?|double|2) [a-z](?:'?s)? )(?:and (?:with"
                      + " )?(?:two|one|an?|double|2) [a-z](?:'?s)? )+(?!for |as |like )",
                  "$1"),
              rule("(?:then )?(?:a |an )?full stop (?:then )?", "dot"),
              rule("(?:then )(?:a |an )(dot|underscore|dash|hyphen) (?:then )?", "$1"),
              rule(
                  "(?:(?:no|not|nah|sorry|oops) )+(?:there is )?(?:no |not )?(?:an? )?"
                      + SIGN
                      + "(?:i mean|i meant) (?:an? )?"
                      + SIGN
                      + "(?:so )?",
                  ANEW),
              rule(
                  "(?:(?:no|not|sorry|without) )+(?:there is )?(?:no |not )?(?:an? |any )?"
                      + SIGN
                      + "(?:it is )?just ",
                  ANEW),
              rule(
                  "(?:no |sorry |wait )*(?:let me |i will )?(?:start again|start over|scratch"
                      + " that|hang on|hold on|try again|forget that|strike that|go again) ",
                  ANEW),
              rule("with (?:a |an )(p|c|s|t|k|g|w)(h) (?=[a-z])", "with a $1 $2 "),
              rule("(?:(?:my|his|her|our|their) [a-z]+'s|mine's|ours is|mine is) ", ANEW),
              rule(
                  "(?:quite|really|dead|very|nice and|pretty)"
                      + " (?:simple|easy|short|long|straightforward|silly|basic) ",
                  ANEW),
              rule("the letters ([a-z]) and (?:the letter )?([a-z]) ", "$1 $2"),
              rule(
                  "(?<=\\b[a-z] )(?:no|without a) ([a-z]) (?!for |as |like |double )(?=[a-z]{2,} )",
                  ""),
              rule("(?<=\\b[a-z]{2} )(?:just|only) (?=[a-z] [a-z] )", ""),
              rule("(?<=\\b[a-z] )then (?=(?:a )?(?:dot|underscore|dash|hyphen) )", ""),
              rule("(?:no )?do not laugh ", ""),
              rule(
                  "(?:it is|that is|that was) (?:my|our|the|his|her)"
                      + " (?:birth|lucky|house|shirt|favourite|favorite|maiden|mother's|married|middle|door)?"
                      + " ?(?:year|birthday|age|initials|number|year of birth) ",
                  ""),
              DictationGloss::echoed));

  private DictationGloss() {}

  /// The utterance without what is said besides; itself where nothing is.
  static Gloss of(Tokens tokens) {
    return RULES.of(tokens);
  }

  /// "w h y t e, that's whyte": the word after its letters says nothing more.
  private static Optional<Rewriting.Plain> echoed(Rewriting.Said said, int i) {
    var to = said.tokens.after(i, "that", "is");
    if (to < 0 || !said.tokens.get(to).word()) return Optional.empty();
    var word = said.tokens.text(to);
    var letters = new StringBuilder();
    for (var k = i - 1; k >= 0 && said.tokens.get(k).letter(); k--)
      letters.insert(0, said.tokens.text(k));
    return word.length() > 2 && letters.toString().endsWith(word)
        ? Optional.of(new Rewriting.Plain(List.of(), to + 1))
        : Optional.empty();
  }
}
