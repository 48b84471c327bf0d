package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.node.command.Load;
import switchboard.node.race.FailoverLoad;
import switchboard.node.race.FailoverLoad.Plan;

/// The load of `--mode failover` in small: every call goes on, whether its node is killed or told
/// to stop; nothing is lost, and nothing is done twice.
final class FailoverTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void every_call_goes_on_at_the_other_node(boolean gently) throws Exception {
    var plan =
        new Plan(
            2, 8, Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(20), gently);
    var result = new FailoverLoad(folder, plan, Load::found).run();
    assertThat(result.calls()).isPositive();
    assertThat(result.resumed()).isEqualTo(result.calls());
    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
  }
}
