package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;

/// Spells out phrases with alternatives: `{can|could} you come` gives both. Long products are
/// thinned out evenly.
final class Phrases {

  private static final int MOST = 48;
  private static final int COMBINED = 18;

  private Phrases() {}

  static List<String> of(String template) {
    var parts = parts(template);
    var total = 1L;
    for (var part : parts) total *= part.size();
    var most = parts.stream().filter(it -> it.size() > 1).count() > 1 ? COMBINED : MOST;
    var count = (int) Math.min(total, most);
    var found = new ArrayList<String>(count);
    for (var k = 0; k < count; k++) found.add(total <= most ? nth(parts, k) : spread(parts, k));
    return found;
  }

  private static List<List<String>> parts(String template) {
    var parts = new ArrayList<List<String>>();
    for (var at = 0; at < template.length(); ) {
      var open = template.indexOf('{', at);
      var close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        parts.add(List.of(template.substring(at)));
        break;
      }
      if (open > at) parts.add(List.of(template.substring(at, open)));
      parts.add(List.of(template.substring(open + 1, close).split("\\|", -1)));
      at = close + 1;
    }
    return parts;
  }

  private static String nth(List<List<String>> parts, long k) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(part.get((int) (k % part.size())));
      k /= part.size();
    }
    return text.toString().strip();
  }

  /// The k-th of a selection in which every alternative of every part occurs.
  private static String spread(List<List<String>> parts, int k) {
    var text = new StringBuilder();
    var step = 1;
    for (var part : parts) {
      text.append(part.get((k * step + k / part.size()) % part.size()));
      step += 2;
    }
    return text.toString().strip();
  }
}
