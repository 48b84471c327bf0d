package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Span;

/// How calls are put through to people: one after another is rung, until somebody accepts.
///
/// @param people in this order
/// @param ringing how long one of them is rung; usually 20 seconds
/// @param patience how long a caller is kept waiting before nobody else is tried; usually two
///   minutes
/// @param rounds how often we go round; usually once
/// @param large from which sum on a person is fetched
/// @param never what nobody is fetched for
/// @param vips customers who are put through at once, by id
/// @param linked whether people read a link instead of what a call was about
public record HandOff(
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Person> people,
    @JsonInclude(NON_EMPTY) Optional<Duration> ringing,
    @JsonInclude(NON_EMPTY) Optional<Duration> patience,
    @JsonInclude(NON_EMPTY) Optional<Integer> rounds,
    @JsonInclude(NON_EMPTY) Optional<Large> large,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Set<Trigger> never,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) Set<String> vips,
    @JsonInclude(NON_EMPTY) Optional<Boolean> linked) {

  public static final int MOST = 20;
  public static final int MOST_VIPS = 1000;
  public static final int MOST_ROUNDS = 5;

  private static final Duration RINGING = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Nobody is there to be put through to.
  public static final HandOff NOBODY =
      new HandOff(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Set.of(),
          Optional.empty());

  /// A sum in the currency's minor unit.
  ///
  /// @param currency ISO 4217
  public record Large(long minor, String currency) {

    /// What is much for an estate agency: two million pounds.
    public static final Large OF_ESTATES = new Large(200_000_000, "GBP");
  }

  /// Somebody who takes calls.
  ///
  /// @param id in the tenant
  /// @param hours when, on the tenant's wall clock; a span that ends before it begins lasts into
  ///   the next day; empty: always
  public record Person(
      String id,
      Personal name,
      Personal phone,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          Map<DayOfWeek, List<Span>> hours) {

    public Person {
      hours = hours == null ? Map.of() : Map.copyOf(hours);
    }

    /// Whether it is a time at which they take calls.
    public boolean there(ZonedDateTime now) {
      return !phone.erased() && new OnCall.Person(name, phone, hours).onDuty(now);
    }
  }

  public HandOff {
    people = people == null ? List.of() : List.copyOf(people);
    never = never == null ? Set.of() : Set.copyOf(never);
    vips = vips == null ? Set.of() : Set.copyOf(vips);
  }

  /// How this business puts callers through.
  public static HandOff of(Profile business) {
    return business.telephony().handOff().orElse(NOBODY);
  }

  /// Those who take calls at this time, as far as they have not said otherwise.
  public List<Person> there(ZonedDateTime now) {
    return people.stream().filter(it -> it.there(now)).toList();
  }

  /// Whether a person is fetched for it.
  public boolean wants(Trigger why) {
    return !never.contains(why);
  }

  /// From which sum on a person is fetched, if from any.
  public Optional<Large> threshold(Profile business) {
    boolean estates = business.vertical().equals("estate_agency");
    return large.or(() -> estates ? Optional.of(Large.OF_ESTATES) : Optional.empty());
  }

  /// Whether people read links only: as is said, else wherever health is talked about.
  public boolean linksOnly(Profile business) {
    return linked.orElseGet(() -> business.vertical().equals("med_spa"));
  }

  public Duration rings() {
    return ringing.orElse(RINGING);
  }

  public Duration waits() {
    return patience.orElse(PATIENCE);
  }

  public int times() {
    return rounds.orElse(1);
  }

  /// The same with these customers put through at once.
  public HandOff withVips(Set<String> customers) {
    return new HandOff(people, ringing, patience, rounds, large, never, customers, linked);
  }
}
