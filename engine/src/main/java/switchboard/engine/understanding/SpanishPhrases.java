package switchboard.engine.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The turns of phrase of `spanish-times.txt`, found by the word they begin with.
final class SpanishPhrases {

  /// @param words empty where what was said is no time at all
  record Found(List<String> words, int to) {}

  private record Phrase(String[] pattern, List<String> words) {}

  private static final Map<String, List<Phrase>> BY_HEAD = read();

  private SpanishPhrases() {}

  static Optional<Found> at(Tokens tokens, int i) {
    for (var phrase : BY_HEAD.getOrDefault(tokens.text(i), List.of())) {
      var to = tokens.after(i, phrase.pattern);
      if (to > i) return Optional.of(new Found(phrase.words, to));
    }
    return Optional.empty();
  }

  private static Map<String, List<Phrase>> read() {
    var byHead = new HashMap<String, List<Phrase>>();
    try (var data = SpanishPhrases.class.getResourceAsStream("spanish-times.txt")) {
      if (data == null) throw new IllegalStateException("missing resource spanish-times.txt");
      new String(data.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(it -> !it.startsWith("#") && !it.isBlank())
          .forEach(it -> add(it, byHead));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(byHead);
  }

  private static void add(String line, Map<String, List<Phrase>> byHead) {
    var split = line.indexOf(" => ");
    var pattern = line.substring(0, split).split(" ", -1);
    var phrase = new Phrase(pattern, List.of(line.substring(split + 4).split(" ", -1)));
    for (var part : pattern) {
      var head = part.endsWith("?") ? part.substring(0, part.length() - 1) : part;
      for (var word : head.split("\\|", -1))
        byHead.computeIfAbsent(word, _ -> new ArrayList<>()).add(phrase);
      if (!part.endsWith("?")) return;
    }
  }
}
