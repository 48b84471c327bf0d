package switchboard.engine.specialist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Texts as sentences, and as passages of a few that belong together. Pure.
final class Sentences {

  private static final int TOGETHER = 2;
  private static final int LONGEST = 45;

  private Sentences() {}

  static List<String> of(String text) {
    return Stream.of(text.replaceAll("\\s+", " ").split("(?<=[.!?])\\s+(?=[\\p{Lu}\\d\"“(])"))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  static int words(String text) {
    var plain = text.strip();
    return plain.isEmpty() ? 0 : plain.split("\\s+").length;
  }

  /// At most two sentences of a paragraph at a time, and no more than one can listen to.
  static Stream<String> passages(String text) {
    return Stream.of(text.strip().split("\\n\\s*\\n")).flatMap(it -> cut(of(it)).stream());
  }

  private static List<String> cut(List<String> sentences) {
    var all = new ArrayList<String>();
    var now = new ArrayList<String>();
    for (var it : sentences) {
      int length = now.stream().mapToInt(Sentences::words).sum();
      boolean full = now.size() >= TOGETHER || length + words(it) > LONGEST;
      if (full && !now.isEmpty()) {
        all.add(String.join(" ", now));
        now.clear();
      }
      now.add(it);
    }
    if (!now.isEmpty()) all.add(String.join(" ", now));
    return List.copyOf(all);
  }
}
