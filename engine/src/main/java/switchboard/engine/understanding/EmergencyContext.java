package switchboard.engine.understanding;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/// Tells a danger that is here and now from one that is denied, over, imagined, asked about or
/// somebody else's.
final class EmergencyContext {

  private static final String SOUTHERN = "AU|NZ|ZA|AR|CL|UY|PY";
  private static final String ACTIVE =
      "still|now|currently|everywhere|hurry|asap|immediately|keeps|continues|tonight|again";
  private static final String ASKED =
      "fix|repair|handle|offer|service|do|deal|cover|work|take|charge|replace|install|guys|provide|have|treat|clean|respond|help|come|specialize|specialise";

  private final List<String[]> past;
  private final List<String[]> resolved;
  private final String others;

  EmergencyContext(Verticals.Alarms data) {
    past = data.past().stream().map(it -> it.toArray(String[]::new)).toList();
    resolved = data.resolved().stream().map(it -> it.toArray(String[]::new)).toList();
    others = String.join("|", data.others());
  }

  boolean real(Tokens tokens, BitSet match) {
    var first = match.nextSetBit(0);
    var last = match.length() - 1;
    return !denied(tokens, match, first, last)
        && !imagined(tokens, first)
        && !over(tokens, first, last)
        && !foreign(tokens, first, last);
  }

  private boolean denied(Tokens tokens, BitSet match, int first, int last) {
    for (var i = Math.max(0, first - 4); i <= last; i++) {
      if (match.get(i) || !negation(tokens, i)) continue;
      if (i < first && turned(tokens, i + 1, first)) continue;
      return true;
    }
    var not =
        tokens.after(last + 1, "is|are|was", "not", "the|an?", "problem|issue|case|emergency");
    return not > 0;
  }

  private static boolean negation(Tokens tokens, int i) {
    if (tokens.is(i, "never|without|nothing|none|hardly|nor|neither|isn't")) return true;
    if (tokens.is(i, "no"))
      return !tokens.pauseBefore(i + 1)
          && !tokens.is(
              i + 1,
              "it|there|i|we|you|my|the|that|this|he|she|they|sorry|wait|idea|one|longer|joke|doubt|kidding|matter|way|please|help|yes|no|our|water|use");
    if (!tokens.is(i, "not")) return false;
    return !tokens.is(
        i + 1,
        "only|just|sure|know|stop|stopping|turn|shut|help|believe|able|wait|kidding|joking|even|get|find|figure|think|working|work|open|breathe|see|feel|control|reach|certain|happy|use|ideal|good|until|tell|want|take|handle|cope|let|supposed|responding|loading|fix|what|understand|fun|drill|normal|ok|okay|right|acceptable|sleep|stay|hold|keep|go|live|come|move|breathing|great|looking|calm|possible");
  }

  /// Whether the sentence turned between the negation and what followed: "not a drip, it is …".
  private static boolean turned(Tokens tokens, int from, int first) {
    for (var i = from; i < first; i++)
      if (tokens.is(i, "but|it|there|actually|instead|rather|because|since|and|so|now|my|our")
          || tokens.pauseBefore(i)) return true;
    return tokens.pauseBefore(first) || (first < tokens.size() && tokens.pauseBefore(from));
  }

  private static boolean imagined(Tokens tokens, int first) {
    for (var i = first - 1; i >= Math.max(0, first - 9); i--) {
      var near = first - i <= 6;
      if (tokens.stopBefore(i + 1) || (near && had(tokens, i))) return false;
      if (near && (supposed(tokens, i) || dreaded(tokens, i))) return true;
      if (inquired(tokens, i) && !here(tokens, i, first)) return asks(tokens, i, first);
      if (wondered(tokens, i) && !here(tokens, i, first)) return true;
      if (near && (priced(tokens, i) || (first - i <= 2 && possible(tokens, i)))) return true;
    }
    return false;
  }

  private static boolean had(Tokens tokens, int i) {
    return tokens.is(i, "have|got|having")
        && !tokens.is(i - 1, "you|ever|to|i|we")
        && !tokens.is(i - 2, "if|you");
  }

  private static boolean supposed(Tokens tokens, int i) {
    var condition =
        tokens.is(i, "if|unless|whenever")
            && !tokens.is(i - 1, "as|see|know|wondering|wonder|ask|tell")
            && !tokens.is(i + 1, "you|someone|somebody|anyone|possible|u|they");
    var inCase = tokens.after(i, "in", "case|the", "event?") == i + 2 && tokens.is(i + 1, "case");
    return condition || inCase;
  }

  private static boolean dreaded(Tokens tokens, int i) {
    if (tokens.is(
        i,
        "prevent|avoid|preventing|avoiding|hypothetically|suppose|supposing|imagine|scared|fear|risk|chance|insurance|against|prone|test|warning"))
      return true;
    return tokens.is(i, "worried|afraid|concerned|nervous|anxious")
        && tokens.is(i + 1, "about|of|that|it|my|the|they")
        && !tokens.has("smell|still|now");
  }

