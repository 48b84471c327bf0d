package switchboard.edge.openai;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import switchboard.edge.vendor.RealServiceContract;

@EnabledIfSystemProperty(named = "vendors.live", matches = ".*openai.*")
class RealtimeLiveTest extends RealServiceContract {

  RealtimeLiveTest() {
    super("openai");
  }
}
