package switchboard.engine.specialist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import switchboard.engine.privacy.Personal;

/// Makes one answer of several: the surest first, nothing twice, no more than one can take in. Pure.
public final class Merge {

  private static final double TWICE = 0.8;

  /// How much can be taken in.
  public enum Measure {
    HEARD(3, 48),
    READ(6, 90);

    private final int sentences;
    private final int words;

    Measure(int sentences, int words) {
      this.sentences = sentences;
      this.words = words;
    }
  }

  /// What one of them says of it.
  public record Said(String name, String text) {}

  private Merge() {}

  /// @return nobody who has nothing to add
  public static List<Said> of(List<Contribution> contributions, Measure measure) {
    var answered =
        contributions.stream()
            .filter(Contribution::answered)
            .sorted(Comparator.comparingDouble(Contribution::confidence).reversed())
            .toList();
    var told = new ArrayList<String>();
    var all = new ArrayList<Said>();
    int words = 0;
    for (int i = 0; i < answered.size(); i++) {
      int left = measure.sentences - told.size() - (answered.size() - i - 1);
      var said = new ArrayList<String>();
      for (var it : Sentences.of(text(answered.get(i)))) {
        int length = Sentences.words(it);
        boolean fits = words == 0 || words + length <= measure.words;
        if (said.size() >= left || !fits || known(told, it)) continue;
        said.add(it);
        told.add(it);
        words += length;
      }
      if (!said.isEmpty()) all.add(new Said(answered.get(i).name(), String.join(" ", said)));
    }
    return List.copyOf(all);
  }

  private static String text(Contribution it) {
    return it.text().map(Personal::text).orElse("");
  }

  private static boolean known(List<String> told, String sentence) {
    return told.stream().anyMatch(it -> Senses.alike(it, sentence) >= TWICE);
  }
}
