package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Multinomial logistic regression over named features, trained by stochastic gradient descent in
/// an order that never changes: the same examples always give the same model.
final class Classifier {

  /// @param features what the sentence shows
  record Example(String label, List<String> features) {}

  private static final int EPOCHS = 14;
  private static final int SHUFFLE = 7919;

  /// Training pushes chances to the ends; this draws them back to how often they are right.
  private static final double SHARPNESS = 0.7;

  private static final float DECAY = 2e-6f;

  private final List<String> labels;
  private final Map<String, Integer> index = new HashMap<>();
  private float[][] weights;

  private Classifier(List<String> labels) {
    this.labels = labels;
    this.weights = new float[0][];
  }

  static Classifier trained(List<Example> examples) {
    var names = new TreeSet<String>();
    examples.forEach(it -> names.add(it.label));
    var classifier = new Classifier(List.copyOf(names));
    var vectors = new ArrayList<int[]>(examples.size());
    for (var example : examples) vectors.add(classifier.learned(example.features));
    classifier.weights = new float[classifier.index.size()][names.size()];
    for (var epoch = 0; epoch < EPOCHS; epoch++) classifier.epoch(examples, vectors, epoch);
    return classifier;
  }

  private void epoch(List<Example> examples, List<int[]> vectors, int epoch) {
    var rate = 0.9f / (1 + epoch * 0.35f);
    var size = examples.size();
    for (var k = 0; k < size; k++) {
      var at = (int) (((long) k * SHUFFLE + epoch * 31L) % size);
      step(vectors.get(at), labels.indexOf(examples.get(at).label), rate);
    }
  }

  private void step(int[] vector, int label, float rate) {
    var chances = chances(vector, 1);
    var scale = scale(vector);
    for (var feature : vector) {
      var row = weights[feature];
      for (var k = 0; k < row.length; k++) {
        var error = (k == label ? 1f : 0f) - (float) chances[k];
        row[k] += rate * (error * scale * 2 - DECAY * row[k]);
      }
    }
  }

  private int[] learned(List<String> features) {
    return features.stream().mapToInt(it -> index.computeIfAbsent(it, _ -> index.size())).toArray();
  }

  private static float scale(int[] vector) {
    return (float) (1 / Math.sqrt(Math.max(1, vector.length)));
  }

  private double[] chances(int[] vector, double sharpness) {
    var scores = new double[labels.size()];
    var scale = scale(vector) * 2;
    for (var feature : vector) {
      var row = weights[feature];
      for (var k = 0; k < scores.length; k++) scores[k] += row[k] * scale;
    }
    var most = Double.NEGATIVE_INFINITY;
    for (var score : scores) most = Math.max(most, score);
    var sum = 0.0;
    for (var k = 0; k < scores.length; k++) {
      scores[k] = Math.exp((scores[k] - most) * sharpness);
      sum += scores[k];
    }
    for (var k = 0; k < scores.length; k++) scores[k] /= sum;
    return scores;
  }

  /// The chance of every label, in the order of [#labels]; features never seen count for nothing.
  double[] chances(List<String> features) {
    var known =
        features.stream()
            .filter(index::containsKey)
            .mapToInt(it -> index.getOrDefault(it, 0))
            .toArray();
    return chances(known, SHARPNESS);
  }

  boolean knows(String feature) {
    return index.containsKey(feature);
  }

  List<String> labels() {
    return labels;
  }
}
