package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers, dates and other people's words, made fit for a voice.
public final class SpokenText {

  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final Pattern UNSPEAKABLE =
      Pattern.compile("[\\p{C}\\p{So}\\p{Sk}\\[\\]{}<>|\\\\^~*_`#=]+");
  private static final Pattern LINES = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");
  private static final int LONGEST = 80;

  private SpokenText() {}

  public static String number(long number) {
    return number >= 0 && number < NUMBERS.size() ? NUMBERS.get((int) number) : "" + number;
  }

  /// "three calls".
  public static String counted(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  public static String clock(LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT) ? "midnight" : Wording.clock(time);
  }

  public static String both(List<String> items) {
    return Wording.both(items);
  }

  /// "Tuesday, March 3rd", or "Tuesday, the 3rd of March" outside the United States.
  public static String date(LocalDate date, String country) {
    var day = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
    var month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
    var nth = date.getDayOfMonth() + Wording.ending(date.getDayOfMonth());
    return day + ", " + (country.equals("US") ? month + " " + nth : "the " + nth + " of " + month);
  }

  public static String capital(String text) {
    if (text.isEmpty()) return text;
    var first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  /// Words of a person or a form, without what no voice can say, and short.
  public static String plain(String text) {
    var line = UNSPEAKABLE.matcher(LINES.matcher(text).replaceAll(" ")).replaceAll(" ");
    var plain = LINES.matcher(line).replaceAll(" ").strip().replaceAll("[.!?,;: ]+$", "");
    if (plain.length() <= LONGEST) return plain;
    int space = plain.lastIndexOf(' ', LONGEST);
    int end = space > LONGEST / 2 ? space : whole(plain);
    return plain.substring(0, end).strip();
  }

  /// What somebody has typed to be said as it stands: one sentence or more, without what no voice
  /// can say; empty if nothing is left.
  public static String sentence(String text) {
    var line = UNSPEAKABLE.matcher(LINES.matcher(text).replaceAll(" ")).replaceAll(" ");
    var plain = LINES.matcher(line).replaceAll(" ").strip();
    boolean words = plain.chars().anyMatch(Character::isLetterOrDigit);
    if (!words) return "";
    return plain.matches(".*[.!?…]") ? plain : plain + ".";
  }

  private static int whole(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
