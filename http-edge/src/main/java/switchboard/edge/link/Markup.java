package switchboard.edge.link;

/// HTML put together so that text can only ever be text.
final class Markup {

  private final StringBuilder html = new StringBuilder();

  /// As it stands: for what is written in this program.
  Markup raw(String html) {
    this.html.append(html);
    return this;
  }

  /// As text, also within a quoted attribute.
  Markup text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      switch (it) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(it < ' ' && it != '\n' && it != '\t' ? ' ' : it);
      }
    }
    return this;
  }

  /// `<name>text</name>`.
  Markup element(String name, String text) {
    return raw("<").raw(name).raw(">").text(text).raw("</").raw(tag(name)).raw(">");
  }

  private static String tag(String name) {
    var blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
