package switchboard.engine.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Spanish numbers up to 999 as figures: "treinta y tres", "veintiséis", "novecientos trece".
final class SpanishFigures {

  static final Map<String, Integer> VALUES = values();

  /// @param text the figures, or the English word for a lone figure
  record Found(String text, int to) {}

  private static final List<String> FIGURES =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private SpanishFigures() {}

  private static Map<String, Integer> values() {
    var values = new HashMap<String, Integer>();
    var small =
        List.of(
            "cero",
            "uno",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciseis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
            "veintiuno",
            "veintidos",
            "veintitres",
            "veinticuatro",
            "veinticinco",
            "veintiseis",
            "veintisiete",
            "veintiocho",
            "veintinueve");
    for (var i = 0; i < small.size(); i++) values.put(small.get(i), i);
    var tens =
        List.of("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa");
    for (var i = 0; i < tens.size(); i++) values.put(tens.get(i), 30 + 10 * i);
    var hundreds =
        List.of(
            "doscientos",
            "trescientos",
            "cuatrocientos",
            "quinientos",
            "seiscientos",
            "setecientos",
            "ochocientos",
            "novecientos");
    for (var i = 0; i < hundreds.size(); i++) values.put(hundreds.get(i), 200 + 100 * i);
    values.put("cien", 100);
    values.put("ciento", 100);
    return Map.copyOf(values);
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
