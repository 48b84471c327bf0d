package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;

class ReadModelsTest {

  private static final Path GOLDEN = Path.of("..", "engine", "src", "test", "resources", "golden");

  static List<View> choosy() {
    return ReadModels.all(_ -> List.of()).stream()
        .filter(it -> it.interest() != Interest.ALL)
        .toList();
  }

  @Test
  void most_readers_of_conversations_say_what_they_read_them_for() {
    assertThat(choosy()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("choosy")
  void what_a_view_is_not_interested_in_changes_nothing(View view) throws Exception {
    var facts = stored(view.entityType());
    assertThat(facts).isNotEmpty();
    for (var fact : facts)
      if (!view.interest().takes(fact))
        view.apply(new JdbcTransaction(untouchable(fact)), envelope(view, fact));
  }

  @ParameterizedTest
  @MethodSource("choosy")
  void what_a_view_is_interested_in_exists(View view) throws Exception {
    assertThat(stored(view.entityType())).anyMatch(view.interest()::takes);
  }

  /// Every kind of fact there is of an entity, as it was first stored.
  private static List<Fact> stored(String entityType) throws IOException {
    try (var files = Files.list(GOLDEN)) {
      return files
          .filter(it -> it.getFileName().toString().startsWith(entityType + "."))
          .map(ReadModelsTest::read)
          .toList();
    }
  }

  private static Fact read(Path file) {
    try {
      return FactCodec.restore(new StoredFact(Files.readAllBytes(file)), Seal.PLAIN);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static EventEnvelope<Fact> envelope(View view, Fact fact) {
    return EventEnvelope.create(Offset.sequence(1), view.entityType() + "|acme:CA1", 1, fact, 0);
  }

  private static Connection untouchable(Fact fact) {
    return (Connection)
        Proxy.newProxyInstance(
            ReadModelsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, _) -> {
              throw new AssertionError(
                  method.getName() + " for " + fact.getClass().getSimpleName());
            });
  }
}
