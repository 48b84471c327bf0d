package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who the caller is: "my name is …", "this is … calling", a bare answer when a name was asked for,
/// spelled letters and corrections.
final class Names {

  static final String TITLES =
      "mr|mrs|ms|miss|don|dona|mister|missus|sir|madam|dr|doctor|prof|professor|reverend|rev";
  static final String OPENING =
      "yes|yeah|yep|sure|hi|hello|hey|okay|ok|oh|well|so|of|course|certainly|right|it|is|that|the|name|my|full|i|am|this|its|would|be|under|just|put|called|first|please|you|can|use|and|uh|no|sorry|actually|should|goes|by|me|call|in|they|myself|said|for|guess|spelled";
  static final String GREETING = "yo|hi|hello|hey|morning|afternoon|evening|yeah|yes";
  private static final String CLOSING = "here|speaking|calling|again|phoning|ringing|texting";

  record Found(String name, BitSet words) {}

  /// The words of a name.
  record Read(List<String> words, int from, int to) {

    Read with(List<String> other, int end) {
      return new Read(other, from, end);
    }
  }

  private final Tokens tokens;
  private final boolean expected;
  private final NameSpelling spelling;
  private final LetterHints hints;
  private final NameCues cues;

  private Names(Tokens tokens, boolean expected) {
    this.tokens = tokens;
    this.expected = expected;
    this.spelling = new NameSpelling(tokens);
    this.hints = new LetterHints(tokens);
    this.cues = new NameCues(tokens);
  }

  static Optional<Found> find(Tokens tokens, boolean expected) {
    var names = new Names(tokens, expected);
    var found =
        new NameLabels(tokens, names, expected)
            .find()
            .or(() -> names.cued(false))
            .or(names::closing)
            .or(() -> names.cued(true))
            .or(names::corrected)
            .or(names::bare)
            .or(names::anywhere);
    return new NameChoice(tokens, names, names.cues).best(found, expected).map(names::finished);
  }

  /// Whether those words, which mean a time elsewhere, are part of a name: "my name is june
  /// carver".
  static boolean holds(Tokens tokens, BitSet time, boolean expected) {
    if (time.cardinality() > 2) return false;
    var name = find(tokens, expected).map(it -> it.words);
    if (name.isEmpty() || name.get().cardinality() < 2 + time.cardinality()) {
      if (name.isEmpty() || !expected || name.get().cardinality() < 2) return false;
    }
    var outside = (BitSet) time.clone();
    outside.andNot(name.get());
    return outside.isEmpty() && time.stream().noneMatch(it -> weekday(tokens.text(it)));
  }

  private static boolean weekday(String word) {
    return (word.endsWith("day") && word.length() > 5)
        || Tokens.oneOf(word, "today|tomorrow|now|tonight");
  }

  private Found finished(Read read) {
    var words = new BitSet();
    words.set(read.from, read.to);
    return new Found(NameCase.name(titled(read.words)), words);
  }

  /// "Mrs Patel" keeps its title, "Mrs Anita Patel" does not need it.
  private static List<String> titled(List<String> words) {
    var title = Tokens.oneOf(words.getFirst().toLowerCase(Locale.ROOT), TITLES);
    var twice = words.size() > 2 && words.get(0).equalsIgnoreCase(words.get(1));
    var bare = twice || (title && words.size() > 2) ? words.subList(1, words.size()) : words;
    var again = bare.size() > 2 && bare.getFirst().equalsIgnoreCase(bare.getLast());
    return again ? bare.subList(1, bare.size()) : bare;
  }

  /// @param greeted whether a greeting is cue enough
  private Optional<Read> cued(boolean greeted) {
    for (var i = 0; i < tokens.size(); i++) {
      if (!greeted && tokens.is(i, GREETING)) continue;
      var to = cues.strong(i);
      var found = to > 0 ? strongly(i, to) : weakly(i, cues.weak(i, expected));
      if (found.isPresent()) return found.map(it -> amended(spelling.applied(it)));
    }
    return Optional.empty();
  }

  private Optional<Read> strongly(int i, int to) {
    var start = tokens.skip(to, "um|uh|actually|just|it");
    var found = spelling.only(start).or(() -> read(start, 4, true));
    return found
        .filter(it -> !tokens.is(start - 1, "the") || !Words.plain(tokens.text(start)))
        .map(it -> new Read(it.words, i, it.to));
  }

