package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Names.Read;

/// Of all that may be a name in an utterance the one that is meant: whole names count more than
/// first names, what is announced, spelled, corrected or said again more than what is only
/// mentioned, and who somebody used to be or asks for counts little.
final class NameChoice {

  /// What a name nobody announced must be worth.
  private static final double ENOUGH = 5.5;

  /// What being found by its announcement is worth.
  private static final double FOUND = 1.5;

  /// What saying more of the same person is worth.
  private static final double FULLER = 1.5;

  private static final String KIN =
      "mother|mum|mom|father|dad|wife|husband|partner|son|daughter|brother|sister|grandmother|grandma|gran|nan|grandfather|grandad|grandpa|uncle|aunt|auntie|niece|nephew|cousin|friend|neighbour|neighbor|boss|boy|girl|client|patient|customer|tenant|fiance|fiancee|flatmate|roommate|colleague|mother-in-law|father-in-law|carer|assistant|secretary|pa";
  private static final String INSTEAD =
      "no|sorry|actually|now|put|so|rather|mean|say|said|then|use|make|just|again|full|really|properly|well|note";
  private static final String ANNOUNCING =
      "soy|habla|llamo|llama|llaman|el|un|una|ha|han|yo|nombre|ponga|pon|apunte|anote|usted|con";
  private static final String GONE = "was|were|formerly|nee|née|not|used|isn't|wasn't|than";
  private static final String ABOUT =
      "with|to|at|in|on|near|by|see|saw|about|and|like|called|off|ask|of|or|old|against";
  private static final String AFTER =
      "here|speaking|calling|please|thanks|thank|will|is|and|but|with|that|it|no|not|on|put|now|so";

  private final Tokens tokens;
  private final Names names;
  private final NameCues cues;
  private final NameSpelling spelling;
  private final Spelling letters;

  NameChoice(Tokens tokens, Names names, NameCues cues) {
    this.tokens = tokens;
    this.names = names;
    this.cues = cues;
    this.spelling = new NameSpelling(tokens);
    this.letters = new Spelling(tokens, false);
  }

  /// @param expected whether a name was asked for; otherwise only a fuller form of `found` counts
  Optional<Read> best(Optional<Read> found, boolean expected) {
    if (found.isEmpty() && !expected) return found;
    var threshold = found.map(it -> score(it) + FOUND).orElse(ENOUGH);
    var best = found;
    for (var i = 0; i < tokens.size(); i++) {
      var next = candidate(i);
      if (next.isEmpty() || !(expected || fuller(next.get(), found.get()))) continue;
      var more = found.isPresent() && fuller(next.get(), found.get());
      var score = score(next.get()) + (more ? FULLER : 0);
      if (score < threshold) continue;
      threshold = score;
      best = next;
    }
    return best.map(this::spelled);
  }

  private Optional<Read> candidate(int i) {
    if (!begins(i)) return Optional.empty();
    var known =
        Words.FIRST_NAMES.contains(tokens.text(i)) || Tokens.oneOf(tokens.text(i), Names.TITLES);
    return names
        .read(i, 3, known)
        .or(() -> names.read(i, 3, true))
        .map(this::surnamed)
        .map(spelling::applied)
        .filter(it -> people(it.words()).size() > 1);
  }

  private boolean begins(int i) {
    var token = tokens.get(i);
    return token.word()
        && !token.letter()
        && !tokens.taken(i)
        && !Words.hard(token.text())
        && (Tokens.oneOf(token.text(), Names.TITLES) || !ordinary(token.text()));
  }

  /// "hope power": a word that is a name only because a first name stands before it and nothing
  /// after.
  private Read surnamed(Read read) {
    if (read.words().size() != 1
        || !Words.FIRST_NAMES.contains(low(read.words().getFirst()))
        || tokens.pauseBefore(read.to())) return read;
    var next = tokens.get(read.to());
    var closed =
        read.to() + 1 >= tokens.size()
            || tokens.pauseBefore(read.to() + 1)
            || tokens.get(read.to() + 1).letter();
    if (!next.word() || next.letter() || !closed || Words.hard(next.text())) return read;
    var words = new ArrayList<>(read.words());
    words.add(next.surface());
    return read.with(List.copyOf(words), read.to() + 1);
  }

  /// Whether it says more of the same person.
  private static boolean fuller(Read read, Read found) {
    var people = people(read.words());
    var known = people(found.words());
    return people.size() > known.size()
        && known.stream()
            .anyMatch(it -> people.stream().anyMatch(other -> low(it).equals(low(other))));
  }

  private static List<String> people(List<String> words) {
    return words.stream()
        .filter(it -> !NameCase.particle(low(it)) && !Tokens.oneOf(low(it), Names.TITLES))
        .toList();
  }

  private double score(Read read) {
    var people = people(read.words());
    var size = (int) people.stream().map(NameChoice::low).distinct().count();
    var score = size < 2 ? 0 : size < 4 ? 4 : 2.5;
    for (var k = 0; k < people.size(); k++) score += word(people, k);
    return score
        + before(start(read))
        + after(read.to())
        + echoed(read, people)
        + start(read) * 0.04;
  }

