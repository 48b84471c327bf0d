package switchboard.engine.llm;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds a model to what it was told: no appointment that nobody made, no number or address of the
/// net that stands nowhere in what it was given. Pure.
public final class Claims {

  private static final Pattern DONE =
      Pattern.compile(
          "\\b(?:you are|you're|i have|i've|i just|has been|it's|it is|that's|appointment"
              + " is|we've|we have)\\s+(?:all\\s+|now\\s+|just\\s+|been\\s+|successfully\\s+|got"
              + " you\\s+)*"
              + "(?:booked|scheduled|reserved|cancelled|canceled|rescheduled)\\b|\\b(?:he|hemos|ya)"
              + " (?:reservado|agendado|cancelado|cambiado|confirmado|movido|anotado)\\b|\\b(?:queda|quedó|está|fue|ha"
              + " sido) (?:ya )?"
              + "(?:reservad|agendad|cancelad|cambiad|confirmad|programad)[oa]\\b|\\b(?:le|lo|la)"
              + " (?:reservé|agendé|cancelé|cambié|confirmé)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ().-]{5,}\\d");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final int SHORTEST = 7;

  private Claims() {}

  /// Whether it says that something has been booked or the like.
  public static boolean done(String text) {
    return DONE.matcher(text).find();
  }

  /// Whether it names a telephone number or an e-mail address that is not in the sources.
  public static boolean invented(String text, String sources) {
    var digits = digits(sources);
    boolean number =
        NUMBER
            .matcher(text)
            .results()
            .map(it -> digits(it.group()))
            .filter(it -> it.length() >= SHORTEST)
            .anyMatch(it -> !digits.contains(it));
    var lower = sources.toLowerCase(java.util.Locale.ROOT);
    boolean address =
        ADDRESS
            .matcher(text)
            .results()
            .map(it -> it.group().toLowerCase(java.util.Locale.ROOT))
            .anyMatch(it -> !lower.contains(it));
    return number || address;
  }

  private static String digits(String text) {
    return text.chars()
        .filter(Character::isDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
