package switchboard.engine.understanding;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.understanding.NumberWords.Found;

/// Numbers up to 99 as they are said in Spanish, accents left out.
final class SpanishNumbers {

  private static final Map<String, Integer> SIMPLE =
      Map.ofEntries(
          Map.entry("un", 1),
          Map.entry("una", 1),
          Map.entry("uno", 1),
          Map.entry("dos", 2),
          Map.entry("tres", 3),
          Map.entry("cuatro", 4),
          Map.entry("cinco", 5),
          Map.entry("seis", 6),
          Map.entry("siete", 7),
          Map.entry("ocho", 8),
          Map.entry("nueve", 9),
          Map.entry("diez", 10),
          Map.entry("once", 11),
          Map.entry("doce", 12),
          Map.entry("trece", 13),
          Map.entry("catorce", 14),
          Map.entry("quince", 15),
          Map.entry("dieciseis", 16),
          Map.entry("diecisiete", 17),
          Map.entry("dieciocho", 18),
          Map.entry("diecinueve", 19),
          Map.entry("veinte", 20),
          Map.entry("veintiun", 21),
          Map.entry("veintiuno", 21),
          Map.entry("veintiuna", 21),
          Map.entry("veintidos", 22),
          Map.entry("veintitres", 23),
          Map.entry("veinticuatro", 24),
          Map.entry("veinticinco", 25),
          Map.entry("veintiseis", 26),
          Map.entry("veintisiete", 27),
          Map.entry("veintiocho", 28),
          Map.entry("veintinueve", 29));
  private static final Map<String, Integer> TENS =
      Map.of(
          "treinta",
          30,
          "cuarenta",
          40,
          "cincuenta",
          50,
          "sesenta",
          60,
          "setenta",
          70,
          "ochenta",
          80,
          "noventa",
          90);
  private static final Set<String> FIRST = Set.of("primero", "primer", "1ero", "1ro", "1o");

  private SpanishNumbers() {}

  static Optional<Found> at(Tokens tokens, int i) {
    var written = NumberWords.written(tokens.text(i));
    if (written >= 0 && written < 100) return Optional.of(new Found(written, i + 1));
    var simple = SIMPLE.get(tokens.text(i));
    if (simple != null) return Optional.of(new Found(simple, i + 1));
    var tens = TENS.get(tokens.text(i));
    if (tens == null) return Optional.empty();
    var unit = tokens.is(i + 1, "y") ? SIMPLE.getOrDefault(tokens.text(i + 2), 10) : 10;
    return Optional.of(unit < 10 ? new Found(tens + unit, i + 3) : new Found(tens, i + 1));
  }

  /// The number of a day; the first has a word of its own.
  static Optional<Found> day(Tokens tokens, int i) {
    return FIRST.contains(tokens.text(i))
        ? Optional.of(new Found(1, i + 1))
        : at(tokens, i).filter(it -> it.value() >= 1 && it.value() <= 31);
  }
}
