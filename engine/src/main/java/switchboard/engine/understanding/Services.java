package switchboard.engine.understanding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which service of the business is meant: by its name or a synonym, in any inflection and order,
/// also by the telling part of a name ("my water heater" for "water heater repair").
final class Services {

  private static final double ENOUGH = 0.55;
  private static final String WEAK =
      "repair|install|installation|service|replace|replacement|the|a|an|of|and|for|treatment|visit|appointment|call|new|clean|cleaning|fix|work|general|session|consultation|property|full|check|website";

  private Services() {}

  static Optional<String> find(Tokens tokens, Vocabulary vocabulary) {
    var said = new HashSet<String>();
    tokens.list().forEach(it -> said.add(Stems.of(it.text())));
    var common = common(vocabulary.services());
    var best = Optional.<String>empty();
    var most = ENOUGH;
    for (var term : vocabulary.services()) {
      var score =
          Stream.concat(Stream.of(term.name()), term.synonyms().stream())
              .mapToDouble(it -> score(words(it), said, common))
              .max()
              .orElse(0);
      if (score > most) {
        most = score;
        best = Optional.of(term.id());
      }
    }
    return best;
  }

  private static List<String> words(String name) {
    return Tokens.of(name).list().stream().map(it -> Stems.of(it.text())).toList();
  }

  /// In how many services a word occurs: what all share tells none apart.
  private static Map<String, Integer> common(List<Vocabulary.Term> services) {
    var counts = new HashMap<String, Integer>();
    for (var term : services) {
      var words = new HashSet<String>(words(term.name()));
      term.synonyms().forEach(it -> words.addAll(words(it)));
      words.forEach(it -> counts.merge(it, 1, Integer::sum));
    }
    return counts;
  }

  /// The share of the name's weight that was said, longer names winning among equals.
  private static double score(List<String> name, Set<String> said, Map<String, Integer> common) {
    var whole = 0.0;
    var heard = 0.0;
    var strong = false;
    for (var word : name) {
      var weak = WEAK_STEMS.contains(word);
      var weight = (weak ? 0.25 : 1.0) / Math.sqrt(common.getOrDefault(word, 1));
      whole += weight;
      if (!said.contains(word)) continue;
      heard += weight;
      strong |= !weak;
    }
    if (whole == 0 || (!strong && heard < whole)) return 0;
    return heard / whole + 0.05 * Math.min(4, heard);
  }

  private static final Set<String> WEAK_STEMS =
      Set.copyOf(Stream.of(WEAK.split("\\|")).map(Stems::of).toList());
}
