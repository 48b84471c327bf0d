package switchboard.edge.openai;

import switchboard.simulator.openai.RealtimeApi.Dialect;

class RealtimeContractTest extends RealtimeContract {

  RealtimeContractTest() {
    super(Dialect.GA);
  }
}
