package switchboard.engine.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Whether somebody needs help now: patterns of what happened, then everything that tells a present
/// danger from a denied, past, imagined, finished or foreign one.
final class Emergencies {

  private static final int SPAN = 8;

  /// Every phrase of every group as stems.
  private record Pattern(List<List<String[]>> groups, int span, boolean cold, List<String[]> not) {}

  private final Map<String, List<Pattern>> patterns = new HashMap<>();
  private final List<String[]> lookalikes;
  private final EmergencyContext context;

  Emergencies(Verticals.Alarms data) {
    data.verticals()
        .forEach((vertical, sections) ->
            patterns.put(
                vertical,
                sections.stream()
                    .map(it -> data.sections().getOrDefault(it, List.of()))
                    .flatMap(Collection::stream)
                    .map(Emergencies::pattern)
                    .toList()));
    lookalikes = data.lookalikes().stream().map(it -> it.toArray(String[]::new)).toList();
    context = new EmergencyContext(data);
  }

  private static Pattern pattern(Verticals.Alarm alarm) {
    var groups =
        alarm.groups().stream().map(it -> it.stream().map(Emergencies::stems).toList()).toList();
    var not = alarm.not().orElse(List.of()).stream().map(Emergencies::stems).toList();
    return new Pattern(groups, alarm.span().orElse(SPAN), alarm.season().isPresent(), not);
  }

  private static String[] stems(String phrase) {
    return phrase
        .lines()
        .flatMap(it -> List.of(it.split(" ")).stream())
        .map(Stems::of)
        .toArray(String[]::new);
  }

  boolean present(Tokens said, LocalDate today, Vocabulary vocabulary) {
    return verdict(said, today, vocabulary) == Verdict.REAL;
  }

  /// What the patterns say: nothing of danger, danger that is not here and now, or danger.
  enum Verdict {
    NONE,
    UNREAL,
    REAL
  }

  Verdict verdict(Tokens said, LocalDate today, Vocabulary vocabulary) {
    var verdict = Verdict.NONE;
    var tokens = masked(said);
    var stems =
        tokens.list().stream().map(Token::text).map((UnaryOperator<String>) Stems::of).toList();
    var places = places(stems);
    var cold = EmergencyContext.cold(tokens, today, vocabulary.country());
    for (var pattern : patterns.getOrDefault(Verticals.known(vocabulary.vertical()), List.of())) {
      if (pattern.cold && !cold) continue;
      if (pattern.not.stream().anyMatch(it -> !found(it, stems, places).isEmpty())) continue;
      for (var match : matches(pattern, stems, places)) {
        if (context.real(tokens, match)) return Verdict.REAL;
        verdict = Verdict.UNREAL;
      }
    }
    return verdict;
  }

  private Tokens masked(Tokens said) {
    var hidden = new BitSet();
    for (var lookalike : lookalikes)
      for (var at = said.find(0, lookalike); at >= 0; at = said.find(at + 1, lookalike))
        hidden.set(at, said.after(at, lookalike));
    return said.without(hidden);
  }

  private static Map<String, List<Integer>> places(List<String> stems) {
    var places = new HashMap<String, List<Integer>>();
    for (var i = 0; i < stems.size(); i++)
      places.computeIfAbsent(stems.get(i), _ -> new ArrayList<>()).add(i);
    return places;
  }

  /// Where a phrase stands, as ranges of words.
  private static List<BitSet> found(
      String[] phrase, List<String> stems, Map<String, List<Integer>> places) {
    var found = new ArrayList<BitSet>();
    for (var at : places.getOrDefault(phrase[0], List.of())) {
      if (at + phrase.length > stems.size()) continue;
      var k = 1;
      while (k < phrase.length && stems.get(at + k).equals(phrase[k])) k++;
      if (k < phrase.length) continue;
      var words = new BitSet();
      words.set(at, at + k);
      found.add(words);
    }
    return found;
  }

  private static List<BitSet> matches(
      Pattern pattern, List<String> stems, Map<String, List<Integer>> places) {
    var matches = List.of(new BitSet());
    for (var group : pattern.groups) {
      var here = new ArrayList<BitSet>();
      for (var phrase : group) here.addAll(found(phrase, stems, places));
      var joined = new ArrayList<BitSet>();
      for (var match : matches)
        for (var next : here) joined(match, next, pattern.span).ifPresent(joined::add);
      if (joined.isEmpty()) return List.of();
      matches = joined.subList(0, Math.min(joined.size(), 24));
    }
    return matches;
  }

  private static Optional<BitSet> joined(BitSet match, BitSet next, int span) {
    if (match.intersects(next)) return Optional.empty();
    var both = (BitSet) match.clone();
    both.or(next);
    return both.length() - both.nextSetBit(0) <= span + both.cardinality() - 2
        ? Optional.of(both)
        : Optional.empty();
  }
}
