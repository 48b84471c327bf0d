package switchboard.simulator.conversation;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines at its spaces, or wherever it must where it has none.
final class Wrap {

  private Wrap() {}

  static List<String> lines(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > width) flush(line, lines);
      if (!line.isEmpty()) line.append(' ');
      line.append(word);
      while (length(line) > width) cut(line, width, lines);
    }
    flush(line, lines);
    return lines;
  }

  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  private static void cut(StringBuilder line, int width, List<String> lines) {
    var end = line.offsetByCodePoints(0, width);
    lines.add(line.substring(0, end));
    line.delete(0, end);
  }

  private static void flush(StringBuilder line, List<String> lines) {
    lines.add(line.toString());
    line.setLength(0);
  }
}
