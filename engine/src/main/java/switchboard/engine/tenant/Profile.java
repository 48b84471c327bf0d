package switchboard.engine.tenant;

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
    boolean demo) {

  /// Who answers.
  ///
  /// @param voice of the telephony vendor (`Polly.Joanna`)
  /// @param greeting said first; `{business}` and `{name}` stand for the names
  public record Persona(String name, String voice, String greeting) {}

  /// Opening hours of a day, on the tenant's wall clock; `to` is exclusive.
  public record Span(LocalTime from, LocalTime to) {}

  /// Something that can be done for a customer at a certain time.
  ///
  /// @param synonyms what else callers call it
  /// @param fromMinor lowest price in minor units, if one may be told
  /// @param resources ids of those who can do it; empty means all
  public record Service(
      String id,
      String name,
      List<String> synonyms,
      Duration duration,
      Duration before,
      Duration after,
      Optional<Long> fromMinor,
      Optional<Long> toMinor,
      List<String> resources) {}

  /// Who or what does it: a person, a van, a room.
  public record Resource(String id, String name) {}

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
  public record Emergencies(Duration notice, boolean outOfHours, Map<String, String> advice) {}

  /// Whom to tell, and about what (`lead`, `emergency`, `change`).
  public record Alerts(Optional<Personal> phone, Optional<Personal> email, List<String> about) {}

  /// What a caller hears about themselves on caller id alone.
  public enum Recognition {
    NOTHING,
    NAME,
    NAME_AND_CONTEXT
  }

  /// A question people ask and the answer this business gives.
  public record Faq(String id, List<String> phrases, String answer) {}

  public Optional<Service> service(String id) {
    return services.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
