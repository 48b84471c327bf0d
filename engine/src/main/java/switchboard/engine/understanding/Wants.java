package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;

/// The wishes among the clauses of one utterance. Clauses that want the same, or nothing of their
/// own, belong to the one before.
record Wants(List<Clause> clauses, Intents intents) {

  private static final double SURE = 0.6;
  private static final int MOST = 8;
  private static final String NONE = "greeting|goodbye|thanks|yes|no|hold_on|unknown|repeat";

  /// A part of the utterance.
  ///
  /// @param words with places for the slots
  /// @param from its first token, `to` the one after its last
  record Clause(List<String> words, int from, int to) {}

  /// A clause, or several, with what they want.
  record Want(String intent, double confidence, int from, int to) {

    Want until(int end) {
      return new Want(intent, confidence, from, end);
    }
  }

  /// Whether that is clearly a wish of its own.
  static boolean sure(String intent, double confidence) {
    return confidence >= SURE && !Tokens.oneOf(intent, NONE);
  }

  List<Want> found() {
    var wants = new ArrayList<Want>();
    for (var it : clauses.subList(0, Math.min(clauses.size(), MOST))) {
      var best = intents.guess(List.of(it.words())).getFirst();
      var own = sure(best.intent(), best.confidence());
      var known = wants.stream().anyMatch(want -> want.intent().equals(best.intent()));
      if (own && !known) wants.add(new Want(best.intent(), best.confidence(), it.from(), it.to()));
      else if (!wants.isEmpty()) wants.add(wants.removeLast().until(it.to()));
    }
    return List.copyOf(wants);
  }
}
