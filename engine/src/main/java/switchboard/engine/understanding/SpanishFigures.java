package switchboard.engine.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Spanish numbers up to 999 as figures: "treinta y tres", "veintiséis", "novecientos trece".
final class SpanishFigures {

  /// @param text the figures, or the English word for a lone figure
  record Found(String text, int to) {}

  private static final List<String> FIGURES =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final String SMALL =
      "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
          + " dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres"
          + " veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve";
  private static final String TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa";
  private static final String HUNDREDS =
      "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
          + " novecientos";

  static final Map<String, Integer> VALUES = values();

  private SpanishFigures() {}

  private static Map<String, Integer> values() {
    var values = new HashMap<String, Integer>();
    put(values, SMALL, 0, 1);
    put(values, TENS, 30, 10);
    put(values, HUNDREDS, 200, 100);
    values.put("cien", 100);
    values.put("ciento", 100);
    return Map.copyOf(values);
  }

  private static void put(Map<String, Integer> values, String words, int first, int step) {
    var value = first;
    for (var word : words.split(" ", -1)) {
      values.put(word, value);
      value += step;
    }
  }

  /// The number at `i`; its `to` is `i` when there is none.
  static Found at(String[] words, int i) {
    var value = value(words, i);
    if (value < 0) return new Found("", i);
    if (value < 10) return new Found(FIGURES.get(value), i + 1);
    var to = i + 1;
    if (value >= 100 && value(words, to) >= 10 && value(words, to) < 100)
      value += value(words, to++);
    var tens = value % 100;
    if (tens >= 30 && tens % 10 == 0 && to < words.length && words[to].equals("y")) {
      var unit = value(words, to + 1);
      if (unit > 0 && unit < 10) return new Found(String.valueOf(value + unit), to + 2);
    }
    return new Found(String.valueOf(value), to);
  }

  private static int value(String[] words, int i) {
    return i < words.length ? VALUES.getOrDefault(words[i], -1) : -1;
  }
}
