package switchboard.engine.conversation;

import java.time.Instant;
import java.util.List;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.Vocabulary;
import switchboard.engine.understanding.Vocabulary.Term;

/// What a conversation understands and decides with. Everything in it is pure.
///
/// @param id of the conversation, from which ids of runs and messages are derived
public record Mind(String id, Card tenant, Understander understander, Brain brain) {

  Setting setting(Instant now, boolean voice) {
    return new Setting(tenant.profile(), now, voice);
  }

  Understanding understand(String words, Instant now, Expectation asked) {
    var profile = tenant.profile();
    return understander.understand(words, now, profile.zone(), vocabulary(profile), asked);
  }

  private static Vocabulary vocabulary(Profile profile) {
    List<Term> terms =
        profile.services().stream().map(it -> new Term(it.id(), it.name(), it.synonyms())).toList();
    return new Vocabulary(profile.vertical(), profile.country(), terms);
  }
}
