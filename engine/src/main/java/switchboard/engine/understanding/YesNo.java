package switchboard.engine.understanding;

import java.util.Optional;

/// Consent and refusal as the beginning of an answer says them.
final class YesNo {

  private static final String YES =
      "yes|yeah|yep|yup|sure|ok|okay|correct|right|absolutely|definitely|certainly|exactly|perfect|fine|y|confirm|confirmed|affirmative|totally|indeed|great|aye|mhm|uh-huh|mm-hmm|lovely|brilliant|good|si";
  private static final String BEGINNING =
      "can|could|would|will|may|what|when|where|how|who|which|do|does|is|are|i|we|puede|podria|quiero|quisiera|necesito|cuanto|cuando|donde|a";
  private static final String NO = "no|nope|nah|n|negative|never|wrong|incorrect|neither|none";

  private YesNo() {}

  /// Where something else begins after a yes or a no: "no, but how much is it"; -1: nowhere.
  static int more(Tokens tokens) {
    var to = tokens.skip(0, YES + "|" + NO + "|oh|well|um|uh|please|thanks|thank|you");
    var joined = tokens.skip(to, "and|but|also|then|so|y|pero|um|uh|oh|well|actually");
    var begins = joined > to || tokens.is(joined, BEGINNING);
    return to > 0 && begins && tokens.size() - joined >= 3 ? joined : -1;
  }

  static Optional<Boolean> of(Tokens tokens) {
    var i = tokens.skip(0, "oh|well|um|so|hmm|i|mean|think|just|actually|ah|hey|please");
    if (tokens.after(i, "no", "problem|worries|doubt|objection|yeah|yes") > 0)
      return Optional.of(true);
    if (tokens.after(i, "not", "a", "problem") > 0) return Optional.of(true);
    if (tokens.after(i, "why|of", "not|course") > 0)
      return Optional.of(!(tokens.is(i, "of") && tokens.is(i + 2, "not")));
    if (tokens.after(i, "yeah|yes|okay|ok|right|sure", "no|nope|nah", "thanks|thank|i|that|it|not?")
        > 0) return Optional.of(false);
    if (tokens.after(i, "all|that", "right|works|will|sounds|suits|would") > 0
        && !tokens.is(i + 2, "not")) return Optional.of(true);
    if (tokens.after(i, "uh", "huh") > 0
        || tokens.after(i, "you", "bet") > 0
        || tokens.after(i, "go", "ahead|for") > 0
        || tokens.after(i, "sounds|works", "good|great|fine|for|perfect|right") > 0)
      return Optional.of(true);
    if (tokens.after(i, "do", "it|that|so") > 0
        || tokens.after(i, "let", "us", "do") > 0
        || tokens.after(i, "book", "it|that") > 0) return Optional.of(true);
    if (tokens.after(
            i, "not|never", "really|now|today|at|quite|yet|interested|that|right|correct|exactly")
        > 0) return Optional.of(false);
    if (tokens.after(i, "that|it|this", "is|does|will|would", "not") > 0
        || tokens.after(i, "do|did|does|can|would|could|rather|am", "not") > 0)
      return Optional.of(false);
    if (tokens.after(i, "that|it|this", "is", "wrong|incorrect|false") > 0)
      return Optional.of(false);
    if (tokens.after(
            i, "that|it|this", "is", "right|correct|fine|good|perfect|great|it|me|okay|ok|all")
        > 0) return Optional.of(true);
    if (tokens.is(i, YES)) return Optional.of(!tokens.is(i + 1, "not"));
    return tokens.is(i, NO) ? Optional.of(false) : Optional.empty();
  }
}
