package switchboard.edge.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML in plain text: paragraphs, lists, tables line by line, links with their addresses; without
/// what is not shown.
final class HtmlText implements NodeVisitor {

  private static final Set<String> APART =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
  private static final Set<String> LINES =
      Set.of("div", "tr", "li", "section", "header", "footer", "article", "main", "dt", "dd", "dl");
  private static final String UNSEEN = "script, style, title, [hidden], [style*=display:none]";

  private final StringBuilder text = new StringBuilder();

  private HtmlText() {}

  static String of(String html) {
    var document = Jsoup.parse(html);
    document.select(UNSEEN).remove();
    var visitor = new HtmlText();
    document.body().traverse(visitor);
    return tidy(visitor.text.toString());
  }

  @Override
  public void head(Node node, int depth) {
    switch (node) {
      case TextNode it -> add(it.getWholeText());
      case Element it -> begin(it);
      default -> {}
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element it)) return;
    var name = it.normalName();
    if (name.equals("a")) link(it);
    else if (APART.contains(name)) feed(2);
    else if (LINES.contains(name)) feed(1);
  }

  private void begin(Element it) {
    var name = it.normalName();
    if (APART.contains(name)) feed(it.parents().is("table") ? 1 : 2);
    else if (LINES.contains(name)) feed(1);
    switch (name) {
      case "br" -> text.append('\n');
      case "hr" -> rule();
      case "li" -> text.append("- ");
      case "td", "th" -> cell();
      case "img" -> add(it.attr("alt"));
      default -> {}
    }
  }

  private void add(String words) {
    var plain = words.replaceAll("[\\s\\u00a0]+", " ").replaceAll("[\\u200b\\ufeff]", "");
    if (plain.isEmpty()) return;
    var fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(fresh ? plain.stripLeading() : plain);
  }

  private void cell() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append("  ");
  }

  private void rule() {
    feed(2);
    text.append("----");
    feed(2);
  }

  private void link(Element it) {
    var address = it.attr("href").strip();
    var shown = address.matches("(?i)https?://.*") && !it.text().strip().equals(address);
    if (shown) text.append(" (").append(address).append(')');
  }

  /// At least so many line breaks here.
  private void feed(int lines) {
    int there = 0;
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      if (text.charAt(end - 1) == '\n') there++;
      end--;
    }
    text.setLength(end);
    if (end > 0) text.append("\n".repeat(Math.max(there, lines)));
  }

  private static String tidy(String text) {
    return text.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
  }
}
