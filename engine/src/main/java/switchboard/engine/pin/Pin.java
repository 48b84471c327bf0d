package switchboard.engine.pin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.privacy.Personal;

/// A number of four to eight digits. It is read out of what was said or keyed in, and handed on as
/// a digest only: nothing that is written down holds it. Pure.
public final class Pin {

  public static final int SHORTEST = 4;
  public static final int LONGEST = 8;

  /// What stands in a transcript where one was said.
  public static final String HIDDEN = "••••";

  private static final Pattern RUN = Pattern.compile("(?<![\\p{L}\\d])(?:\\d[\\s.,-]{0,2}){3,}\\d");
  private static final Map<String, String> DIGITS =
      Map.ofEntries(
          Map.entry("zero", "0"),
          Map.entry("oh", "0"),
          Map.entry("o", "0"),
          Map.entry("nought", "0"),
          Map.entry("one", "1"),
          Map.entry("won", "1"),
          Map.entry("two", "2"),
          Map.entry("to", "2"),
          Map.entry("too", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("for", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("ate", "8"),
          Map.entry("nine", "9"),
          Map.entry("cero", "0"),
          Map.entry("uno", "1"),
          Map.entry("dos", "2"),
          Map.entry("tres", "3"),
          Map.entry("cuatro", "4"),
          Map.entry("cinco", "5"),
          Map.entry("seis", "6"),
          Map.entry("siete", "7"),
          Map.entry("ocho", "8"),
          Map.entry("nueve", "9"));
  private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);

  private Pin() {}

  /// The digits of one, keyed in or said one by one; empty where none was.
  public static Optional<String> heard(String words) {
    var run = RUN.matcher(words);
    var digits = run.find() ? run.group().replaceAll("\\D", "") : spoken(words);
    boolean fits = digits.length() >= SHORTEST && digits.length() <= LONGEST;
    return fits ? Optional.of(digits) : Optional.empty();
  }

  /// The longest row of digits that is said.
  private static String spoken(String words) {
    var best = "";
    var row = new StringBuilder();
    int times = 1;
    for (var word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")) {
      var digit = DIGITS.getOrDefault(word, word.matches("\\d{1,8}") ? word : "");
      if (digit.isEmpty() && !TIMES.containsKey(word)) row.setLength(0);
      row.append(digit.repeat(times));
      times = TIMES.getOrDefault(word, 1);
      if (row.length() > best.length()) best = row.toString();
    }
    return best;
  }

  /// The same words, as they may be written down.
  public static Personal hidden(Personal words) {
    return heard(words.text()).isPresent() ? Personal.of(HIDDEN) : words;
  }

  /// Why somebody should choose another one; empty: it will do.
  public static Optional<String> fault(String digits) {
    if (!digits.matches("\\d{" + SHORTEST + "," + LONGEST + "}"))
      return Optional.of("must be 4 to 8 digits");
    boolean same = digits.chars().distinct().count() == 1;
    boolean row = "01234567890".contains(digits) || "09876543210".contains(digits);
    boolean pairs = digits.length() == 4 && digits.startsWith(digits.substring(2));
    boolean year = List.of("19", "20").contains(digits.substring(0, 2)) && digits.length() == 4;
    return same || row || pairs || year ? Optional.of("is too easy to guess") : Optional.empty();
  }

  /// What is kept of it while it is being checked: tells nothing of another person's.
  public static Personal digest(String person, String digits) {
    try {
      var text = String.join("|", "pin", person, digits);
      var hash = MessageDigest.getInstance("SHA-256");
      return Personal.of(
          HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
