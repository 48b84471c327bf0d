package switchboard.engine.replay;

import java.util.List;
import java.util.function.Supplier;
import switchboard.engine.conversation.Adviser;
import switchboard.engine.conversation.Mind;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.llm.Models;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Vocabulary.Term;

/// What shall answer the recorded caller.
///
/// @param places what can be seen beside the tenant's own resources
/// @param models the language models that lead, `adviser` who asks them; none: the rules alone do
public record Configuration(
    Card tenant,
    Understander understander,
    Brain brain,
    Supplier<List<Term>> places,
    Models models,
    Adviser adviser) {

  /// One of rules alone.
  public Configuration(
      Card tenant, Understander understander, Brain brain, Supplier<List<Term>> places) {
    this(tenant, understander, brain, places, Models.NONE, Adviser.NOBODY);
  }

  Mind mind(String conversation) {
    return new Mind(conversation, tenant, understander, brain).asking(models).seeing(places);
  }
}
