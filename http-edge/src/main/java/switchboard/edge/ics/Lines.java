package switchboard.edge.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Content lines of iCalendar: folded at 75 octets between characters, ended by CRLF, every value
/// escaped so that it can begin no line of its own.
final class Lines {

  private static final int LONGEST = 75;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern BREAK = Pattern.compile("\\R");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}&&[^\\t]]|[\\x{d800}-\\x{dfff}]");

  private final StringBuilder text = new StringBuilder();

  /// A line whose value is written as it is.
  Lines raw(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /// A line whose value is text.
  Lines text(String name, String value) {
    return raw(name, escaped(value));
  }

  Lines begin(String component) {
    return raw("BEGIN", component);
  }

  Lines end(String component) {
    return raw("END", component);
  }

  static String utc(Instant instant) {
    return local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
  }

  static String local(LocalDateTime time) {
    return LOCAL.format(time);
  }

  /// A parameter's value in quotes, which cannot contain any.
  static String quoted(String value) {
    var plain = CONTROL.matcher(BREAK.matcher(value).replaceAll(" ")).replaceAll("");
    return '"' + plain.replace('"', '\'') + '"';
  }

  private static String escaped(String value) {
    var lines = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    return CONTROL.matcher(BREAK.matcher(lines).replaceAll("\\\\n")).replaceAll("");
  }

  private void fold(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      int size = Character.toString(character).getBytes(UTF_8).length;
      if (octets + size > LONGEST) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(character);
      octets += size;
      i += Character.charCount(character);
    }
    text.append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
