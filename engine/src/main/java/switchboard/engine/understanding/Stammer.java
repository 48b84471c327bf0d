package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;

/// Takes out what a speaker did not mean to say: words and pairs of words said twice, "you know".
/// Numbers and single letters are left alone, since a telephone number repeats them in earnest.
final class Stammer {

  private Stammer() {}

  static List<Token> removed(List<Token> said) {
    var kept = new ArrayList<Token>(said.size());
    for (var i = 0; i < said.size(); i++) {
      if (youKnow(said, i)) {
        i++;
        continue;
      }
      var token = said.get(i);
      if (!kept.isEmpty() && again(kept.getLast(), token)) kept.removeLast();
      if (kept.size() >= 3 && pairAgain(kept, token)) {
        kept.removeLast();
        kept.set(kept.size() - 1, paused(kept.getLast(), token));
        continue;
      }
      kept.add(token);
    }
    return List.copyOf(kept);
  }

  private static boolean youKnow(List<Token> said, int i) {
    if (!said.get(i).text().equals("you") || i + 1 >= said.size()) return false;
    if (!said.get(i + 1).text().equals("know")
        || (i > 0
            && Tokens.oneOf(said.get(i - 1).text(), "do|did|if|let|would|can|as|have|how|that")))
      return false;
    return i + 2 >= said.size()
        || !Tokens.oneOf(
            said.get(i + 2).text(),
            "what|that|if|how|when|where|who|why|whether|anything|about|any|anyone|my|the|which");
  }

  private static boolean again(Token before, Token now) {
    return repeatable(now) && before.text().equals(now.text()) && before.start() != now.start();
  }

  /// Whether `now` ends "a b a b"; the first pair is then dropped.
  private static boolean pairAgain(List<Token> kept, Token now) {
    var size = kept.size();
    return repeatable(now)
        && repeatable(kept.get(size - 1))
        && !now.text().equals("york")
        && kept.get(size - 2).text().equals(now.text())
        && kept.get(size - 1).text().equals(kept.get(size - 3).text());
  }

  /// Who says it again had not paused for good.
  private static Token paused(Token first, Token again) {
    return new Token(first.text(), first.surface(), first.start(), again.pause());
  }

  private static boolean repeatable(Token token) {
    return token.word()
        && (token.text().length() > 1 || token.text().equals("i"))
        && !NumberWords.word(token.text())
        && !SpanishFigures.VALUES.containsKey(token.text())
        && !Tokens.oneOf(token.text(), "double|triple|oh|o|dot|dash|no|bye|point");
  }
}
