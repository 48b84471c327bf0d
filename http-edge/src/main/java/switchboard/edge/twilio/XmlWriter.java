package switchboard.edge.twilio;

/// Writes one XML document, which is well-formed whatever texts it is given: they are escaped, and
/// characters XML cannot carry are left out. For one thread.
final class XmlWriter {

  private final StringBuilder out =
      new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

  /// Whether nothing stands in the element opened last, whose tag is not finished yet.
  private boolean empty;

  /// @param attributes names and values by turns; those without a value are left out
  XmlWriter open(String element, String... attributes) {
    inside();
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) attribute(attributes[i], attributes[i + 1]);
    empty = true;
    return this;
  }

  private void attribute(String name, String value) {
    if (blank(value)) return;
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  XmlWriter text(String text) {
    inside();
    escape(text);
    return this;
  }

  XmlWriter close(String element) {
    if (empty) out.append("/>");
    else out.append("</").append(element).append('>');
    empty = false;
    return this;
  }

  private void inside() {
    if (empty) out.append('>');
    empty = false;
  }

  String document() {
    return out.toString();
  }

  /// Whether nothing that shows would be left of a text.
  static boolean blank(String text) {
    return text.codePoints().noneMatch(it -> fits(it) && !Character.isWhitespace(it));
  }

  private void escape(String text) {
    text.codePoints().filter(XmlWriter::fits).forEach(this::escape);
  }

  /// Line ends and tabs stand as numbers, or else a reader makes spaces of them in an attribute.
  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\t', '\n' -> out.append("&#").append(c).append(';');
      default -> out.appendCodePoint(c);
    }
  }

  private static boolean fits(int c) {
    if (c < ' ') return c == '\t' || c == '\n';
    if (c < 0xA0) return c < 0x7F;
    return Character.isSupplementaryCodePoint(c) || (c <= 0xFFFD && !isSurrogate(c));
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
