package switchboard.edge.ultravox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import switchboard.edge.vendor.RealServiceContract;

@EnabledIfSystemProperty(named = "vendors.live", matches = ".*ultravox.*")
class UltravoxLiveTest extends RealServiceContract {

  UltravoxLiveTest() {
    super("ultravox");
  }
}