  /// How much a word is a name.
  private static double word(List<String> people, int k) {
    var word = low(people.get(k));
    if (Words.FIRST_NAMES.contains(word)) {
      var behind =
          k > 0 && k == people.size() - 1 && !Words.FIRST_NAMES.contains(low(people.getFirst()));
      return k == 0 ? 2 : behind ? -2 : 0;
    }
    if (word.length() == 1) return -0.5;
    if (!ordinary(word)) return 0;
    return k > 0 && Words.FIRST_NAMES.contains(low(people.getFirst())) ? -1 : -3;
  }

  /// Whether an English word that is seldom a name.
  private static boolean ordinary(String word) {
    return Words.plain(word) || Words.ORDINARY.contains(word) || Tokens.oneOf(word, ANNOUNCING);
  }

  /// Where the name itself begins, its announcement left out.
  private int start(Read read) {
    var first = low(read.words().getFirst());
    for (var i = read.from(); i < read.to(); i++)
      if (tokens.text(i).startsWith(first)
          || (first.startsWith(tokens.text(i)) && tokens.get(i).letter())) return i;
    return read.from();
  }

  private double before(int from) {
    var at = from;
    if (tokens.is(at - 1, "mr|mrs|ms|miss|dr")) at--;
    if (tokens.is(at - 1, GONE) || former(at)) return -5;
    var other = somebody(at);
    if (other != 0) return other;
    if (announced(at, true)) return 2;
    if (tokens.is(at - 1, INSTEAD)) return 1.5;
    if (announced(at, false)) return 1;
    if (tokens.is(at - 1, "by") && tokens.is(at - 2, "go|goes|going")) return 1;
    if (tokens.is(at - 1, "from")) return -1;
    if (tokens.is(at - 1, ABOUT)) return -3;
    var running = at > 0 && !tokens.pauseBefore(at) && name(at - 1) && !tokens.is(at - 2, "not");
    return running ? -2.5 : 0;
  }

  /// A name goes on from the word before.
  private boolean name(int i) {
    var token = tokens.get(i);
    return token.word() && !token.letter() && !ordinary(token.text());
  }

  private boolean former(int at) {
    return tokens.after(at - 4, "used", "to", "be", "called?") == at
        || tokens.after(at - 3, "used", "to", "be") == at
        || tokens.after(at - 2, "not", "called|it") == at;
  }

  /// "for my brother darren shaw" is who is meant, "i am her son tom" only who speaks.
  private double somebody(int at) {
    var kin = tokens.is(at - 1, "is|called|name|named") ? at - 2 : at - 1;
    if (tokens.is(kin, "name")) kin--;
    if (tokens.is(at - 2, "behalf") || (tokens.is(at - 1, "of") && tokens.is(at - 2, "behalf")))
      return 3;
    if (!tokens.is(kin, KIN)) return 0;
    for (var i = kin - 1; i > kin - 4; i--) {
      if (tokens.is(i, "for|behalf|is") && !tokens.is(i - 1, "it|this|he|she")) return 3;
      if (tokens.is(i, "am|with|to|and|by")) return -3;
    }
    return 0;
  }

  private boolean announced(int at, boolean surely) {
    for (var i = Math.max(0, at - 8); i < at; i++) {
      var to =
          surely
              ? cues.strong(i)
              : i > 0 || tokens.is(i, "this|i|it|is|that") ? cues.weak(i, false) : -1;
      if (to == at) return true;
    }
    return false;
  }

  private double after(int to) {
    if (to >= tokens.size() || tokens.pauseBefore(to) || tokens.get(to).letter()) return 0.5;
    return tokens.is(to, "here|speaking|calling") ? 2 : tokens.is(to, AFTER) ? 0.3 : 0;
  }

  /// What is said again elsewhere, or spelled.
  private double echoed(Read read, List<String> people) {
    var score = 0.0;
    for (var word : people) {
      for (var i = 0; i < tokens.size(); i++)
        if ((i < start(read) || i >= read.to())
            && tokens.text(i).equals(low(word))
            && !tokens.is(i - 1, "not")) {
          score++;
          break;
        }
    }
    return Math.min(score, 2);
  }

  /// Letters spelled anywhere say how the word they resemble is written.
  private Read spelled(Read read) {
    var words = new ArrayList<>(read.words());
    for (var i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).letter() && !tokens.is(i, "double|triple")) continue;
      var run = letters.at(i, 3);
      if (run.isEmpty()) continue;
      if (!denied(i)) nearest(words, run.get().letters());
      i = run.get().to() - 1;
    }
    return read.with(List.copyOf(words), read.to());
  }

  private boolean denied(int i) {
    return tokens.is(i - 1, "not") || tokens.after(i - 2, "not", "with|spelled|like|a") == i;
  }

  private static void nearest(List<String> words, String letters) {
    for (var k = 0; k < words.size(); k++) {
      var word = low(words.get(k)).replace("'", "").replace("-", "");
      if (word.equals(letters)) return;
    }
    for (var k = 0; k < words.size(); k++) {
      var word = low(words.get(k));
      var apart = NameSpelling.distance(word, letters);
      if (letters.charAt(0) == word.charAt(0) && apart <= Math.max(1, letters.length() / 3)) {
        words.set(k, letters);
        return;
      }
    }
  }

  private static String low(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
