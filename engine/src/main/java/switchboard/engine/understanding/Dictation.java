package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Signs dictated one after the other, as in an e-mail address: words, letters, figures and
/// separators, with what callers say besides ("all one word", "with a y", "that's r e i d", "no,
/// smyth").
final class Dictation {

  private enum Kind {
    WORD,
    LETTERS,
    FIGURES,
    SIGN
  }

  private record Part(String text, Kind kind) {}

  private static final int NOTHING = -1;

  private final Tokens tokens;
  private final Spelling spelling;
  private final LetterHints hints;
  private final DictationNoise noise;
  private final boolean alphabet;
  private final boolean domain;
  private final List<Part> parts = new ArrayList<>();
  private int corrected = NOTHING;
  private String partial = "";

  /// @param alphabet whether lone words of a spelling alphabet stand for their letters
  Dictation(Tokens tokens, boolean alphabet) {
    this(tokens, alphabet, false);
  }

  /// The name of a domain, in which small numbers tend to be words.
  static Dictation domain(Tokens tokens) {
    return new Dictation(tokens, false, true);
  }

  private Dictation(Tokens tokens, boolean alphabet, boolean domain) {
    this.tokens = tokens;
    this.domain = domain;
    this.alphabet = alphabet;
    this.spelling = new Spelling(tokens, false);
    this.hints = new LetterHints(tokens);
    this.noise = new DictationNoise(tokens);
  }

  void clear() {
    parts.clear();
    corrected = NOTHING;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /// What comes next replaces something of what was said.
  void correct() {
    if (!parts.isEmpty()) corrected = parts.size();
  }

  private boolean correcting() {
    return corrected == parts.size();
  }

  int size() {
    return parts.size();
  }

  /// Whether this is but a part of the other, or was said apart that is one word in it.
  boolean within(Dictation whole) {
    var some = text();
    var joined = bare(some);
    var all = bare(whole.text());
    if (joined.isEmpty() || all.isEmpty()) return false;
    if (whole.text().length() > some.length() && all.contains(joined)) return true;
    if (some.charAt(0) == '.' && all.equals(joined)) return true;
    return all.length() > 4
        && joined.startsWith(all)
        && some.length() > all.length()
        && !(some.startsWith(all) && ".-_".indexOf(some.charAt(all.length())) >= 0);
  }

  /// Whether only words were dictated so far.
  boolean plain() {
    return parts.stream().allMatch(it -> it.kind == Kind.WORD);
  }

  /// Whether it begins with the same sign as this word.
  boolean opens(String word) {
    return !word.isEmpty() && parts.getFirst().text.charAt(0) == word.charAt(0);
  }

  private static String bare(String text) {
    var bare = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++)
      if (".-_".indexOf(text.charAt(i)) < 0) bare.append(text.charAt(i));
    return bare.toString();
  }

  /// Whether what stands at `i` says something about the dictation, whatever its words mean
  /// elsewhere.
  boolean continues(int i) {
    if (besides(i) > i) return true;
    if (parts.isEmpty() || !tokens.is(i, "that|is|it|spelled|spelt|so")) return false;
    var start = tokens.skip(i, "that|is|it|spelled|spelt|so");
    return (letters(i).isPresent() && tokens.get(start).letter())
        || (parts.getLast().kind == Kind.FIGURES && figures(i).isPresent());
  }

  /// Reads what stands at `i`; the index after it, or -1 when it can be no part of the dictation.
  int read(int i) {
    var token = tokens.get(i);
    if (token.text().isEmpty() || tokens.taken(i)) return NOTHING;
    if (paired(i)) return added("and", Kind.SIGN, i + 1);
    var besides = besides(i);
    if (besides > i) return besides;
    if (domain && worded(i)) return added(tokens.text(i), Kind.WORD, i + 1);
    var sign = called(i) ? "" : sign(i);
    if (!sign.isEmpty()) return added(sign, Kind.SIGN, tokens.is(i, "under|full") ? i + 2 : i + 1);
    var spelled = letters(i);
    if (spelled.isPresent()) return spelled(spelled.get(), i);
    var figures = figures(i);
    if (figures.isPresent()) return counted(figures.get(), i);
    return word(i);
  }

  /// "q and a at …": a word between two letters that are all there is.
  private boolean paired(int i) {
    return tokens.is(i, "and")
        && parts.size() == 1
        && parts.getFirst().kind == Kind.LETTERS
        && parts.getFirst().text.length() == 1
        && tokens.get(i + 1).letter()
        && tokens.is(i + 2, "at|@|dot");
  }

