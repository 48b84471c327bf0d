package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a caller wants, by a classifier trained when first needed on the phrases that ship for one
/// kind of business. Long utterances are also judged clause by clause, and what is wanted counts
/// more than politeness.
final class Intents {

  static final String UNKNOWN = "unknown";
  private static final String SOCIAL = "greeting|goodbye|thanks|yes|no|hold_on|unknown";
  private static final double STRANGE = 0.6;
  private static final int MOST_CLAUSES = 12;
  private static final double LAST = 1;
  private static final double ASKING = 0.5;
  private static final double TELLING = 0.25;
  private static final String REQUEST =
      "want|need|can|could|would|please|how|what|when|where|which|who|is|are|do|does|may|like|tell|let";

  /// An intent and how likely it is.
  record Guess(String intent, double confidence) {}

  private final Features features;
  private final Classifier classifier;

  Intents(Features features, Map<String, List<String>> phrases, Verticals.Stories stories) {
    this.features = features;
    var examples = new ArrayList<Classifier.Example>();
    new TreeMap<>(phrases)
        .forEach((intent, templates) -> {
          var at = 0;
          for (var template : templates)
            for (var phrase : Phrases.of(template))
              examples.add(
                  new Classifier.Example(
                      intent, features.sight(words(told(phrase, at++, stories, intent)))));
        });
    this.classifier = Classifier.trained(examples);
  }

  /// Every third phrase comes with a story around it, as callers bring it.
  private static String told(String phrase, int at, Verticals.Stories stories, String intent) {
    if (Tokens.oneOf(intent, SOCIAL)) return phrase;
    var before = stories.before().get(at / 3 % stories.before().size());
    var after = stories.after().get(at / 4 % stories.after().size());
    if (at % 3 == 1) return before + " " + phrase;
    return at % 4 == 2 ? phrase + " " + after : phrase;
  }

  private static List<String> words(String phrase) {
    return Tokens.of(phrase).list().stream().map(Token::text).toList();
  }

  /// Intents from the likeliest on; `clauses` are the parts of the utterance, each as its words.
  List<Guess> guess(List<List<String>> clauses) {
    var all = clauses.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) return List.of(new Guess(UNKNOWN, 0.2));
    if (all.size() < 9 && covered(all) < STRANGE) return List.of(new Guess(UNKNOWN, 0.2));
    var whole = classifier.chances(features.sight(all));
    var chances = clauses.size() > 1 ? joined(whole, heard(clauses)) : whole;
    var scores = scored(chances, covered(all));
    var ranked = new ArrayList<Guess>();
    scores.forEach((intent, score) -> ranked.add(new Guess(intent, score)));
    ranked.sort((a, b) -> Double.compare(rank(b), rank(a)));
    return ranked;
  }

  /// The last clauses are kept when there are too many: what is wanted tends to come last.
  private static List<List<String>> heard(List<List<String>> clauses) {
    return clauses.subList(Math.max(0, clauses.size() - MOST_CLAUSES), clauses.size());
  }

  /// The chances of the whole, drawn to those of the clauses that ask for something.
  private double[] joined(double[] whole, List<List<String>> clauses) {
    var sum = whole.clone();
    var total = 1.0;
    for (var k = 0; k < clauses.size(); k++) {
      var clause = clauses.get(k);
      if (clause.size() < 2) continue;
      var weight = (k == clauses.size() - 1 ? LAST : 1) * (asking(clause) ? ASKING : TELLING);
      var chances = classifier.chances(features.sight(clause));
      for (var i = 0; i < sum.length; i++)
        if (!Tokens.oneOf(classifier.labels().get(i), SOCIAL)) sum[i] += weight * chances[i];
      total += weight;
    }
    for (var i = 0; i < sum.length; i++) sum[i] /= total;
    return sum;
  }

  private static boolean asking(List<String> clause) {
    return clause.stream().anyMatch(it -> Tokens.oneOf(it, REQUEST));
  }

  private Map<String, Double> scored(double[] chances, double covered) {
    var scores = new HashMap<String, Double>();
    for (var k = 0; k < chances.length; k++)
      scores.put(classifier.labels().get(k), chances[k] * covered);
    return scores;
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
