package switchboard.edge.deepgram;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import switchboard.edge.vendor.RealServiceContract;

@EnabledIfSystemProperty(named = "vendors.live", matches = "(.*,)?deepgram(,.*)?")
class DeepgramLiveTest extends RealServiceContract {

  DeepgramLiveTest() {
    super("deepgram");
  }
}
