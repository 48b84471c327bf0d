package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.tenant.Profile.Faq;
import switchboard.engine.tenant.Profile.Persona;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Service;

/// The texts of a business in one more language. What is left out is said in the tenant's own.
///
/// @param voice of the telephony vendor that speaks it
/// @param services texts of services, by their id
/// @param people titles and other names of people and places, by the id of the resource
/// @param advice what to tell in an emergency, by a word found in the need; replaces all of it
/// @param faq phrases and answers, by the id of the question
public record Translation(
    @JsonInclude(NON_EMPTY) Optional<String> voice,
    @JsonInclude(NON_EMPTY) Optional<String> greeting,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, OfService> services,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, OfResource> people,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> advice,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, OfQuestion> faq) {

  public static final Translation NONE =
      new Translation(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

  /// @param synonyms what else callers call it in this language
  public record OfService(
      @JsonInclude(NON_EMPTY) Optional<String> name,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> synonyms,
      @JsonInclude(NON_EMPTY) Optional<String> description,
      @JsonInclude(NON_EMPTY) Optional<String> preparation,
      @JsonInclude(NON_EMPTY) Optional<String> aftercare) {}

  /// @param name what it is called, where that is no name of a person
  public record OfResource(
      @JsonInclude(NON_EMPTY) Optional<String> name,
      @JsonInclude(NON_EMPTY) Optional<String> title,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> specialties,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> synonyms) {}

  public record OfQuestion(
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> phrases,
      @JsonInclude(NON_EMPTY) Optional<String> answer) {}

  /// The same, for a business that answers no common questions.
  public Translation withoutFaq() {
    return new Translation(voice, greeting, services, people, advice, Map.of());
  }

  /// The languages that are spoken at a business, its own first.
  static List<String> languages(Profile it) {
    return Stream.concat(Stream.of(it.language()), it.persona().languages().keySet().stream())
        .distinct()
        .toList();
  }

  /// The profile in another of its languages; as it is where it does not have that one.
  static Profile of(Profile it, String tag) {
    var texts = it.persona().languages().get(tag);
    return texts == null || tag.equals(it.language()) ? it : texts.applied(it, tag);
  }

  /// The profile as it reads in this language; callers are understood by the words of both.
  ///
  /// @param language BCP 47
  private Profile applied(Profile it, String language) {
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        language,
        it.address(),
        it.numbers(),
        persona(it.persona()),
        it.hours(),
        each(it.services(), this::service),
        each(it.resources(), this::resource),
        it.rules(),
        emergencies(it.emergencies()),
        it.alerts(),
        it.recognition(),
        each(it.faq(), this::question),
        it.demo(),
        it.planning(),
        it.telephony());
  }

  private static <T> List<T> each(List<T> all, Function<T, T> change) {
    return all.stream().map(change).toList();
  }

  private Persona persona(Persona it) {
    return new Persona(
        it.name(),
        voice.orElse(""),
        greeting.orElse(it.greeting()),
        it.brain(),
        it.phrases(),
        it.specialists(),
        it.languages());
  }

  private Service service(Service it) {
    var own = services.get(it.id());
    if (own == null) return it;
    return new Service(
        it.id(),
        own.name.orElse(it.name()),
        joined(own.synonyms, it.synonyms(), own.name.map(_ -> it.name())),
        it.duration(),
        it.before(),
        it.after(),
        it.fromMinor(),
        it.toMinor(),
        it.resources(),
        it.skills(),
        it.needs(),
        own.description.or(it::description),
        own.preparation.or(it::preparation),
        own.aftercare.or(it::aftercare),
        it.dailyCap());
  }

  private Resource resource(Resource it) {
    var own = people.get(it.id());
    if (own == null) return it;
    return new Resource(
        it.id(),
        own.name.orElse(it.name()),
        it.kind(),
        it.skills(),
        it.hours(),
        own.title.or(it::title),
        it.credentials(),
        own.specialties.isEmpty() ? it.specialties() : own.specialties,
        joined(own.synonyms, it.synonyms(), own.name.map(_ -> it.name())),
        it.dailyCap(),
        it.address(),
        it.outside());
  }

  private Faq question(Faq it) {
    var own = faq.get(it.id());
    if (own == null) return it;
    return new Faq(
        it.id(),
        joined(own.phrases, it.phrases(), Optional.empty()),
        own.answer.orElse(it.answer()));
  }

  private Emergencies emergencies(Emergencies it) {
    return advice.isEmpty()
        ? it
        : new Emergencies(
            it.notice(),
            it.outOfHours(),
            advice,
            it.maintenance(),
            it.onCall(),
            it.season(),
            it.lines());
  }

  private static List<String> joined(List<String> own, List<String> others, Optional<String> name) {
    return Stream.of(own.stream(), others.stream(), name.stream())
        .flatMap(all -> all)
        .distinct()
        .toList();
  }
}
