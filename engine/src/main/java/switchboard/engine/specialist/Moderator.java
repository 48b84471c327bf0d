package switchboard.engine.specialist;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.tenant.Specialist;

/// Decides whether specialists are worth asking, and which. Pure.
public final class Moderator {

  /// The most who are asked at once.
  public static final int MOST = 3;

  private static final double FITS = 0.4;
  private static final double BESIDE = 0.7;

  private Moderator() {}

  /// @param relevance 0 to 1
  public record Pick(Specialist specialist, double relevance) {}

  /// That specialists may be asked, and why.
  public record Offer(List<Pick> picks, Complexity complexity) {}

  /// Whether to offer it.
  ///
  /// @param answered whether the receptionist can answer without them
  public static Optional<Offer> offer(
      String question, boolean answered, List<Specialist> specialists) {
    if (specialists.isEmpty() || !Complexity.asks(question) || Complexity.errand(question))
      return Optional.empty();
    var picks = pick(question, specialists);
    double relevance = picks.stream().mapToDouble(Pick::relevance).max().orElse(0);
    var complexity = Complexity.of(question, answered, relevance);
    return picks.isEmpty() || !complexity.worth()
        ? Optional.empty()
        : Optional.of(new Offer(picks, complexity));
  }

  /// Whether something is wanted done that a receptionist does.
  public static boolean errand(String words) {
    return Complexity.errand(words);
  }

  /// Whether the caller wants specialists asked, in so many words.
  public static boolean wanted(String words) {
    return Senses.cue("wanted", words);
  }

  /// One to three who know about it, the one who fits best first; none if nobody does.
  public static List<Pick> pick(String question, List<Specialist> specialists) {
    var asked = Set.copyOf(Senses.of(question));
    var fields = specialists.stream().map(Moderator::field).toList();
    long known = asked.stream().filter(it -> fields.stream().anyMatch(f -> f.contains(it))).count();
    if (known == 0) return List.of();
    var all =
        specialists.stream()
            .map(it -> new Pick(it, relevance(it, specialists, question, share(it, asked, known))))
            .sorted(Comparator.comparingDouble(Pick::relevance).reversed())
            .toList();
    double best = all.isEmpty() ? 0 : all.getFirst().relevance();
    return all.stream()
        .filter(it -> it.relevance() >= FITS && it.relevance() >= best * BESIDE)
        .limit(MOST)
        .toList();
  }

  private static Set<String> field(Specialist it) {
    var known = new HashSet<String>();
    for (var field : it.expertise()) known.addAll(Senses.of(field));
    known.addAll(Senses.of(it.name()));
    return known;
  }

  /// How much of what anybody knows about is theirs.
  private static double share(Specialist it, Set<String> asked, long known) {
    var field = field(it);
    return (double) asked.stream().filter(field::contains).count() / known;
  }

  private static double relevance(
      Specialist it, List<Specialist> all, String question, double share) {
    if (share == 0) return 0;
    return Math.min(1, 0.35 + 0.3 * share + 0.45 * Reading.covers(it, all, question));
  }

  /// Those of these ids, as far as there are any, at most three.
  public static List<Specialist> named(List<String> ids, List<Specialist> specialists) {
    return specialists.stream().filter(it -> ids.contains(it.id())).limit(MOST).toList();
  }

  /// Whether somebody asks what they asked before.
  public static boolean same(String question, String before) {
    return Senses.same(question, before);
  }
}
