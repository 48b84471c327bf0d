package switchboard.engine.job;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which of a customer's jobs their words are about. Pure.
public final class Match {

  /// What is said beyond this makes nothing clearer.
  private static final int LONGEST = 2_000;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// A word of the title counts for more than a word that belongs to that kind of work.
  private static final int NAMED = 3;

  private Match() {}

  /// The job whose title, or whose kind of work, has the most in common with the words; what all of
  /// the titles say tells nothing. Nothing in common, or as much with several: the first of those
  /// still worked on. Cancelled jobs are nobody's answer.
  ///
  /// @param jobs the most recently active first
  public static Optional<JobCard> of(String need, List<JobCard> jobs) {
    var open = jobs.stream().filter(it -> it.status() != JobCard.Status.CANCELLED).toList();
    var said = words(need);
    var common = common(open);
    var best =
        open.stream()
            .max(
                Comparator.comparingInt((JobCard it) -> score(said, it, common))
                    .thenComparing(it -> Steps.active(it.status()))
                    .thenComparingInt(it -> -open.indexOf(it)));
    return best.filter(it -> score(said, it, common) > 0).or(() -> latest(open));
  }

  private static Optional<JobCard> latest(List<JobCard> open) {
    return open.stream().filter(it -> Steps.active(it.status())).findFirst();
  }

  private static int score(Set<String> said, JobCard it, Set<String> common) {
    var title = words(it.title());
    title.removeAll(common);
    var kinds = Kinds.of(title);
    var asked = Kinds.of(said);
    title.retainAll(said);
    kinds.retainAll(asked);
    return NAMED * title.size() + kinds.size();
  }

  /// What tells none of several jobs from the others.
  private static Set<String> common(List<JobCard> jobs) {
    if (jobs.size() < 2) return Set.of();
    var all = words(jobs.getFirst().title());
    for (var it : jobs) all.retainAll(words(it.title()));
    return all;
  }

  static Set<String> words(String text) {
    var start = text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
    return BETWEEN
        .splitAsStream(start)
        .filter(it -> it.length() > 1 && !Kinds.IDLE.contains(it))
        .map(Match::stem)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Near enough for one customer's handful of titles.
  static String stem(String word) {
    if (word.length() > 5 && word.endsWith("ing")) return word.substring(0, word.length() - 3);
    if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss"))
      return word.substring(0, word.length() - 1);
    return word;
  }
}
