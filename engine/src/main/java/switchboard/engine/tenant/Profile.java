package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.CUSTOM;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;

/// Everything that makes the engine one particular business. Data only: the four kinds of business
/// differ in nothing else.
///
/// @param vertical `trades`, `estate_agency`, `med_spa` or `web_agency`
/// @param country ISO 3166 alpha-2
/// @param currency ISO 4217
/// @param language BCP 47, as the telephony vendor wants it (`en-US`)
/// @param numbers the numbers callers dial
/// @param demo whether the tenant is fictional and must never be billed
public record Profile(
    String name,
    String vertical,
    String country,
    ZoneId zone,
    String currency,
    String language,
    String address,
    List<Phone> numbers,
    Persona persona,
    Map<DayOfWeek, List<Span>> hours,
    List<Service> services,
    List<Resource> resources,
    Rules rules,
    Emergencies emergencies,
    Alerts alerts,
    Recognition recognition,
    List<Faq> faq,
    boolean demo,
    @JsonInclude(value = CUSTOM, valueFilter = Planning.Nothing.class)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        Planning planning,
    @JsonInclude(value = CUSTOM, valueFilter = Telephony.Nothing.class)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        Telephony telephony) {

  /// Who answers.
  ///
  /// @param voice of the telephony vendor (`Polly.Joanna`)
  /// @param greeting said first; `{business}` and `{name}` stand for the names
  /// @param brain that language models may lead its conversations; empty: the rules alone do
  /// @param phrases what callers say here, by intent, beside what they say everywhere
  /// @param specialists whom it may ask
  /// @param languages that are spoken beside the tenant's own, by tag (BCP 47), in their order
  public record Persona(
      String name,
      String voice,
      String greeting,
      @JsonInclude(NON_EMPTY) Optional<Brain> brain,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> phrases,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Specialist> specialists,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          Map<String, Translation> languages) {

    /// One that is led by the rules alone, and whose callers say what callers say everywhere.
    public Persona(String name, String voice, String greeting) {
      this(name, voice, greeting, Optional.empty(), Map.of(), List.of(), Map.of());
    }

    Persona with(Brain brain) {
      return new Persona(
          name, voice, greeting, Optional.of(brain), phrases, specialists, languages);
    }
  }

  /// Opening hours of a day, on the tenant's wall clock; `to` is exclusive.
  public record Span(LocalTime from, LocalTime to) {}

  /// Something that can be done for a customer at a certain time.
  ///
  /// @param synonyms what else callers call it
  /// @param before room needed before the visit, `after` after it
  /// @param fromMinor lowest price in minor units, if one may be told
  /// @param resources ids of those who can lead it; empty means all with its skills
  /// @param skills what the one who leads it must be able to do
  /// @param needs kinds of resources needed beside the one who leads
  /// @param description what it is, `preparation` what to do before, `aftercare` what to do after,
  ///   in sentences fit to be told
  /// @param dailyCap the most visits of it a day
  public record Service(
      String id,
      String name,
      List<String> synonyms,
      Duration duration,
      Duration before,
      Duration after,
      Optional<Long> fromMinor,
      Optional<Long> toMinor,
      List<String> resources,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> skills,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Resource.Kind> needs,
      @JsonInclude(NON_EMPTY) Optional<String> description,
      @JsonInclude(NON_EMPTY) Optional<String> preparation,
      @JsonInclude(NON_EMPTY) Optional<String> aftercare,
      @JsonInclude(NON_EMPTY) Optional<Integer> dailyCap) {

    /// A service that asks for no skill and no second resource.
    public Service(
        String id,
        String name,
        List<String> synonyms,
        Duration duration,
        Duration before,
        Duration after,
        Optional<Long> fromMinor,
        Optional<Long> toMinor,
        List<String> resources) {
      this(
          id,
          name,
          synonyms,
          duration,
          before,
          after,
          fromMinor,
          toMinor,
          resources,
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /// Who or what does it: a person, a van, a room.
  ///
  /// @param skills what it is able to do
  /// @param hours its own weekly hours; empty means the tenant's
  /// @param title such as `Nurse injector`, `credentials` such as `RN`
  /// @param specialties what people come to it for
  /// @param synonyms what else callers call it
  /// @param dailyCap the most visits a day
  /// @param address where a property or room is
  /// @param outside its calendars elsewhere
  public record Resource(
      String id,
      String name,
      @JsonInclude(value = CUSTOM, valueFilter = UsualKind.class)
          @JsonSetter(nulls = Nulls.AS_EMPTY)
          Kind kind,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> skills,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<DayOfWeek, List<Span>> hours,
      @JsonInclude(NON_EMPTY) Optional<String> title,
      @JsonInclude(NON_EMPTY) Optional<String> credentials,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> specialties,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> synonyms,
      @JsonInclude(NON_EMPTY) Optional<Integer> dailyCap,
      @JsonInclude(NON_EMPTY) Optional<String> address,
      @JsonInclude(NON_EMPTY) Optional<Outside> outside) {

    /// A person like any other.
    public Resource(String id, String name) {
      this(id, name, Kind.PERSON);
    }

    /// Something of a kind, with nothing special about it.
    public Resource(String id, String name, Kind kind) {
      this(
          id,
          name,
          kind,
          List.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /// What it is.
    public enum Kind {
      @JsonEnumDefaultValue
      PERSON,
      VAN,
      ROOM,
      PROPERTY,
      OTHER;

      /// Whether it can do a service, rather than be needed for one.
      public boolean leads() {
        return switch (this) {
          case PERSON, VAN, OTHER -> true;
          case ROOM, PROPERTY -> false;
        };
      }

      /// Whether it is on the road between two visits.
      public boolean travels() {
        return switch (this) {
          case PERSON, VAN -> true;
          case ROOM, PROPERTY, OTHER -> false;
        };
      }
    }

    /// Where else its time is kept.
    ///
    /// @param google id of a Google calendar
    /// @param ics addresses of feeds that tell when it is busy
    public record Outside(
        @JsonInclude(NON_EMPTY) Optional<String> google,
        @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> ics) {}
  }

  /// When appointments may be made.
  ///
  /// @param notice the least time from now to the start
  /// @param horizon how far ahead appointments are made
  /// @param step start times are whole multiples of it since opening
  public record Rules(Duration notice, Duration horizon, Duration step) {}

  /// What an emergency changes.
  ///
  /// @param notice the least time from now to the start of an emergency visit
  /// @param outOfHours whether emergencies are visited outside the opening hours
  /// @param advice what to tell the caller first, by a word found in the need; key `*` fits all
  /// @param maintenance how repairs are seen to, where there are any
  /// @param onCall who is fetched
  /// @param season when a home without heat is one; empty: as the climate of the country has it
  /// @param lines numbers to call first, such as `emergency` and `gas`, before those of the country
  public record Emergencies(
      Duration notice,
      boolean outOfHours,
      Map<String, String> advice,
      @JsonInclude(NON_EMPTY) Optional<Maintenance> maintenance,
      @JsonInclude(NON_EMPTY) Optional<OnCall> onCall,
      @JsonInclude(NON_EMPTY) Optional<Season> season,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> lines) {

    /// Of a business that sees to no repairs and fetches nobody.
    public Emergencies(Duration notice, boolean outOfHours, Map<String, String> advice) {
      this(notice, outOfHours, advice, NOTHING, Optional.empty(), Optional.empty(), Map.of());
    }

    private static final Optional<Maintenance> NOTHING = Optional.empty();

    Emergencies with(Optional<OnCall> chain) {
      return new Emergencies(notice, outOfHours, advice, maintenance, chain, season, lines);
    }
  }

  /// Whom to tell, and about what (`lead`, `emergency`, `change`).
  ///
  /// @param staff who else may ask about the business from their own telephone
  public record Alerts(
      Optional<Personal> phone,
      Optional<Personal> email,
      List<String> about,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Staff> staff) {

    public Alerts(Optional<Personal> phone, Optional<Personal> email, List<String> about) {
      this(phone, email, about, List.of());
    }
  }

  /// What a caller hears about themselves on caller id alone.
  public enum Recognition {
    NOTHING,
    NAME,
    NAME_AND_CONTEXT
  }

  /// A question people ask and the answer this business gives.
  public record Faq(String id, List<String> phrases, String answer) {}

  /// How repairs are seen to, where there are any.
  public Optional<Maintenance> maintenance() {
    return emergencies.maintenance();
  }

  /// The languages that are spoken here, the tenant's own first.
  public List<String> languages() {
    return Translation.languages(this);
  }

  /// The same, with its texts in another of its languages, where it has them.
  public Profile in(String tag) {
    return Translation.of(this, tag);
  }

  /// What callers say here, by intent, beside what they say everywhere.
  public Map<String, List<String>> phrases() {
    return persona.phrases();
  }

  public Optional<Service> service(String id) {
    return services.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  public Optional<Resource> resource(String id) {
    return resources.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Those who can lead a service: whom it names, else all of a leading kind, with its skills.
  public List<Resource> leads(Service service) {
    return resources.stream().filter(it -> leads(service, it)).toList();
  }

  /// Whether the resource can lead the service.
  public boolean leads(Service service, Resource it) {
    var named =
        service.resources().isEmpty() ? it.kind().leads() : service.resources().contains(it.id());
    return named && it.skills().containsAll(service.skills());
  }

  /// How far language models lead its conversations; empty: not at all.
  public Optional<Brain> brain() {
    return persona.brain();
  }

  public Profile with(Planning planning) {
    return Variant.of(this, persona, emergencies, alerts, planning);
  }

  public Profile with(Telephony telephony) {
    return Variant.of(this, telephony);
  }

  public Profile with(Alerts alerts) {
    return Variant.of(this, persona, emergencies, alerts, planning);
  }

  public Profile with(OnCall chain) {
    var with = emergencies.with(Optional.of(chain));
    return Variant.of(this, persona, with, alerts, planning);
  }

  /// The same, with these to ask.
  public Profile with(List<Specialist> specialists) {
    var it = persona;
    var asks =
        new Persona(
            it.name, it.voice, it.greeting, it.brain, it.phrases, specialists, it.languages);
    return Variant.of(this, asks, emergencies, alerts, planning);
  }

  /// The same, led by language models.
  public Profile with(Brain brain) {
    return Variant.of(this, persona.with(brain), emergencies, alerts, planning);
  }
}
