package switchboard.edge.mail;

import java.util.regex.Pattern;

/// Text on its way into the head of an e-mail.
final class Headers {

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+|\\s+");
  private static final Pattern DIRECTIONS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

  private Headers() {}

  /// One line without anything that could begin another one, of at most so many characters.
  static String line(String text, int longest) {
    var plain = DIRECTIONS.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("").strip();
    if (plain.codePointCount(0, plain.length()) <= longest) return plain;
    return plain.substring(0, plain.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
  }
}
