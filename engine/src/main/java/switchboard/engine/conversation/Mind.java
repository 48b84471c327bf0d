package switchboard.engine.conversation;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
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

  /// The words a business is spoken to with: its services, people and places.
  public static Vocabulary vocabulary(Profile profile) {
    var services =
        profile.services().stream().map(it -> new Term(it.id(), it.name(), it.synonyms())).toList();
    var people = terms(profile, it -> it.kind() != Kind.PROPERTY && it.kind() != Kind.ROOM);
    var places = terms(profile, it -> it.kind() == Kind.PROPERTY);
    return new Vocabulary(
        profile.vertical(), profile.country(), services, people, places, profile.phrases());
  }

  private static List<Term> terms(Profile profile, Predicate<Resource> wanted) {
    return profile.resources().stream().filter(wanted).map(Mind::term).toList();
  }

  private static Term term(Resource it) {
    var names = Stream.concat(it.synonyms().stream(), it.address().stream()).toList();
    return new Term(it.id(), it.name(), names);
  }
}
