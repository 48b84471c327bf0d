package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import switchboard.engine.understanding.Token.Pause;

/// The words of an utterance, cleaned of fillers and stammering, with a small pattern language to
/// look at them: alternatives are written `a|b`, a word that may be missing ends in `?`.
record Tokens(List<Token> list) {

  /// Alternatives stand in the source, so there are not many.
  private static final int MOST = 4_096;

  private static final Map<String, Set<String>> ALTERNATIVES = new ConcurrentHashMap<>();
  private static final Token TAKEN = new Token("\u0000", "", -1, Pause.STOP);

  static Tokens of(String text) {
    return new Tokens(Tokenizer.tokens(text));
  }

  int size() {
    return list.size();
  }

  Token get(int i) {
    return i >= 0 && i < list.size() ? list.get(i) : Token.NONE;
  }

  String text(int i) {
    return get(i).text();
  }

  boolean is(int i, String alternatives) {
    return oneOf(text(i), alternatives);
  }

  /// The index after the pattern when it stands at `i`, else -1.
  int after(int i, String... pattern) {
    for (var part : pattern) {
      var optional = part.endsWith("?");
      var matched = is(i, optional ? part.substring(0, part.length() - 1) : part);
      if (!matched && !optional) return -1;
      if (matched) i++;
    }
    return i;
  }

  /// The first place at or after `from` where the pattern stands, else -1.
  int find(int from, String... pattern) {
    for (var i = from; i < size(); i++) if (after(i, pattern) > i) return i;
    return -1;
  }

  boolean has(String... pattern) {
    return find(0, pattern) >= 0;
  }

  /// The first index at or after `i` whose word is none of the alternatives.
  int skip(int i, String alternatives) {
    while (is(i, alternatives)) i++;
    return i;
  }

  boolean pauseBefore(int i) {
    return i <= 0 || get(i - 1).pause() != Pause.NONE;
  }

  boolean stopBefore(int i) {
    return i <= 0 || get(i - 1).pause() == Pause.STOP;
  }

  /// The same words, those in `taken` unreadable.
  Tokens without(BitSet taken) {
    if (taken.isEmpty()) return this;
    var rest = new ArrayList<>(list);
    for (var i = taken.nextSetBit(0); i >= 0 && i < rest.size(); i = taken.nextSetBit(i + 1))
      rest.set(i, TAKEN);
    return new Tokens(rest);
  }

  boolean taken(int i) {
    return get(i).equals(TAKEN);
  }

  int count(Predicate<Token> wanted) {
    return (int) list.stream().filter(wanted).count();
  }

  /// What was written from `from` up to `to`.
  String surface(int from, int to) {
    var words = new ArrayList<String>();
    var last = -1;
    for (var i = from; i < to; i++) {
      var token = get(i);
      if (token.surface().isEmpty() || (token.start() == last && last >= 0)) continue;
      words.add(token.surface());
      last = token.start();
    }
    return String.join(" ", words);
  }

  static boolean oneOf(String word, String alternatives) {
    return !word.isEmpty() && split(alternatives).contains(word);
  }

  private static Set<String> split(String alternatives) {
    var known = ALTERNATIVES.get(alternatives);
    if (known != null) return known;
    var set = Set.of(new HashSet<>(List.of(alternatives.split("\\|"))).toArray(String[]::new));
    if (ALTERNATIVES.size() < MOST) ALTERNATIVES.put(alternatives, set);
    return set;
  }
}
