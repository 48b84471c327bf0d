package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tables of sentences kept apart from what the classifier is trained on, one row a line, cells
/// divided by bars.
final class Sentences {

  private Sentences() {}

  static List<List<String>> rows(String file) {
    try (var data = Sentences.class.getResourceAsStream(file)) {
      var text =
          new String(java.util.Objects.requireNonNull(data).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(it -> !it.isBlank() && !it.startsWith("#"))
          .map(Sentences::cells)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    return Stream.of(line.split("\\|")).map(String::strip).toList();
  }

  /// Fails with every miss when fewer than `share` of the rows come out as their last cell says.
  static void hold(List<List<String>> rows, double share, Function<List<String>, String> heard) {
    var misses = new ArrayList<String>();
    for (var row : rows) {
      var got = heard.apply(row);
      if (!got.equals(row.getLast())) misses.add(String.join(" | ", row) + " <- " + got);
    }
    assertThat(1 - (double) misses.size() / rows.size())
        .as("%d rows, misses:%n%s", rows.size(), String.join("\n", misses))
        .isGreaterThanOrEqualTo(share);
  }
}