  private static boolean inquired(Tokens tokens, int i) {
    var found =
        tokens.after(
            i,
            "do|does|can|could|would",
            "you|your|ya|anyone|insurance|the?",
            "guys|all|also|ever|even|usually|company?",
            ASKED);
    return found > 0;
  }

  private static boolean wondered(Tokens tokens, int i) {
    var how =
        tokens.is(i, "how")
            && tokens.is(
                i + 1, "much|expensive|often|common|do|can|would|long|to|does|dangerous|serious");
    var what =
        tokens.is(i, "what")
            && tokens.is(i + 1, "if|would|happens|causes|should|counts|does|do|are|kind");
    return how || what;
  }

  private static boolean possible(Tokens tokens, int i) {
    return tokens.is(i, "could|might|may|would|will|gonna")
        && !tokens.is(i + 1, "have|be|not")
        && !tokens.is(i - 1, "it|water|i|we");
  }

  private static boolean priced(Tokens tokens, int i) {
    return tokens.is(i, "quote|estimate|price|cost|ad|brochure|course|policy|guide")
        && tokens.is(i + 1, "for|on|about|of|to");
  }

  /// "can you come my basement is flooding" asks for help, "do you fix burst pipes" only asks.
  private static boolean asks(Tokens tokens, int i, int first) {
    if (tokens.is(i, "can|could|would")
        && tokens.has("now|hurry|asap|right|immediately|help|come|today|send|please")) return false;
    for (var k = i; k < first; k++) if (tokens.is(k, "my|our|the|this|because|there")) return false;
    return true;
  }

  /// Whether the caller speaks of what is the case: "i have", "there is", "my".
  private static boolean here(Tokens tokens, int from, int first) {
    for (var i = from; i <= first; i++) {
      if (tokens.after(i, "i|we", "have|am|are|just|got|smell") > 0
          && !tokens.is(i - 1, "if|do|should")) return true;
      if (tokens.after(i, "there", "is|are") > 0 && !tokens.is(i - 1, "if")) return true;
      if (tokens.is(i, "because|help|my|our")) return true;
    }
    return false;
  }

  private boolean over(Tokens tokens, int first, int last) {
    if (resolved.stream().anyMatch(it -> finished(tokens, it, last))) return true;
    if (tokens.is(first - 1, "is|are|am") || tokens.is(first - 2, "is|are|am")) return false;
    var active = active(tokens, last);
    return !active && past.stream().anyMatch(tokens::has);
  }

  private static boolean active(Tokens tokens, int last) {
    for (var i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, ACTIVE)
          && !(tokens.is(i, "now|again") && i > last + 8)
          && !(tokens.is(i, "again") && tokens.is(i - 1, "happen|happens|never"))) return true;
    }
    return false;
  }

  private static boolean finished(Tokens tokens, String[] words, int last) {
    for (var at = tokens.find(0, words); at >= 0; at = tokens.find(at + 1, words)) {
      if (tokens.is(at - 1, "not|never|no|until|needs|when|nobody|if")
          || tokens.is(at + 1, "not|never")) continue;
      if (tokens.is(at, "you|it|they|all|guys|he")
          && tokens.is(at - 1, "get|can|could|need|want|have|getting|see|will|would|not")) continue;
      if (at + 1 < last - 12) continue;
      return true;
    }
    return false;
  }

  private boolean foreign(Tokens tokens, int first, int last) {
    for (var i = Math.max(0, first - 7); i <= last + 5; i++) {
      var marked =
          tokens.is(i, others)
              || tokens.after(i, "down|across", "the", "street|road") > 0
              || (tokens.is(i, "next") && tokens.is(i + 1, "door"));
      if (!marked
          || tokens.is(i - 1, "with|told|and")
          || tokens.is(i + 1, "said|says|told|thinks|suggested|recommended")) continue;
      return !concerns(tokens, i, first);
    }
    return false;
  }

  /// Whether it reaches the caller after all, or the caller asks for help on another's behalf.
  private static boolean concerns(Tokens tokens, int marker, int first) {
    for (var i = Math.min(marker + 1, first); i < tokens.size(); i++) {
      if (tokens.is(i, "into|through|ours|us|our|emergency|hurry|help|send")
          || (tokens.is(i, "my") && i > marker)) return true;
      if (tokens.is(i, "come") && !tokens.is(i - 1, "to")) return true;
      if (tokens.is(i, "i") && tokens.is(i + 1, "smell|have|am|see")) return true;
    }
    return false;
  }

  /// Whether no heating is dangerous: winter where the business is, or words of frost.
  static boolean cold(Tokens tokens, LocalDate today, String country) {
    if (tokens.has(
        "freezing|frozen|cold|degrees|snow|snowing|baby|newborn|elderly|infant|frost|ice|winter|zero|shivering"))
      return true;
    var month = today.getMonthValue();
    return Tokens.oneOf(country, SOUTHERN) ? month >= 5 && month <= 9 : month >= 11 || month <= 3;
  }
}
