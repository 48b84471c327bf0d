package switchboard.engine.understanding;

import static switchboard.engine.understanding.Rewriting.rule;

import java.util.List;

/// Says a name the plain way: what callers remark about its signs ("o apostrophe", "no hyphen",
/// "small k", "two n's in it") is put into the word or taken out.
final class NameGloss {

  private static final String SIGN = "(?:apostrophe|hyphen|dash|accent|space|umlaut)s? ";
  private static final String PLACE =
      "(?:(?:in|at|on) (?:the )?(?:middle|end|front|start|beginning|it|between)(?: of it)? )?";

  private static final Rewriting RULES =
      new Rewriting(
          List.of(
              rule("(?:the )?(?:letter )?(o|d) apostrophe ([a-z]{3,}) ", "$1'$2"),
              rule("(?:the )?(?:letter )?(o|d) apostrophe (?=(?:[a-z]|double) )", "$1"),
              rule(
                  "([a-z]{3,}) ([a-z]{3,}) (?:with an? (?:hyphen|dash) (?:in (?:it|between|the"
                      + " middle) )?|hyphenated )",
                  "$1-$2"),
              rule(
                  "(?:(?:and|but|it|is|has|got|there|with) )*(?:an? |no |without (?:an? |any |the"
                      + " )?)"
                      + SIGN
                      + PLACE,
                  "is"),
              rule("(with an? [a-z]) and an? ([a-z]) ", "$1 with a $2"),
              rule("(?:with )?(?:a )?(?:capital|big) (?=[a-z] [a-z] )", ""),
              rule("(?:with )?(?:a )?(?:capital|small|big|lower case) [a-z] (?![a-z] )", ""),
              rule("(?:two|one|single|double|both) [a-z]'?s (?:in|on|at) (?=[a-z]{3,} )", "is"),
              rule("with (?:an? )?[a-z] [a-z] (?:on|in) (?=[a-z]{3,} )", "is"),
              rule(
                  "with (?:two|one|an?) [a-z](?:'s)? (?:no|sorry|i mean) (?:just |it is"
                      + " )?(one|two|an?) ",
                  "with $1")));

  private NameGloss() {}

  static Gloss of(Tokens tokens) {
    return RULES.of(tokens);
  }

  /// Whether somebody said that there is no apostrophe.
  static boolean plain(Tokens tokens) {
    var at = tokens.find(0, "no|without", "an|any?", "apostrophe");
    return at >= 0;
  }
}