  private Optional<Read> weakly(int i, int to) {
    if (to < 0 || tokens.is(to, "not")) return Optional.empty();
    var title = tokens.is(to, TITLES);
    if (!title && Words.plain(tokens.text(to))) return Optional.empty();
    var found = read(to, 4, false).filter(it -> sure(i, it, title));
    return found.map(it -> new Read(it.words, i, it.to));
  }

  private boolean sure(int i, Read read, boolean title) {
    var introduced = tokens.is(i, "this|i|soy|habla") || expected;
    var closed =
        tokens.is(read.to, CLOSING)
            && !(tokens.is(read.to, "calling") && tokens.is(read.to + 1, "you"));
    if (closed) return true;
    var pair = read.words.size() > 1 && read.words.size() < 4;
    var known = Words.FIRST_NAMES.contains(tokens.text(read.from));
    if (i == 0 && read.from == 0 && pair && known && parted(read)) return true;
    if (tokens.is(i, "it|is") && pair && ends(read.to) && (known || unknown(read))) return true;
    if (to(i) == read.from && !introduced && !tokens.is(i, "it|is")) return false;
    if (title) return read.words.size() > 1;
    if (known && (read.words.size() > 1 || introduced || tokens.is(i, "it")))
      return introduced || tokens.is(i, "it");
    return introduced
        && (read.words.size() > 1
            || tokens.is(read.to, "from|at|with|and|de|del")
            || expected
            || tokens.is(i, "soy|habla"));
  }

  private boolean parted(Read read) {
    return tokens.pauseBefore(read.to)
        || tokens.is(read.to, "but|and|at|from|i|with|of|in")
        || tokens.taken(read.to);
  }

  private static boolean unknown(Read read) {
    return read.words.stream().noneMatch(it -> Words.plain(it.toLowerCase(Locale.ROOT)));
  }

  /// "arjun mehta is my name", "marcus bell here", "dean street, that's my real name".
  private Optional<Read> closing() {
    for (var i = 1; i < tokens.size(); i++) {
      var said = tokens.is(i, "here|speaking|calling") && !tokens.is(i + 1, "you|and|to|at|from");
      if (!said && !named(i)) continue;
      var from = opened(i, said ? 3 : 6);
      if (from < 0) continue;
      var end = i;
      var found =
          read(from, 3, true)
              .filter(it -> said ? it.to == end : it.to <= end)
              .filter(it -> it.words.size() > 1 || !Words.plain(tokens.text(from)))
              .filter(it -> !said || named(it));
      if (found.isPresent()) return found.map(spelling::applied);
    }
    return Optional.empty();
  }

  private boolean named(int i) {
    var start = tokens.skip(i, "is|that|it|really");
    return (start > i && tokens.after(start, "my|the", "real|full|actual?", "name") > 0)
        || (tokens.text(i - 1).endsWith("'s") && tokens.after(i, "my|the", "name") > 0);
  }

  /// Where the thought that ends at `i` begins, if that is the beginning of the utterance.
  private int opened(int i, int most) {
    var from = tokens.skip(0, GREETING + "|good|there|so|well|okay|ok|it|is|this");
    return from < i && i - from <= most ? from : -1;
  }

  /// Where a name led by a greeting alone begins.
  private int to(int i) {
    return tokens.is(i, GREETING + "|name") ? i + 1 : i;
  }

  /// Up to `most` words that may be a name; `sure` takes words that are something else as well.
  Optional<Read> read(int from, int most, boolean sure) {
    var words = new ArrayList<String>();
    var at = from;
    for (; words.size() < most + 2; at++) {
      if (joined(words, at)) {
        words.set(words.size() - 1, words.getLast() + "-" + tokens.get(at + 1).surface());
        at++;
        continue;
      }
      if (!part(words, at, sure)) break;
      var irish = tokens.is(at, "o") && tokens.get(at + 1).text().length() > 2 && !words.isEmpty();
      words.add(irish ? "o'" + tokens.get(++at).surface() : bare(tokens.get(at).surface()));
      at = hinted(words, at);
      if (tokens.get(at).pause() != Token.Pause.NONE && !tokens.is(at, TITLES)) {
        at++;
        break;
      }
    }
    while (!words.isEmpty() && NameCase.particle(words.getLast()) && words.size() > 1) {
      words.removeLast();
      at--;
    }
    NameTail.trim(words);
    var none =
        words.isEmpty()
            || (words.size() == 1
                && Tokens.oneOf(words.getFirst().toLowerCase(Locale.ROOT), TITLES));
    return none ? Optional.empty() : Optional.of(new Read(List.copyOf(words), from, at));
  }

