package switchboard.engine.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.llm.Models;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.triage.Triage;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.Vocabulary;
import switchboard.engine.understanding.Vocabulary.Term;

/// What a conversation understands and decides with. Everything in it is pure.
///
/// @param id of the conversation, from which ids of runs and messages are derived
/// @param models the language models that may be asked now, if the tenant wants any
/// @param places what can be seen beside the tenant's own resources, as it is just now; at once
public record Mind(
    String id,
    Card tenant,
    Understander understander,
    Brain brain,
    Models models,
    Supplier<List<Term>> places) {

  /// A mind of rules alone, that knows no places but the tenant's own.
  public Mind(String id, Card tenant, Understander understander, Brain brain) {
    this(id, tenant, understander, brain, Models.NONE, List::of);
  }

  /// The same, which may ask these models.
  public Mind asking(Models models) {
    return new Mind(id, tenant, understander, brain, models, places);
  }

  /// The same, which knows these places too.
  public Mind seeing(Supplier<List<Term>> places) {
    return new Mind(id, tenant, understander, brain, models, places);
  }

  Setting setting(Instant now, boolean voice) {
    return new Setting(tenant.profile(), now, voice);
  }

  Understanding understand(String words, Instant now, Expectation asked) {
    var profile = tenant.profile();
    var it = understander.understand(words, now, profile.zone(), vocabulary(profile), asked);
    return judged(it, words, profile, LocalDate.ofInstant(now, profile.zone()));
  }

  /// What only sounded like an emergency is understood as what it asks for.
  private static Understanding judged(
      Understanding it, String words, Profile profile, LocalDate today) {
    var verdict = Triage.judge(words, it.emergency(), profile, today);
    var told = it.with(verdict.emergency(), verdict.alarm());
    boolean calm = it.emergency() && !verdict.emergency() && it.intent().equals("emergency");
    return calm ? told.withIntent("book", it.confidence()) : told;
  }

  /// The same, said by somebody of the business.
  Understanding understandOwner(String words, Instant now, Expectation asked) {
    var profile = tenant.profile();
    return understander.understand(words, now, profile.zone(), known(profile).owner(), asked);
  }

  private Vocabulary vocabulary(Profile profile) {
    var it = known(profile);
    return new Vocabulary(
        it.vertical(),
        it.country(),
        it.services(),
        it.people(),
        joined(it.places(), places.get()),
        it.phrases());
  }

  /// The words a business is spoken to with: its services, people and places.
  public static Vocabulary known(Profile own) {
    var profile = own.languages().stream().reduce(own, Profile::in, (_, it) -> it);
    var services =
        profile.services().stream().map(it -> new Term(it.id(), it.name(), it.synonyms())).toList();
    var people = terms(profile, it -> it.kind() != Kind.PROPERTY && it.kind() != Kind.ROOM);
    var places = terms(profile, it -> it.kind() == Kind.PROPERTY);
    return new Vocabulary(
        profile.vertical(), profile.country(), services, people, places, profile.phrases());
  }

  /// What goes by the same id is one place with the names of both.
  private static List<Term> joined(List<Term> own, List<Term> more) {
    if (more.isEmpty()) return own;
    var byId = new LinkedHashMap<String, Term>();
    for (var it : own) byId.put(it.id(), it);
    for (var it : more)
      byId.merge(
          it.id(),
          it,
          (one, other) ->
              new Term(
                  one.id(),
                  one.name(),
                  Stream.concat(one.synonyms().stream(), other.synonyms().stream())
                      .distinct()
                      .toList()));
    return List.copyOf(byId.values());
  }

  private static List<Term> terms(Profile profile, Predicate<Resource> wanted) {
    return profile.resources().stream().filter(wanted).map(Mind::term).toList();
  }

  private static Term term(Resource it) {
    var names = Stream.concat(it.synonyms().stream(), it.address().stream()).toList();
    return new Term(it.id(), it.name(), names);
  }
}
