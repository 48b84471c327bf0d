package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second opinion on emergencies: how likely an utterance is a call for help now, learnt from
/// what people in need say and from what only sounds like it. The patterns' opinion is among what
/// it judges by.
final class AlarmSense {

  /// What the patterns say of an utterance.
  interface Hints {
    List<String> of(Tokens tokens);
  }

  private static final String FAULTS = "book|tenant_maintenance|change_request|aftercare";
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Features features;
  private final Hints hints;
  private final Classifier classifier;
  private final int yes;

  /// @param other phrases of all intents but emergencies
  /// @param every of how many of those one is learnt from
  AlarmSense(
      Features features,
      Verticals.Said said,
      Map<String, List<String>> other,
      int every,
      Verticals.Stories stories,
      Hints hints) {
    this.features = features;
    this.hints = hints;
    var examples = new ArrayList<Classifier.Example>();
    said.yes().forEach(it -> Phrases.of(it).forEach(phrase -> add(examples, YES, phrase, stories)));
    said.no().forEach(it -> Phrases.of(it).forEach(phrase -> add(examples, NO, phrase, stories)));
    var at = new int[1];
    new TreeMap<>(other)
        .forEach((intent, templates) ->
            templates.forEach(it ->
                Phrases.of(it)
                    .forEach(phrase -> {
                      if (at[0]++ % (Tokens.oneOf(intent, FAULTS) ? Math.max(1, every / 12) : every)
                          == 0) add(examples, NO, phrase, stories);
                    })));
    this.classifier = Classifier.trained(examples);
    this.yes = classifier.labels().indexOf(YES);
  }

  private void add(
      List<Classifier.Example> examples, String label, String phrase, Verticals.Stories stories) {
    var at = examples.size();
    var before = stories.before().get(at / 3 % stories.before().size());
    var told = at % 3 == 1 ? before + " " + phrase : phrase;
    examples.add(new Classifier.Example(label, sight(words(told), hints.of(Tokens.of(told)))));
  }

  private static List<String> words(String phrase) {
    return Tokens.of(phrase).list().stream().map(Token::text).toList();
  }

  private Classifier.Sight sight(List<String> words, List<String> hint) {
    var seen = features.sight(words);
    var found = new ArrayList<>(seen.features());
    found.addAll(hint);
    return new Classifier.Sight(found, seen.meaning());
  }

  /// How likely somebody needs help now.
  double chance(List<String> words, List<String> hint) {
    return classifier.chances(sight(words, hint))[yes];
  }
}