  private int besides(int i) {
    var silent = noise.after(i);
    if (silent > i) return silent;
    if (tokens.is(i, "and")
        && tokens.get(i + 1).letter()
        && !parts.isEmpty()
        && parts.getLast().kind == Kind.LETTERS) return i + 1;
    if (parts.isEmpty() || correcting()) return i;
    var last = parts.getLast();
    if (last.kind == Kind.SIGN) return i;
    var hyphened = noise.joint(i);
    if (hyphened > i) return hyphenated(i, hyphened);
    var hint = hints.at(i);
    if (hint.to() > i) {
      if (last.kind == Kind.WORD) replaceLast(hint.applied(last.text));
      return hint.to();
    }
    if (last.kind == Kind.LETTERS
        && (!tokens.pauseBefore(i) || last.text.indexOf(tokens.text(i)) < 0)) return i;
    return last.kind == Kind.WORD || last.kind == Kind.LETTERS ? example(i) : i;
  }

  /// "example homes with a hyphen": the sign goes before the last word.
  private int hyphenated(int i, int to) {
    if (parts.size() > 1 && parts.get(parts.size() - 2).kind != Kind.SIGN)
      parts.add(
          parts.size() - 1,
          new Part(tokens.is(i, "hyphenated") ? "-" : sign(noise.jointSign(i)), Kind.SIGN));
    return to;
  }

  /// "west, w for whisky": says how the word before begins.
  private int example(int i) {
    if (!tokens.get(i).letter() || !tokens.is(i + 1, "as|for")) return i;
    return spelling
        .at(i, 1)
        .filter(it -> it.count() == 1 && it.to() > i + 2)
        .map(Spelling.Found::to)
        .orElse(i);
  }

  /// "dot d o t" is somebody's name.
  private boolean called(int i) {
    return spelling.at(i + 1, 2).filter(it -> it.letters().equals(tokens.text(i))).isPresent();
  }

  private int added(String text, Kind kind, int to) {
    parts.add(new Part(text, kind));
    return to;
  }

  private void replaceLast(String text) {
    parts.set(parts.size() - 1, new Part(text, Kind.WORD));
  }

  /// The sign that the word at `i` stands for; empty for none.
  String signAt(int i) {
    return sign(i);
  }

  private String sign(int i) {
    return switch (tokens.text(i)) {
      case "dot", "period", "point", "." -> ".";
      case "full" -> tokens.is(i + 1, "stop") ? "." : "";
      case "underscore", "_" -> "_";
      case "under" -> tokens.is(i + 1, "score") ? "_" : "";
      case "dash", "hyphen", "minus", "-" -> "-";
      case "plus", "+" -> "+";
      default -> "";
    };
  }

  private Optional<Spelling.Found> letters(int i) {
    var start = tokens.skip(i, "that|is|spelled|spelt|so");
    var single = tokens.get(start).letter() || tokens.is(start, "double|triple") || alphabet;
    return spelling
        .at(start, start > i ? 2 : single ? 1 : 3)
        .filter(it -> start == i || !parts.isEmpty());
  }

  private int spelled(Spelling.Found found, int i) {
    var letters = found.letters();
    if (repeated(letters, i)) return found.to();
    var label = parts.size();
    while (label > 0 && parts.get(label - 1).kind != Kind.SIGN && label != corrected) label--;
    var last = parts.isEmpty() ? "" : parts.getLast().text;
    var within = label < parts.size() && parts.getLast().kind == Kind.WORD;
    if (within
        && letters.length() > 1
        && letters.length() < last.length()
        && last.contains(letters)) {
      partial = letters;
      return found.to();
    }
    for (var from = parts.size() - 1; from >= label; from--)
      if (letters.equals(text(from, parts.size()))
          && (parts.get(from).kind == Kind.WORD || letters.length() > 3)) {
        parts.subList(from, parts.size()).clear();
        return added(letters, Kind.LETTERS, found.to());
      }
    for (var from = parts.size() - 1; from >= label; from--)
      if (LetterHints.spells(letters, text(from, parts.size()))
          && parts.get(from).kind == Kind.WORD) {
        parts.subList(from, parts.size()).clear();
        return added(letters, Kind.LETTERS, found.to());
      }
    return added(letters, Kind.LETTERS, found.to());
  }

  /// "four, the number four": the sign was said before, in itself or as a word that sounds so.
  private boolean repeated(String sign, int i) {
    if (!tokens.is(i - 1, "letter|number|digit|figure|numeral") || parts.isEmpty()) return false;
    var last = parts.getLast();
    if (last.kind == Kind.WORD && Tokens.oneOf(last.text, SpokenFigures.alike(sign))) {
      parts.removeLast();
      return false;
    }
    return parts.stream().anyMatch(it -> it.kind != Kind.WORD && it.text.equals(sign));
  }

  private Optional<Spelling.Found> figures(int i) {
    var start = tokens.after(i, "that|it", "is");
    var at = start > 0 ? start : i;
    return SpokenFigures.at(tokens, at).filter(_ -> at == i || !parts.isEmpty());
  }

