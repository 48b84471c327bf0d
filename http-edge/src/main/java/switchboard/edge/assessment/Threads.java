package switchboard.edge.assessment;

import java.util.concurrent.CompletionStage;
import switchboard.engine.privacy.Seals;

/// Where the texts of a sender go.
public final class Threads {

  private Threads() {}

  /// The entity id of the thread.
  ///
  /// @param kind `phone` for a number in E.164, `sender` for anything else
  public static CompletionStage<String> of(Seals seals, String tenant, String kind, String sender) {
    return seals.hash(tenant, kind, sender).thenApply(it -> tenant + ":sms-" + it);
  }
}
