package switchboard.engine.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Kinds of work and the words that go with them, as data.
final class Kinds {

  private record Words(List<String> idle, Map<String, List<String>> kinds) {}

  private static final Words ENGLISH = read();

  /// Words that tell nothing of what is meant.
  static final Set<String> IDLE = Set.copyOf(ENGLISH.idle());

  private static final Map<String, Set<String>> KINDS = kinds();

  private Kinds() {}

  /// The kinds of work that any of the words belong to.
  static Set<String> of(Set<String> words) {
    return KINDS.entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(words::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<String, Set<String>> kinds() {
    var all = new LinkedHashMap<String, Set<String>>();
    ENGLISH
        .kinds()
        .forEach((kind, words) ->
            all.put(kind, words.stream().map(Match::stem).collect(Collectors.toSet())));
    return all;
  }

  private static Words read() {
    try (var in = Objects.requireNonNull(Kinds.class.getResourceAsStream("en.yaml"))) {
      return new YAMLMapper().readValue(in, new TypeReference<Words>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