  /// "one stop print", "eight bells": a small number beside a word of a domain is a word.
  private boolean worded(int i) {
    var value = NumberWords.simple(tokens.text(i));
    if (value < 1 || value > 12 || !tokens.get(i).word() || tokens.is(i, "oh|o|to|too|for|won"))
      return false;
    if (tokens.is(i - 1, "number|digit|figure|numeral|the")) return false;
    var next = tokens.get(i + 1);
    var before = !parts.isEmpty() && parts.getLast().kind == Kind.WORD;
    var after =
        next.word() && !next.letter() && !NumberWords.word(next.text()) && sign(i + 1).isEmpty();
    return (before && !NumberWords.word(next.text())) || (after && (parts.isEmpty() || before));
  }

  /// Figures, or the word for them: "one spelled out", and figures said a second way.
  private int counted(Spelling.Found found, int i) {
    if (repeated(found.letters(), i)) return found.to();
    var twice = saidAgain(i);
    if (twice > i) return twice;
    var out = noise.writtenOut(found.to());
    if (out > found.to() && found.to() > 0)
      return added(tokens.text(found.to() - 1), Kind.WORD, out);
    var first = found.to();
    var again = new StringBuilder();
    for (var next = figures(first);
        next.isPresent() && again.length() < found.letters().length();
        next = figures(first)) {
      if (again.isEmpty() && !tokens.is(first, "that|it")) break;
      again.append(next.get().letters());
      first = next.get().to();
    }
    var same = !again.isEmpty() && again.toString().equals(found.letters());
    return added(found.letters(), Kind.FIGURES, same ? first : found.to());
  }

  /// "double oh eight, oh oh eight": the index after all the figures when they were said before.
  private int saidAgain(int i) {
    var from = parts.size();
    while (from > 0 && parts.get(from - 1).kind == Kind.FIGURES) from--;
    var before = text(from, parts.size());
    if (before.length() < 2 || !(tokens.pauseBefore(i) || tokens.is(i - 1, "number|digits")))
      return i;
    var again = new StringBuilder();
    var at = i;
    for (var next = figures(at); next.isPresent(); next = figures(at)) {
      again.append(next.get().letters());
      at = next.get().to();
    }
    return again.toString().equals(before) ? at : i;
  }

  private int word(int i) {
    var plain = tokens.text(i).replace("'", "");
    if (plain.isEmpty() || !plain.chars().allMatch(EmailWords::legal)) return NOTHING;
    var echo =
        !parts.isEmpty()
            && parts.getLast().kind == Kind.LETTERS
            && parts.getLast().text.equals(plain);
    if (echo) return i + 1;
    var rest =
        !partial.isEmpty() && !parts.isEmpty() && parts.getLast().text.equals(partial + plain);
    partial = "";
    if (rest) return i + 1;
    return respelled(plain) ? i + 1 : added(plain, Kind.WORD, i + 1);
  }

  /// "keyside k e y side": letters and a word say how the word before them is written.
  private boolean respelled(String plain) {
    var size = parts.size();
    if (size < 2 || size - 1 == corrected || parts.getLast().kind != Kind.LETTERS) return false;
    var before = parts.get(size - 2);
    var whole = parts.getLast().text + plain;
    if (before.kind != Kind.WORD
        || parts.getLast().text.length() < 2
        || NameSpelling.distance(before.text, whole) > 1) return false;
    parts.removeLast();
    replaceLast(whole);
    return true;
  }

  private String text(int from, int to) {
    var text = new StringBuilder();
    for (var part : parts.subList(from, to)) text.append(part.text);
    return text.toString();
  }

  /// Everything dictated, corrections applied.
  String text() {
    if (corrected <= 0 || corrected >= parts.size()) return trimmed(text(0, parts.size()));
    var after = parts.subList(corrected, parts.size());
    var whole =
        after.size() > 1
            || parts.subList(0, corrected).stream().noneMatch(it -> it.kind == Kind.SIGN);
    var other = after.getFirst();
    var last = parts.get(corrected - 1);
    if (after.size() == 1 && last.kind == other.kind && LetterHints.spells(other.text, last.text))
      return trimmed(text(0, corrected - 1) + other.text);
    if (other.kind == Kind.SIGN)
      return trimmed(
          text(0, last.kind == Kind.SIGN ? corrected - 1 : corrected)
              + text(corrected, parts.size()));
    if (whole) return trimmed(text(corrected, parts.size()));
    return trimmed(replaced(text(corrected, parts.size()), after.getFirst().kind));
  }

  /// The part before a correction that is most like it gives way to it.
  private String replaced(String other, Kind kind) {
    var best = NOTHING;
    for (var i = corrected - 1; i >= 0; i--) {
      var part = parts.get(i);
      if (part.kind == Kind.SIGN || (kind == Kind.FIGURES) != (part.kind == Kind.FIGURES)) continue;
      if (best < 0
          || NameSpelling.distance(part.text, other)
              < NameSpelling.distance(parts.get(best).text, other)) best = i;
    }
    if (best < 0) return other;
    return text(0, best) + other + text(best + 1, corrected);
  }

  private static String trimmed(String text) {
    var to = text.length();
    while (to > 0 && ".-+".indexOf(text.charAt(to - 1)) >= 0) to--;
    return text.substring(0, to);
  }
}
