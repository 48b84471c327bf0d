package switchboard.engine.assessment;

import java.util.List;

/// How satisfied somebody seems, from 0 to 10:
///
/// `5.5 + mood + weights of what went well − weights of what went wrong`, rounded and kept within 0
/// and 10.
///
/// The mood is half the difference between the good and the bad words, -2 to 2 ([Feeling#mood]);
/// the weights stand with the markers in the data of each language. So one more thing that went
/// wrong never raises it, and one more that went well never lowers it. Who said nothing gets 5.
final class Score {

  static final int NOTHING_SAID = 5;
  private static final double USUAL = 5.5;

  private Score() {}

  static int of(Lexicon lexicon, double mood, List<String> frustrations, List<String> successes) {
    double sum = USUAL + mood;
    for (var it : successes) sum += weight(lexicon.successes().get(it));
    for (var it : frustrations) sum -= weight(lexicon.frustrations().get(it));
    return Math.clamp(Math.round(sum), 0, 10);
  }

  private static double weight(Lexicon.@org.jspecify.annotations.Nullable Marker marker) {
    return marker == null ? 0 : marker.weight();
  }
}