  /// "katherine with a k moss": the hint after the word at `i` is heard, the last index of it
  /// given.
  private int hinted(List<String> words, int i) {
    var start = tokens.skip(i + 1, "that|is|but");
    var silent =
        tokens.is(start, "no") && tokens.get(start + 1).letter() && !tokens.get(start + 2).letter();
    if (silent) return start + 1;
    if (tokens.is(start, "two|one|double|2") || tokens.is(start, "without"))
      return counted(words, start, i);
    if (!tokens.is(start, "with|con|like")) return i;
    var hint = hints.at(start);
    if (hint.to() <= start) return i;
    words.set(words.size() - 1, hint.applied(words.getLast()));
    var more = tokens.get(hint.to() + 1);
    var linked = tokens.is(hint.to(), "and") && more.word() && !Words.plain(more.text());
    return linked ? hint.to() : hint.to() - 1;
  }

  /// "callum two l's reid", "nicolas without an h perrin".
  private int counted(List<String> words, int start, int i) {
    var hint = hints.count(start);
    if (hint.to() <= start) return i;
    words.set(words.size() - 1, hint.applied(words.getLast()));
    return hint.to() - 1;
  }

  private static String bare(String surface) {
    return surface.endsWith("'s") ? surface.substring(0, surface.length() - 2) : surface;
  }

  private boolean joined(List<String> words, int at) {
    return !words.isEmpty()
        && tokens.is(at, "dash|hyphen|-")
        && tokens.get(at + 1).word()
        && !tokens.get(at + 1).letter();
  }

  /// "j p morrow": one or two letters before a surname.
  private boolean initials(int i, boolean sure) {
    if (!(sure || expected) || tokens.is(i, "i|a")) return false;
    var to = i + 1;
    while (tokens.get(to).letter() && to < i + 2) to++;
    return tokens.get(to).text().length() > 2
        && tokens.get(to).word()
        && !Words.plain(tokens.text(to));
  }

  private boolean part(List<String> words, int at, boolean sure) {
    var token = tokens.get(at);
    var text = token.text();
    if (!token.word()
        || tokens.taken(at)
        || text.length() > 30
        || text.contains(".")
        || text.contains("@")) return false;
    if (words.isEmpty() && Tokens.oneOf(text, TITLES)) return true;
    if (words.size() > 1 && words.stream().anyMatch(text::equalsIgnoreCase)) return true;
    if (words.size() == 1 && NameLike.follows(words.getFirst(), text)) return true;
    if (text.equals("o") && !words.isEmpty())
      return tokens.get(at + 1).text().length() > 2 && !Words.plain(tokens.text(at + 1));
    if (new Spelling(tokens, false).at(at, 3).isPresent()) return false;
    if (token.letter() && words.stream().allMatch(it -> it.length() == 1) && initials(at, sure))
      return true;
    if (token.letter())
      return !words.isEmpty()
          && !tokens.get(at + 1).letter()
          && !text.equals("i")
          && !text.equals("a")
          && tokens.get(at + 1).word()
          && !Words.plain(tokens.text(at + 1));
    if (NameCase.particle(text) && !words.isEmpty())
      return tokens.get(at + 1).word() && !Words.hard(tokens.text(at + 1));
    var will = text.equals("will") && sure && words.isEmpty() && tokens.get(at + 1).word();
    if (will && !Words.hard(tokens.text(at + 1))) return true;
    if (Words.hard(text)) return false;
    if (words.stream().filter(it -> !NameCase.particle(it)).count() >= 4) return false;
    var tail = at + 1 >= tokens.size() || token.pause() != Token.Pause.NONE;
    return !Words.plain(text)
        || (sure && words.isEmpty())
        || (sure && expected && tail && words.size() < 2 && tokens.size() < 6);
  }

