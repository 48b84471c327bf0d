package switchboard.edge.openai;

import switchboard.simulator.openai.RealtimeApi.Dialect;

class RealtimeBetaContractTest extends RealtimeContract {

  RealtimeBetaContractTest() {
    super(Dialect.BETA);
  }
}
