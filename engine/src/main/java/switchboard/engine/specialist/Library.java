package switchboard.engine.specialist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tenant.Specialist.Source;

/// All that the specialists of a business have to read, cut into passages that can be found. Pure;
/// the last few are kept, for they are asked for at every question.
public final class Library {

  private static final int KEPT = 64;
  private static final double SATURATION = 1.2;
  private static final double LENGTH = 0.6;

  /// What a word that stands nowhere counts for, beside the rarest there is.
  private static final double STRANGE = 0.45;

  private static final Map<List<Specialist>, Library> RECENT =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Specialist>, Library> eldest) {
              return size() > KEPT;
            }
          });

  /// @param said what is said of it
  /// @param words what it can be found by
  record Passage(String specialist, String said, Map<String, Integer> words, int length) {}

  /// @param score to rank by
  /// @param covered how much of the question it speaks of, 0 to 1
  record Found(Passage passage, double score, double covered) {}

  private final List<Passage> passages;
  private final Map<String, Integer> spread = new HashMap<>();
  private final double usual;
  private final double rarest;

  private Library(List<Specialist> specialists) {
    this.passages = specialists.stream().flatMap(Library::passages).toList();
    for (var it : passages)
      for (var word : it.words().keySet()) spread.merge(word, 1, Integer::sum);
    this.usual = passages.stream().mapToInt(Passage::length).average().orElse(1);
    this.rarest = Math.log(1 + (passages.size() + 0.5) / 1.5);
  }

  static Library of(List<Specialist> specialists) {
    var known = RECENT.get(specialists);
    if (known != null) return known;
    var made = new Library(specialists);
    RECENT.put(List.copyOf(specialists), made);
    return made;
  }

  private static Stream<Passage> passages(Specialist it) {
    return it.sources().stream().flatMap(source -> passages(it, source));
  }

  private static Stream<Passage> passages(Specialist it, Source source) {
    var text = source.text().stream().flatMap(Sentences::passages);
    var title = source.title();
    return Stream.of(
            text.map(said -> passage(it, title, said, said)),
            source.questions().stream()
                .map(one -> passage(it, one.question() + " " + one.question(), one.answer(), title)),
            source.prices().stream()
                .map(one ->
                    passage(it, title + " price", one.item() + ": " + one.price() + ".", "")))
        .flatMap(all -> all);
  }

  private static Passage passage(Specialist it, String key, String said, String more) {
    var words = new HashMap<String, Integer>();
    var found = Stream.of(key, said, more.equals(said) ? "" : more).map(Senses::of).toList();
    for (var part : found) for (var word : part) words.merge(word, 1, Integer::sum);
    for (var kind : Senses.told(said)) if (kind.startsWith("#")) words.put(kind, 1);
    int length = words.values().stream().mapToInt(count -> count).sum();
    return new Passage(it.id(), said, Map.copyOf(words), Math.max(1, length));
  }

  private double weight(String word) {
    var in = spread.getOrDefault(word, 0);
    return in == 0
        ? rarest * STRANGE
        : Math.log(1 + (passages.size() - in + 0.5) / (in + 0.5)) + 0.2;
  }

  /// What a specialist has to say to a question, the best first.
  List<Found> search(String specialist, String question) {
    var asked = Senses.asked(question);
    double all = asked.stream().mapToDouble(this::weight).sum();
    if (all <= 0) return List.of();
    var found = new ArrayList<Found>();
    for (var it : passages)
      if (it.specialist().equals(specialist)) {
        double score = score(it, asked);
        if (score > 0) found.add(new Found(it, score, covered(it, asked, all)));
      }
    found.sort(Comparator.comparingDouble(Found::score).reversed());
    return List.copyOf(found);
  }

  private double score(Passage it, Set<String> asked) {
    double sum = 0;
    double shape = SATURATION * (1 - LENGTH + LENGTH * it.length() / usual);
    for (var word : asked) {
      int count = it.words().getOrDefault(word, 0);
      sum += weight(word) * count * (SATURATION + 1) / (count + shape);
    }
    return sum;
  }

  private double covered(Passage it, Set<String> asked, double all) {
    return asked.stream().filter(it.words()::containsKey).mapToDouble(this::weight).sum() / all;
  }

  /// How much of a question the two passages speak of together.
  double covered(String question, Passage one, Passage other) {
    var asked = Senses.asked(question);
    double all = asked.stream().mapToDouble(this::weight).sum();
    double both =
        asked.stream()
            .filter(it -> one.words().containsKey(it) || other.words().containsKey(it))
            .mapToDouble(this::weight)
            .sum();
    return all <= 0 ? 0 : both / all;
  }
}
