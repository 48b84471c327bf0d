package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Multinomial logistic regression over named features and what the words mean: trained by one
/// thread from a fixed seed, so that the same examples always give the same model; asked by any
/// number of threads.
///
/// Of the named features a part is hidden anew in every round of training, so that the model also
/// learns to do without the very words of its examples.
final class Classifier {

  /// What is seen of a sentence.
  ///
  /// @param meaning a vector of [Meanings]
  record Sight(List<String> features, float[] meaning) {}

  record Example(String label, Sight sight) {}

  private record Row(int label, int[] features, float[] meaning) {}

  /// How it is learnt.
  ///
  /// @param least in how many examples a feature must be to count
  private record Manner(int rounds, float step, int least) {}

  /// Of few examples everything counts; of many, what is seen once teaches nothing of the next.
  private static final Manner SLOW = new Manner(20, 0.35f, 1);

  private static final Manner FAST = new Manner(12, 0.7f, 2);
  private static final int MANY = 5_000;
  private static final float SHRINK = 2e-5f;
  private static final int HIDDEN = 50;
  private static final float BIAS = 0.3f;
  private static final float SURE = 0.002f;
  private static final long SEED = 20_011;

  private final List<String> labels;
  private final Map<String, Integer> known;
  private final float[] weights;
  private final Manner manner;

  private Classifier(
      List<String> labels, Map<String, Integer> known, float[] weights, Manner manner) {
    this.manner = manner;
    this.labels = labels;
    this.known = known;
    this.weights = weights;
  }

  static Classifier trained(List<Example> examples) {
    var labels = List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    var manner = labels.size() > 2 && examples.size() > MANY ? FAST : SLOW;
    var known = known(examples, manner.least);
    var rows = new ArrayList<Row>(examples.size());
    for (var it : examples)
      rows.add(
          new Row(
              labels.indexOf(it.label),
              it.sight.features.stream().filter(known::containsKey).mapToInt(known::get).toArray(),
              it.sight.meaning));
    var weights = new float[(known.size() + Meanings.SIZE + 1) * labels.size()];
    var classifier = new Classifier(labels, known, weights, manner);
    classifier.learn(rows);
    return classifier;
  }

  private static Map<String, Integer> known(List<Example> examples, int least) {
    var counts = new HashMap<String, Integer>();
    var known = new HashMap<String, Integer>();
    for (var it : examples)
      for (var name : Set.copyOf(it.sight.features))
        if (counts.merge(name, 1, Integer::sum) == least) known.put(name, known.size());
    return known;
  }

  private void learn(List<Row> rows) {
    var chance = new SplittableRandom(SEED);
    var slopes = new float[weights.length];
    Arrays.fill(slopes, 0.02f);
    var order = new ArrayList<>(rows);
    var seen = new int[rows.stream().mapToInt(it -> it.features.length).max().orElse(0)];
    for (var round = 0; round < manner.rounds; round++) {
      Collections.shuffle(order, chance);
      for (var row : order) learn(row, seen, hide(row, seen, chance), slopes);
    }
  }

  /// What is left to be seen of an example, into `seen`; how much that is.
  private static int hide(Row row, int[] seen, SplittableRandom chance) {
    var count = 0;
    for (var it : row.features) if (chance.nextInt(100) >= HIDDEN) seen[count++] = it;
    return count;
  }

  private void learn(Row row, int[] seen, int count, float[] slopes) {
    var chances = soft(sums(seen, count, row.meaning));
    var size = labels.size();
    var value = value(count);
    for (var k = 0; k < size; k++) {
      var slope = (float) chances[k] - (k == row.label ? 1 : 0);
      if (Math.abs(slope) < SURE) continue;
      for (var i = 0; i < count; i++) descend(seen[i] * size + k, slope * value, slopes);
      var at = known.size() * size + k;
      for (var it : row.meaning) {
        descend(at, slope * it, slopes);
        at += size;
      }
      descend(at, slope * BIAS, slopes);
    }
  }

  private void descend(int at, float slope, float[] slopes) {
    var all = slope + SHRINK * weights[at];
    slopes[at] += all * all;
    weights[at] -= manner.step * all / (float) Math.sqrt(slopes[at]);
  }

  /// A long sentence shows more, yet weighs no more.
  private static float value(int features) {
    return (float) (2 / Math.sqrt(Math.max(1, features)));
  }

  /// The chance of every label, in the order of [#labels]; features never seen count for nothing.
  double[] chances(Sight sight) {
    var found = new int[sight.features.size()];
    var count = 0;
    for (var name : sight.features) {
      var at = known.get(name);
      if (at != null) found[count++] = at;
    }
    return soft(sums(found, count, sight.meaning));
  }

  private float[] sums(int[] features, int count, float[] meaning) {
    var size = labels.size();
    var sums = new float[size];
    for (var i = 0; i < count; i++) add(sums, features[i] * size, 1);
    var value = value(count);
    for (var k = 0; k < size; k++) sums[k] *= value;
    var at = known.size() * size;
    for (var it : meaning) {
      add(sums, at, it);
      at += size;
    }
    add(sums, at, BIAS);
    return sums;
  }

  private void add(float[] sums, int from, float times) {
    for (var k = 0; k < sums.length; k++) sums[k] += times * weights[from + k];
  }

  private static double[] soft(float[] sums) {
    var most = Float.NEGATIVE_INFINITY;
    for (var it : sums) most = Math.max(most, it);
    var chances = new double[sums.length];
    var total = 0.0;
    for (var k = 0; k < sums.length; k++) {
      chances[k] = Math.exp(sums[k] - most);
      total += chances[k];
    }
    for (var k = 0; k < sums.length; k++) chances[k] /= total;
    return chances;
  }

  boolean knows(String feature) {
    return known.containsKey(feature);
  }

  List<String> labels() {
    return labels;
  }
}
