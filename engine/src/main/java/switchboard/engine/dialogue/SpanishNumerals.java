package switchboard.engine.dialogue;

import java.util.List;

/// Whole numbers in Spanish words.
final class SpanishNumerals {

  private static final List<String> SMALL =
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
          "dieciséis",
          "diecisiete",
          "dieciocho",
          "diecinueve",
          "veinte",
          "veintiuno",
          "veintidós",
          "veintitrés",
          "veinticuatro",
          "veinticinco",
          "veintiséis",
          "veintisiete",
          "veintiocho",
          "veintinueve");
  private static final List<String> TENS =
      List.of(
          "",
          "",
          "",
          "treinta",
          "cuarenta",
          "cincuenta",
          "sesenta",
          "setenta",
          "ochenta",
          "noventa");
  private static final List<String> HUNDREDS =
      List.of(
          "",
          "ciento",
          "doscientos",
          "trescientos",
          "cuatrocientos",
          "quinientos",
          "seiscientos",
          "setecientos",
          "ochocientos",
          "novecientos");
  private static final long LIMIT = 1_000_000_000;

  private SpanishNumerals() {}

  /// The number by itself: "veintiuno".
  static String words(long number) {
    if (number < 0 || number >= LIMIT) return Long.toString(number);
    if (number == 0) return SMALL.getFirst();
    var text = new StringBuilder();
    long millions = number / 1_000_000;
    if (millions == 1) text.append("un millón");
    if (millions > 1) text.append(before(below((int) millions), false)).append(" millones");
    int thousands = (int) (number / 1000 % 1000);
    if (thousands == 1) add(text, "mil");
    if (thousands > 1) add(text, before(below(thousands), false) + " mil");
    int rest = (int) (number % 1000);
    if (rest > 0) add(text, below(rest));
    return text.toString();
  }

  /// The number in front of what is counted: "veintiún dólares", "doscientas libras".
  static String of(long number, boolean feminine) {
    return before(words(number), feminine);
  }

  private static void add(StringBuilder text, String words) {
    if (!text.isEmpty()) text.append(' ');
    text.append(words);
  }

  private static String below(int number) {
    if (number == 100) return "cien";
    var text = new StringBuilder(HUNDREDS.get(number / 100));
    int rest = number % 100;
    if (rest > 0 && rest < SMALL.size()) add(text, SMALL.get(rest));
    if (rest >= SMALL.size())
      add(text, TENS.get(rest / 10) + (rest % 10 == 0 ? "" : " y " + SMALL.get(rest % 10)));
    return text.toString();
  }

  private static String before(String words, boolean feminine) {
    if (feminine)
      return words
          .replaceAll("uno$", "una")
          .replaceAll("cientos\\b", "cientas")
          .replaceAll("quinientos\\b", "quinientas");
    return words.replaceAll("veintiuno$", "veintiún").replaceAll("\\buno$", "un");
  }
}
