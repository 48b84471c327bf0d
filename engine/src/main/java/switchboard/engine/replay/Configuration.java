package switchboard.engine.replay;

import java.util.List;
import java.util.function.Supplier;
import switchboard.engine.conversation.Mind;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Vocabulary.Term;

/// What shall answer the recorded caller.
///
/// @param places what can be seen beside the tenant's own resources
public record Configuration(
    Card tenant, Understander understander, Brain brain, Supplier<List<Term>> places) {

  Mind mind(String conversation) {
    return new Mind(conversation, tenant, understander, brain).seeing(places);
  }
}
