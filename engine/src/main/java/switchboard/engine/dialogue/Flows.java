package switchboard.engine.dialogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What each kind of business has to know for an appointment, as data.
///
/// @param book what is asked, in this order
/// @param at the services done at the customer's address; `*` stands for all
/// @param choose whether a caller who names no service of ours is asked to choose one
record Flows(List<String> book, List<String> at, boolean choose) {

  private static final Map<String, Flows> ALL = read();

  static Flows of(String vertical) {
    return Objects.requireNonNull(ALL.get(vertical), () -> "no flows for " + vertical);
  }

  /// Whether it is done at the customer's address.
  boolean visits(Optional<String> service) {
    return at.contains("*") || service.filter(at::contains).isPresent();
  }

  private static Map<String, Flows> read() {
    try (var in = Objects.requireNonNull(Flows.class.getResourceAsStream("flows.yaml"))) {
      return new YAMLMapper().readValue(in, new TypeReference<Map<String, Flows>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read flows.yaml", e);
    }
  }
}
