package switchboard.engine.specialist;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// Asks specialists.
@FunctionalInterface
public interface Specialists {

  /// What each of them makes of it, within the time there is; one of each, in the order asked.
  CompletionStage<List<Contribution>> consult(Case about);
}
