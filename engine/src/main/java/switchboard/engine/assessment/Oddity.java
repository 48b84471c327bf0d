package switchboard.engine.assessment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What may be odd about a caller's words, told by the words alone. It changes nothing of how they
/// are answered; it is counted, so that people can see what they are sent. Pure.
public enum Oddity {
  /// Nothing at all.
  EMPTY,
  /// More than anybody says in a breath.
  ENDLESS,
  /// Pictures and marks without a word.
  SYMBOLS,
  /// Mostly in another script than Latin.
  SCRIPT,
  /// They would give the receptionist orders of its own, or know of other people.
  INJECTION,
  PROFANITY;

  private static final int LONGEST = 2_000;

  private static final Pattern ORDERS =
      Pattern.compile(
          "\\b(?:ignore|forget|disregard|override|bypass)\\b.{0,40}"
              + "\\b(?:instructions?|rules|prompts?|guidelines|programming|restrictions)\\b"
              + "|\\b(?:system|developer|hidden) (?:prompt|mode|message|instructions)\\b"
              + "|\\byou are now\\b|\\bpretend (?:to be|you are)\\b|\\bjailbreak\\b"
              + "|\\b(?:last|previous|other|another|next)(?: \\w+)? ?(?:caller|customer|client|patient)(?:'?s)?\\b"
              + ".{0,30}\\b(?:number|phone|name|address|e-?mail|details|appointment)\\b"
              + "|\\b(?:ignora|olvida|omite)\\b.{0,40}\\b(?:instrucciones|reglas|indicaciones)\\b",
          Pattern.CASE_INSENSITIVE);

  /// @param language of the business, BCP 47
  public static Set<Oddity> of(String words, String language) {
    var text = words.strip();
    if (text.isEmpty()) return EnumSet.of(EMPTY);
    var found = EnumSet.noneOf(Oddity.class);
    if (text.length() > LONGEST) found.add(ENDLESS);
    var start = text.substring(0, Math.min(text.length(), LONGEST));
    long letters = start.codePoints().filter(Character::isLetter).count();
    if (start.codePoints().noneMatch(Character::isLetterOrDigit)) found.add(SYMBOLS);
    else if (letters > 0 && latin(start) * 2 < letters) found.add(SCRIPT);
    if (ORDERS.matcher(start.replaceAll("\\s+", " ")).find()) found.add(INJECTION);
    var profanity = Lexicon.of(language).profanity();
    if (Words.of(start).saysAny(profanity)) found.add(PROFANITY);
    return found;
  }

  private static long latin(String text) {
    return text.codePoints()
        .filter(it ->
            Character.isLetter(it)
                && Character.UnicodeScript.of(it) == Character.UnicodeScript.LATIN)
        .count();
  }

  /// As it is counted.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
