package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.Optional;

/// The caller's problem or wish in the caller's own words, without greetings, name, number, time
/// and the phrases a request is wrapped in.
final class Needs {

  private static final String LEADING =
      "hi|hello|hey|yes|yeah|so|well|okay|ok|please|and|but|because|i|we|am|are|have|has|had|got|there|is|it|a|an|some|need|want|would|like|to|you|can|could|someone|somebody|anyone|guys|come|out|send|about|with|calling|call|wondering|if|do|be|been|hoping|just|really|looking|was|get|having|what|this|oh|good|morning|afternoon|evening|right|that|for|help|me|um|actually|maybe|possible|over|see|wanted|needed|think|basically|then|fix|look|at|take|no|sorry|schedule|book|appointment|know|let|us|going|they|also|plumber|technician|electrician|engineer|them|him|in|on|ring|ringing|phoning|report|tell|trying|arrange|make";
  private static final String KEPT = "no|not|help";
  private static final String TRAILING =
      "please|thanks|thank|you|and|so|for|to|at|on|in|can|could|my|but|that|if|is|i|we|or|with|by|then|um|the|a|need|want|today|someone|somebody|anybody|come|number|name|address|live|am|it|have";
  private static final String KINDS =
      "#problem|#thing|#treatment|#site|#sitepart|#project|#property|#valuation|#viewing|#rent|#buy";
  private static final int LONGEST = 30;

  private final Features features;

  Needs(Features features) {
    this.features = features;
  }

  /// @param rest the utterance without name, address, number, e-mail and time
  Optional<String> find(Tokens rest, boolean asked, boolean urgent) {
    var best = "";
    var most = asked || urgent ? 0 : 1;
    for (var from = 0; from < rest.size(); ) {
      var to = end(rest, from);
      var weight = weight(rest, from, to);
      var words = trimmed(rest, from, to);
      if ((weight > most || (best.isEmpty() && weight >= most))
          && !words.isEmpty()
          && weight >= most
          && (weight > 0 || asked || urgent)) {
        best = words;
        most = Math.max(weight, 1);
      }
      from = Math.max(to, from + 1);
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /// Clauses end at what was taken out, at pauses and at words that begin another thought.
  private static int end(Tokens rest, int from) {
    var i = from;
    while (i < rest.size()) {
      if (rest.taken(i)) return i == from ? i + 1 : i;
      i++;
      if (rest.get(i - 1).pause() == Token.Pause.STOP) return i;
      if (rest.after(
              i,
              "and|so|but?",
              "can|could|would|do|when|how|please",
              "you|someone|somebody|anyone|i|we|much")
          > 0) return i;
      if (rest.after(i, "and|so|but", "i|we", "need|want|was|would|am|are|do|have|just") > 0)
        return i;
      if (rest.after(i, "my", "name|number|address|email") > 0
          || rest.after(i, "i", "live|was|wanted") > 0) return i;
    }
    return i;
  }

  private int weight(Tokens rest, int from, int to) {
    var kinds = new ArrayList<String>();
    for (var i = from; i < to; i++) {
      var kind = features.kind(Stems.of(rest.text(i)));
      if (Tokens.oneOf(kind, KINDS) && !kinds.contains(kind)) kinds.add(kind);
    }
    return kinds.size();
  }

  private static String trimmed(Tokens rest, int from, int to) {
    while (from < to && (rest.taken(from) || (rest.is(from, LEADING) && !kept(rest, from)))) from++;
    while (to > from && (rest.taken(to - 1) || rest.is(to - 1, TRAILING))) to--;
    return rest.surface(from, Math.min(to, from + LONGEST));
  }

  private static boolean kept(Tokens rest, int i) {
    return rest.is(i, KEPT)
        && rest.is(i + 1, "water|heat|hot|heating|power|pressure|electricity|gas");
  }
}
