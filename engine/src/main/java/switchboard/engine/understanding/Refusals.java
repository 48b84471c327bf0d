package switchboard.engine.understanding;

/// Tells the times a speaker does not want: refused, taken up by something else, or gone.
final class Refusals {

  private static final String PAST =
      "broke|started|began|happened|stopped|died|failed|went|burst|came|called|left|rang|phoned|spoke|quit|noticed|told|said|missed|cancelled|canceled|moved|bought|since";

  private Refusals() {}

  static boolean refused(Tokens tokens, TimeFrame frame, int before) {
    var from = frame.from();
    for (var i = from - 1; i >= from - 4 && i >= before; i--) {
      if (tokens.stopBefore(i + 1)) break;
      if (tokens.is(i, "no|but|if|so")
          && !(tokens.is(i, "but") && tokens.is(i - 1, "anything|any|time|day|anytime|everything")))
        break;
      if (tokens.is(i, "except|not|avoid|besides|excluding")) return !asks(tokens, i);
      if (tokens.is(i, "but")) return true;
      if (tokens.is(i, "than|of") && tokens.is(i - 1, "other|rather|instead")) return true;
    }
    return after(tokens, frame.to()) || away(tokens, frame);
  }

  /// "i am busy on tuesday", "i have got something on tuesday".
  private static boolean away(Tokens tokens, TimeFrame frame) {
    var at = frame.from() - 1;
    while (tokens.is(at, "on|all|for|in|of|town|up|this|the")) at--;
    if (tokens.is(at, "busy|away|unavailable|working|booked|out|travelling|traveling|gone|tied"))
      return tokens.is(at - 1, "am|are|is|be|will|completely|totally|fully|already")
          && tokens.is(at - 2, "i|we|he|she|husband|wife|am|are|will|be");
    return tokens.is(at, "something|plans|work|meetings|shift|class")
        && tokens.is(at - 1, "have|got|a|has|had");
  }

  /// "it broke on sunday", "you told me monday": looks back, whatever the day.
  static boolean told(Tokens tokens, TimeFrame frame) {
    var at = frame.from() - 1;
    while (tokens.is(at, "on|at|in|this|the|around|about|like|back|me|us|it|you|for|of|early|late"))
      at--;
    return tokens.is(at, PAST)
        || (tokens.is(at, "working|leaking|dripping|up|out|down|off") && tokens.is(at - 1, PAST));
  }

  /// "why not friday", "if not tomorrow", "i do not mind friday", "not sure maybe friday".
  private static boolean asks(Tokens tokens, int not) {
    return tokens.is(not - 1, "why|if")
        || tokens.is(
            not + 1, "mind|sure|only|just|bad|know|until|till|before|care|working|work|yet");
  }

  static boolean after(Tokens tokens, int to) {
    var not = tokens.after(to, "does|is|will|would|do|did|are", "not", "really|going?", "to?");
    if (not < 0) not = tokens.after(to, "i|we", "can|could|do|am|are|will", "not");
    if (not > 0
        && tokens.is(not, "work|good|great|suit|possible|do|make|available|be|ideal|free|an"))
      return true;
    return tokens.after(to, "is|are", "no", "good") > 0
        || tokens.after(to, "is|are", "out|bad|impossible|terrible") > 0;
  }
}
