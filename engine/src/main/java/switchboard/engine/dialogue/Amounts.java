package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of an utterance with the numbers in it as figures: "two thousand two hundred", "2.2k",
/// "one point two million", "half a million", "eighteen fifty".
record Amounts(List<String> words) {

  /// A word, or a number.
  ///
  /// @param figure empty words have none: NaN
  /// @param scaled whether thousands or millions were said
  record Word(String text, double figure, boolean scaled) {

    boolean number() {
      return !Double.isNaN(figure);
    }
  }

  private record Read(double value, int to, boolean scaled) {}

  private static final Map<String, Integer> SMALL = small();
  private static final Map<String, Double> SCALES =
      Map.of(
          "hundred",
          1e2,
          "thousand",
          1e3,
          "grand",
          1e3,
          "k",
          1e3,
          "million",
          1e6,
          "mil",
          1e6,
          "m",
          1e6);

  private static Map<String, Integer> small() {
    var all = new HashMap<String, Integer>();
    var ones =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            + " fifteen sixteen seventeen eighteen nineteen";
    var tens = "twenty thirty forty fifty sixty seventy eighty ninety";
    for (var it : ones.split(" ", -1)) all.put(it, all.size());
    int ten = 20;
    for (var it : tens.split(" ", -1)) {
      all.put(it, ten);
      ten += 10;
    }
    return Map.copyOf(all);
  }

  static List<Word> of(String text) {
    var plain =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("(?<=\\d),(?=\\d{3})", "")
            .replaceAll("(?<=\\d)(k|m|million|thousand|bed)\\b", " $1")
            .replaceAll("[£$€]", " pounds ")
            .replaceAll("’", "'")
            .replaceAll("\\.(?!\\d)|[^\\p{L}\\p{N}.']+", " ")
            .strip();
    return new Amounts(List.of(plain.split("\\s+"))).read();
  }

  private List<Word> read() {
    var all = new ArrayList<Word>();
    for (int i = 0; i < words.size(); ) {
      var read = number(i);
      all.add(
          read.to() == i
              ? new Word(words.get(i), Double.NaN, false)
              : new Word("#", read.value(), read.scaled()));
      i = Math.max(i + 1, read.to());
    }
    return List.copyOf(all);
  }

  private String at(int i) {
    return i < words.size() ? words.get(i) : "";
  }

  /// The number that begins at `i`; it ends there too if there is none.
  private Read number(int i) {
    if (at(i).equals("half") && at(i + 1).equals("a") && at(i + 2).equals("million"))
      return new Read(5e5, i + 3, true);
    boolean one = at(i).matches("an?") && SCALES.getOrDefault(at(i + 1), 0.0) >= 100;
    var head = one && at(i + 1).length() > 1 ? new Read(1, i + 1, false) : group(i);
    double total = 0;
    boolean scaled = false;
    while (head.to() > i && SCALES.containsKey(at(head.to()))) {
      double scale = SCALES.getOrDefault(at(head.to()), 1.0);
      int next = head.to() + 1;
      if (at(next).equals("and") && group(next + 1).to() > next + 1) next++;
      var rest = group(next);
      scaled |= scale > 100;
      boolean more = rest.to() > next && rest.value() < scale;
      if (!more) return new Read(total + head.value() * scale, head.to() + 1, scaled);
      boolean hundreds = scale > 100 && at(rest.to()).equals("hundred");
      if (scale == 100 && SCALES.getOrDefault(at(rest.to()), 0.0) > 100) {
        head = new Read(head.value() * scale + rest.value(), rest.to(), scaled);
        continue;
      }
      total += head.value() * scale;
      if (!hundreds) return new Read(total + rest.value(), rest.to(), scaled);
      head = rest;
    }
    return new Read(total + head.value(), head.to(), scaled);
  }

  /// Up to 99 in words, with tenths; two of them are hundreds: "eighteen fifty".
  private Read group(int i) {
    if (at(i).matches("\\d+(\\.\\d+)?") && at(i).length() < 12)
      return new Read(Double.parseDouble(at(i)), i + 1, false);
    if (!SMALL.containsKey(at(i))) return new Read(0, i, false);
    var two = tens(i);
    if (at(two.to()).equals("point") && SMALL.getOrDefault(at(two.to() + 1), 10) < 10)
      return tenths(two);
    boolean half = at(two.to()).equals("and") && at(two.to() + 2).equals("half");
    if (half) return new Read(two.value() + 0.5, two.to() + 3, false);
    var rest = SMALL.getOrDefault(at(two.to()), 0) >= 10 ? tens(two.to()) : two;
    boolean pair = rest.to() > two.to() && two.value() >= 10;
    return pair ? new Read(two.value() * 100 + rest.value(), rest.to(), false) : two;
  }

  private Read tens(int i) {
    int value = SMALL.getOrDefault(at(i), 0);
    int unit = SMALL.getOrDefault(at(i + 1), 0);
    boolean both = value >= 20 && unit > 0 && unit < 10;
    return both ? new Read(value + unit, i + 2, false) : new Read(value, i + 1, false);
  }

  private Read tenths(Read whole) {
    double value = whole.value();
    int at = whole.to() + 1;
    for (double part = 0.1; SMALL.getOrDefault(at(at), 10) < 10; part /= 10)
      value += part * SMALL.getOrDefault(at(at++), 0);
    return new Read(value, at, false);
  }
}
