package switchboard.edge.mail;

import java.util.Optional;

/// An e-mail with gaps, in Jinja's notation (`{{ contact_name }}`, `{% if link %}`).
///
/// @param html the middle of the mail, set in our frame; or a whole document, which stands alone
/// @param text empty: made from the HTML
public record Template(String subject, String html, Optional<String> text) {

  /// The template with this id does not read as one, or grows beyond all bounds.
  public static final class Faulty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    Faulty(int line, String problem) {
      this.line = line;
      super("line " + line + ": " + problem, null, false, false);
    }

    public int line() {
      return line;
    }
  }

  boolean whole() {
    var start = html.stripLeading();
    return start.regionMatches(true, 0, "<!doctype", 0, 9)
        || start.regionMatches(true, 0, "<html", 0, 5);
  }

  /// Reads the form in which templates are kept: `subject: …`, a line `---`, the HTML.
  static Template parse(String file) {
    var parts = file.split("\\R---\\R", 2);
    if (parts.length < 2 || !parts[0].startsWith("subject:"))
      throw new Faulty(1, "a template begins with its subject and a line of ---");
    return new Template(
        parts[0].substring("subject:".length()).strip(), parts[1], Optional.empty());
  }
}
