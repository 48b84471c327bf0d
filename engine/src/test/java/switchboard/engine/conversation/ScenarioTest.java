package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.understanding.EmbeddedUnderstander;

/// Whole conversations with the real understander, brain and tools, one for each file of
/// `scenarios/`. Transcripts are left in `target/scenarios`.
class ScenarioTest {

  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();

  @TestFactory
  Stream<DynamicTest> a_conversation_goes_as_it_should() {
    return Scenario.files().stream().map(it -> DynamicTest.dynamicTest(name(it), () -> play(it)));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
  }

  private static void play(Path file) throws IOException {
    var stage = new Stage(Scenario.read(file), UNDERSTANDER);
    var faults = stage.play();
    var kept = Files.createDirectories(Path.of("target", "scenarios"));
    Files.writeString(kept.resolve(name(file) + ".txt"), stage.transcript());
    assertThat(faults).as("%s%n%s", name(file), stage.transcript()).isEmpty();
  }
}
