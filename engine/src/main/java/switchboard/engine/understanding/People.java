package switchboard.engine.understanding;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.understanding.Vocabulary.Term;

/// Who of the business is asked for: "with Dr. Example", "can Sam do it", by any of their names. A
/// name alone counts only where it can be nobody else's.
final class People {

  private static final String LEADING =
      "with|see|by|prefer|want|have|get|is|does|can|for|to|like|not|than|from|and|or|at";
  private static final String TITLES =
      "dr|doctor|nurse|mr|mrs|ms|miss|mister|missus|prof|professor|the";
  private static final String CALLERS = "name|am|speaking|here|it|this|talk|speak|message";

  record Found(String id, BitSet words) {}

  private People() {}

  /// @param asked whether a name alone is an answer
  static Optional<Found> find(Tokens tokens, List<Term> people, boolean asked) {
    return people.stream()
        .flatMap(term -> names(term).map(it -> at(tokens, term, it, asked)))
        .flatMap(Optional::stream)
        .max((a, b) -> a.words().cardinality() - b.words().cardinality());
  }

  /// Every name in full, and its parts where there are several. Who is called by a title alone
  /// ("the nurse") keeps it.
  private static Stream<List<String>> names(Term term) {
    return Stream.concat(Stream.of(term.name()), term.synonyms().stream())
        .map(it -> Tokens.of(it).list().stream().map(Token::text).toList())
        .map(it -> without(it, without(it, TITLES).isEmpty() ? "the" : TITLES))
        .filter(it -> !it.isEmpty())
        .flatMap(it -> Stream.concat(Stream.of(it), parts(it)))
        .distinct();
  }

  private static List<String> without(List<String> words, String unwanted) {
    return words.stream().filter(it -> !Tokens.oneOf(it, unwanted)).toList();
  }

  private static Stream<List<String>> parts(List<String> name) {
    return name.size() < 2
        ? Stream.empty()
        : name.stream().filter(it -> it.length() > 2 && !Words.COMMON.contains(it)).map(List::of);
  }

  private static Optional<Found> at(Tokens tokens, Term term, List<String> name, boolean asked) {
    for (var i = 0; i + name.size() <= tokens.size(); i++)
      if (stands(tokens, i, name) && meant(tokens, i, i + name.size(), asked)) {
        var words = new BitSet();
        words.set(tokens.is(i - 1, TITLES) ? i - 1 : i, i + name.size());
        return Optional.of(new Found(term.id(), words));
      }
    return Optional.empty();
  }

  private static boolean stands(Tokens tokens, int i, List<String> name) {
    if (Tokens.oneOf(name.getFirst(), TITLES) && !tokens.is(i - 1, "the")) return false;
    for (var k = 0; k < name.size(); k++) if (!same(tokens.text(i + k), name.get(k))) return false;
    return true;
  }

  private static boolean same(String said, String name) {
    return said.equals(name) || said.equals(name + "'s");
  }

  private static boolean meant(Tokens tokens, int from, int to, boolean asked) {
    var first = tokens.is(from - 1, TITLES) ? from - 1 : from;
    if (tokens.is(first - 1, CALLERS)
        || (tokens.is(first - 1, "is|to|with") && tokens.is(first - 2, CALLERS))) return false;
    if (first < from && !tokens.is(first, "the")) return true;
    if (tokens.is(first - 1, LEADING)) return true;
    return (asked && tokens.pauseBefore(first))
        || tokens.is(to, "please|free|available|instead|again");
  }
}