  /// "john smith no jon smith", "anna sorry hannah".
  private Read amended(Read read) {
    var at = tokens.skip(read.to, "no|sorry|wait|actually|correction|oops");
    if (at == read.to) return read;
    at = tokens.skip(at, "that|it|is|i|mean|meant|make|my|name|sorry|no|should|be|am");
    var other = read(at, 4, true).map(spelling::applied);
    if (other.isEmpty() || NameTail.never(other.get().words.getFirst())) return read;
    var words = NameSpelling.replaced(read.words, other.get().words);
    return read.with(words, other.get().to);
  }

  /// "jon not john": the first is meant.
  private Optional<Read> corrected() {
    for (var i = 1; i + 1 < tokens.size(); i++) {
      if (!tokens.is(i, "not") || !tokens.get(i + 1).word()) continue;
      var right = tokens.text(i - 1);
      var wrong = tokens.text(i + 1);
      if (Words.plain(right) || Words.plain(wrong) || tokens.get(i - 1).number()) continue;
      if (!expected && NameSpelling.distance(right, wrong) > 3) continue;
      var from = i - 1;
      while (from > 0
          && tokens.get(from - 1).word()
          && !Words.plain(tokens.text(from - 1))
          && i - from < 3) from--;
      var to = i + 2;
      while (to < tokens.size() && tokens.get(to).word() && !Words.plain(tokens.text(to))) to++;
      var end = to;
      return read(from, i - from, true).map(it -> it.with(it.words, end));
    }
    return Optional.empty();
  }

  private Optional<Read> bare() {
    if (!expected || tokens.after(0, "is", "that|this|" + TITLES) > 0) return Optional.empty();
    var start = tokens.skip(0, OPENING);
    if (start >= tokens.size()) return Optional.empty();
    return spelling
        .only(start)
        .or(() -> read(start, 4, true).filter(it -> ends(it.to) && named(it) && !verb(it)))
        .map(it -> amended(spelling.applied(it)));
  }

  /// "sorry bad line greg nash n a s h": somewhere in an answer, a first name and one that is no
  /// word; not who is asked for or spoken of.
  private Optional<Read> anywhere() {
    if (!expected) return Optional.empty();
    for (var i = 0; i + 1 < tokens.size(); i++) {
      if (!Words.FIRST_NAMES.contains(tokens.text(i)) || tokens.taken(i) || about(i - 1)) continue;
      var found =
          read(i, 3, true)
              .filter(it -> it.words.size() > 1 && !Words.hard(tokens.text(it.from)))
              .filter(it ->
                  Words.SURNAMES.contains(tokens.text(it.from + 1))
                      || !Words.plain(tokens.text(it.from + 1)));
      if (found.isPresent()) return found.map(it -> amended(spelling.applied(it)));
    }
    return Optional.empty();
  }

  private boolean about(int i) {
    return tokens.is(
        i, TITLES + "|to|with|for|ask|speak|see|saw|by|from|than|like|is|was|and|in|on|near|at");
  }

  /// "repeat that", "hang on": an order rather than a name.
  private boolean verb(Read read) {
    return read.words.size() == 1
        && !Words.FIRST_NAMES.contains(tokens.text(read.from))
        && tokens.is(read.to, "on|that|it|up|me|the|this|a");
  }

  private boolean named(Read read) {
    if (tokens.is(read.to, "who|that|has|was") && !tokens.is(read.to + 1, "s|is|me|us"))
      return tokens.is(read.to, "that") && read.words.size() > 1;
    return tokens.size() == 1
        || read.words.stream().anyMatch(it -> !Words.plain(it.toLowerCase(Locale.ROOT)));
  }

  /// Whether a bare answer ends here, so that it is not the beginning of a sentence.
  private boolean ends(int to) {
    return to >= tokens.size()
        || tokens.taken(to)
        || tokens.pauseBefore(to)
        || tokens.is(
            to,
            "please|thanks|thank|and|no|sorry|but|my|spelled|that|it|with|from|actually|i|speaking|here|calling|wait")
        || tokens.get(to).letter();
  }
}
