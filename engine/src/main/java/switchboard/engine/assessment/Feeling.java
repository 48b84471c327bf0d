package switchboard.engine.assessment;

import java.util.Map;

/// How much good and how much ill words speak of something.
record Feeling(double good, double bad) {

  static final Feeling NONE = new Feeling(0, 0);

  private static final double STRONGER = 1.5;
  private static final double WEAKER = 0.5;
  private static final double TURNED = -0.5;

  /// Both are there when the lesser is at least this part of the greater.
  private static final double BOTH = 0.4;

  private static final double ENOUGH = 1;

  Feeling plus(double weight) {
    return weight > 0 ? new Feeling(good + weight, bad) : new Feeling(good, bad - weight);
  }

  Feeling plus(Feeling other) {
    return new Feeling(good + other.good, bad + other.bad);
  }

  /// -2 to 2.
  double mood() {
    return Math.clamp((good - bad) / 2, -2, 2);
  }

  Sentiment sentiment() {
    double most = Math.max(good, bad);
    if (most < ENOUGH) return Sentiment.NEUTRAL;
    if (Math.min(good, bad) >= Math.max(ENOUGH, most * BOTH)) return Sentiment.MIXED;
    return good > bad ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
  }

  /// Reads the feelings out of words, in one language.
  static final class Reader {

    private static final int LONGEST = 6;
    private static final int REACH = 3;

    private final Lexicon lexicon;
    private final Map<String, Integer> feelings;
    private final Map<String, Integer> firm;

    Reader(Lexicon lexicon) {
      this.lexicon = lexicon;
      this.feelings = Lexicon.byWords(lexicon.feelings());
      this.firm = Lexicon.byWords(lexicon.firm());
    }

    Feeling read(Words words) {
      var sum = NONE;
      int from = 0;
      for (int i = 0; i < words.size(); ) {
        int length = known(words, i);
        if (length == 0) {
          i++;
          continue;
        }
        sum = sum.plus(weight(words, from, i, length));
        i += length;
        from = i;
      }
      return sum;
    }

    /// How many words from there on are known together; the more the better.
    private int known(Words words, int at) {
      for (int length = Math.min(LONGEST, words.size() - at); length > 0; length--)
        if (known(words.text(at, length))) return length;
      return 0;
    }

    private boolean known(String text) {
      return feelings.containsKey(text)
          || firm.containsKey(text)
          || lexicon.plain().contains(text)
          || lexicon.profanity().contains(text);
    }

    /// @param from the first word that may still say something about it
    private double weight(Words words, int from, int at, int length) {
      var text = words.text(at, length);
      if (lexicon.plain().contains(text)) return 0;
      if (lexicon.profanity().contains(text)) return -2;
      if (firm.containsKey(text)) return firm.getOrDefault(text, 0);
      double weight = feelings.getOrDefault(text, 0);
      if (at > from) weight *= strength(words, from, at);
      return negated(words, from, at) ? weight * TURNED : weight;
    }

    private double strength(Words words, int from, int at) {
      var one = words.text(at - 1, 1);
      var two = at - 2 >= from ? words.text(at - 2, 2) : one;
      if (lexicon.weaker().contains(two) || lexicon.weaker().contains(one)) return WEAKER;
      return lexicon.stronger().contains(one) ? STRONGER : 1;
    }

    private boolean negated(Words words, int from, int at) {
      if (at > from && lexicon.directly().contains(words.text(at - 1, 1))) return true;
      for (int i = Math.max(from, at - REACH); i < at; i++)
        if (lexicon.negators().contains(words.text(i, 1))) return true;
      return false;
    }
  }
}
