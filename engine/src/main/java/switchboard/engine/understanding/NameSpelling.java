package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Letters a caller spells to say how a name is written.
final class NameSpelling {

  private final Tokens tokens;
  private final Spelling spelling;

  NameSpelling(Tokens tokens) {
    this.tokens = tokens;
    this.spelling = new Spelling(tokens, false);
  }

  /// A name that is only spelled: "s m i t h".
  Optional<Names.Read> only(int i) {
    return spelling
        .at(i, 2)
        .filter(it -> it.letters().length() > 2 || it.to() >= tokens.size())
        .filter(it -> it.count() > 2 || tokens.get(i).letter())
        .map(it -> rest(it, i));
  }

  private Names.Read rest(Spelling.Found found, int from) {
    var words = new ArrayList<String>();
    words.add(found.letters());
    var at = found.to();
    while (words.size() < 3
        && tokens.get(at).word()
        && !tokens.get(at).letter()
        && !Words.plain(tokens.text(at))) {
      if (!tokens.text(at).equals(words.getLast())) words.add(tokens.get(at).surface());
      at++;
    }
    return new Names.Read(words, from, at);
  }

  /// The name, with the word that is spelled after it or in its midst written as spelled.
  Names.Read applied(Names.Read read) {
    var at = read.to();
    for (var rounds = 0; rounds < 3; rounds++) {
      var start =
          tokens.skip(
              at,
              "that|is|it|spelled|spelt|spelling|with|as|in|and|last|first|name|the|i|will|spell|you|my|surname");
      if (start > at && tokens.is(start - 1, "i") && tokens.get(start).letter()) start--;
      var sound = tokens.after(at, "with", "a|an");
      if (sound > 0 && tokens.get(sound).letter()) start = sound + 1;
      var least = start > at ? 2 : 3;
      var found = spelling.at(start, 2).filter(it -> it.count() >= least);
      if (found.isEmpty()) return read;
      var together = together(read, found.get());
      if (together.isPresent()) return together.get();
      read = read.with(replaced(read.words(), List.of(found.get().letters())), found.get().to());
      at = read.to();
      var more = tokens.get(at);
      if (read.words().size() < 3 && more.word() && !Words.plain(more.text()) && !more.letter()) {
        var words = new ArrayList<>(read.words());
        if (!more.text().equals(words.getLast())) words.add(more.surface());
        read = read.with(words, at + 1);
        at++;
      }
    }
    return read;
  }

  /// "yusuf demir y u s u f d e m i r", "mc allister m c a l l i s t e r": several words spelled as
  /// one.
  private static Optional<Names.Read> together(Names.Read read, Spelling.Found found) {
    var words = read.words();
    if (words.size() < 2) return Optional.empty();
    var whole = String.join("", words).toLowerCase(Locale.ROOT);
    if (whole.equals(found.letters())) return Optional.of(read.with(words, found.to()));
    var last = words.get(words.size() - 2) + words.getLast();
    if (!last.toLowerCase(Locale.ROOT).equals(found.letters())) return Optional.empty();
    var joined = new ArrayList<>(words.subList(0, words.size() - 2));
    joined.add(found.letters());
    return Optional.of(read.with(joined, found.to()));
  }

  /// One new word replaces the one it resembles most, several replace all.
  static List<String> replaced(List<String> words, List<String> other) {
    if (other.size() > 1
        || (words.size() == 1 && distance(words.getFirst(), other.getFirst()) <= 4)) return other;
    var word = other.getFirst();
    if (holds(words, word)) return words;
    for (var i = 0; i + 1 < words.size(); i++)
      if (word.replace("-", "").equalsIgnoreCase(words.get(i) + words.get(i + 1))) {
        var joined = new ArrayList<>(words);
        joined.remove(i + 1);
        joined.set(i, word);
        return joined;
      }
    var best = words.size() - 1;
    for (var i = 0; i < words.size(); i++)
      if (distance(words.get(i), word) < distance(words.get(best), word)) best = i;
    var result = new ArrayList<>(words);
    if (words.size() == 1 || distance(words.get(best), word) > Math.max(3, word.length() - 2))
      result.add(word);
    else result.set(best, word);
    return result;
  }

  /// "macdonald, m a c": a part of a long word that is spelled as it was heard.
  private static boolean holds(List<String> words, String letters) {
    return words.stream()
        .map(it -> it.toLowerCase(Locale.ROOT))
        .anyMatch(it -> it.length() > letters.length() + 2 && it.contains(letters));
  }

  /// How many letters differ (Levenshtein).
  static int distance(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    if (a.length() > 40 || b.length() > 40) return 99;
    var costs = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) costs[j] = j;
    for (var i = 1; i <= a.length(); i++) {
      var corner = costs[0];
      costs[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = costs[j];
        costs[j] = Math.min(change, Math.min(costs[j], costs[j - 1]) + 1);
      }
    }
    return costs[b.length()];
  }
}
