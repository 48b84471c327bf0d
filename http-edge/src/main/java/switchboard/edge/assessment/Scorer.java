package switchboard.edge.assessment;

import switchboard.engine.assessment.Assessment;
import switchboard.engine.assessment.Assessor;
import switchboard.engine.assessment.Transcript;
import switchboard.engine.tenant.Tenants.Card;

/// Judges conversations. Blocks; may fail, and is then asked again later.
@FunctionalInterface
public interface Scorer {

  /// Needs neither key nor network.
  Scorer EMBEDDED = (tenant, transcript) -> Assessor.in(tenant.profile().language()).of(transcript);

  Assessment assess(Card tenant, Transcript transcript) throws Exception;
}
