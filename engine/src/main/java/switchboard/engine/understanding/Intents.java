package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a caller wants, by a classifier trained when first needed on the phrases that ship for one
/// kind of business. Long utterances are also judged clause by clause, and what is wanted counts
/// more than politeness.
final class Intents {

  static final String UNKNOWN = "unknown";
  private static final String SOCIAL = "greeting|goodbye|thanks|yes|no|hold_on|unknown";
  private static final int MOST_CLAUSES = 12;

  /// An intent and how likely it is.
  record Guess(String intent, double confidence) {}

  private final Features features;
  private final Classifier classifier;

  Intents(Features features, Map<String, List<String>> phrases) {
    this.features = features;
    var examples = new ArrayList<Classifier.Example>();
    phrases.forEach((intent, templates) ->
        templates.stream()
            .flatMap(it -> Phrases.of(it).stream())
            .forEach(it -> examples.add(new Classifier.Example(intent, features.of(words(it))))));
    this.classifier = Classifier.trained(examples);
  }

  private static List<String> words(String phrase) {
    return Tokens.of(phrase).list().stream().map(Token::text).toList();
  }

  /// Intents from the likeliest on; `clauses` are the parts of the utterance, each as its words.
  List<Guess> guess(List<List<String>> clauses) {
    var all = clauses.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) return List.of(new Guess(UNKNOWN, 0.2));
    var scores = scored(classifier.chances(features.of(all)), covered(all));
    if (clauses.size() > 1)
      for (var clause : clauses.subList(0, Math.min(clauses.size(), MOST_CLAUSES)))
        if (clause.size() > 1 || all.size() < 4)
          merge(scores, scored(classifier.chances(features.of(clause)), covered(clause)));
    var ranked = new ArrayList<Guess>();
    scores.forEach((intent, score) -> ranked.add(new Guess(intent, score)));
    ranked.sort((a, b) -> Double.compare(rank(b), rank(a)));
    return ranked;
  }

  private Map<String, Double> scored(double[] chances, double covered) {
    var scores = new HashMap<String, Double>();
    for (var k = 0; k < chances.length; k++)
      scores.put(classifier.labels().get(k), chances[k] * covered);
    return scores;
  }

  private static void merge(Map<String, Double> scores, Map<String, Double> clause) {
    clause.forEach((intent, score) -> scores.merge(intent, score * 0.9, Math::max));
  }

  /// A wish counts more than a greeting beside it.
  private static double rank(Guess guess) {
    var social = Tokens.oneOf(guess.intent, SOCIAL);
    return !social && guess.confidence > 0.4 ? guess.confidence + 0.6 : guess.confidence;
  }

  /// How much of the words the classifier has ever seen: strange words lower confidence.
  private double covered(List<String> words) {
    var known =
        words.stream()
            .filter(it ->
                classifier.knows(Stems.of(it)) || !features.kind(Stems.of(it)).equals(Stems.of(it)))
            .count();
    var share = (double) known / words.size();
    return share >= 0.6 ? 1 : 0.4 + share;
  }
}
