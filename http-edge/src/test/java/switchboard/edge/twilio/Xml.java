package switchboard.edge.twilio;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// A TwiML document as its reader sees it.
record Xml(Element element) {

  static Xml parse(String text) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return new Xml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError("not XML: " + text, e);
    }
  }

  List<String> verbs() {
    return children().stream().map(it -> it.element().getTagName()).toList();
  }

  List<Xml> all(String verb) {
    return children().stream().filter(it -> it.element().getTagName().equals(verb)).toList();
  }

  Xml first(String verb) {
    return children().stream()
        .filter(it -> it.element().getTagName().equals(verb))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + verb));
  }

  String text() {
    return element.getTextContent();
  }

  String attribute(String name) {
    return element.getAttribute(name);
  }

  private List<Xml> children() {
    var nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(it -> new Xml((Element) it))
        .toList();
  }
}
