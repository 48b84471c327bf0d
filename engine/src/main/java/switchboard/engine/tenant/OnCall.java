package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
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
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Span;

/// Who is fetched in an emergency: each is texted, then called, then the next one is, until
/// somebody takes it.
///
/// @param people in this order
/// @param afterText how long after a text before we call; usually three minutes
/// @param afterCall how long after a call before we turn to the next; usually one minute
/// @param rounds how often we go round; usually twice
/// @param tellCaller whether the caller is told by text who has taken it
public record OnCall(
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Person> people,
    @JsonInclude(NON_EMPTY) Optional<Duration> afterText,
    @JsonInclude(NON_EMPTY) Optional<Duration> afterCall,
    @JsonInclude(NON_EMPTY) Optional<Integer> rounds,
    @JsonInclude(NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) boolean tellCaller) {

  public static final int MOST = 20;
  public static final int MOST_ROUNDS = 10;
  public static final String WAITS = "must be from one second to two hours";

  private static final Duration TEXT = Duration.ofMinutes(3);
  private static final Duration CALL = Duration.ofMinutes(1);
  private static final int ROUNDS = 2;

  public static final OnCall NOBODY =
      new OnCall(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  public OnCall {
    people = people == null ? List.of() : List.copyOf(people);
  }

  /// Somebody who may be fetched.
  ///
  /// @param hours when, on the tenant's wall clock; a span that ends before it begins lasts into
  ///   the next day; empty: always
  public record Person(
      Personal name,
      Personal phone,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          Map<DayOfWeek, List<Span>> hours) {

    public Person {
      hours = hours == null ? Map.of() : Map.copyOf(hours);
    }

    boolean onDuty(ZonedDateTime now) {
      if (hours.isEmpty()) return true;
      var time = now.toLocalTime();
      var today = hours.getOrDefault(now.getDayOfWeek(), List.of());
      var yesterday = hours.getOrDefault(now.getDayOfWeek().minus(1), List.of());
      return today.stream()
              .anyMatch(it -> !time.isBefore(it.from()) && (late(it) || time.isBefore(it.to())))
          || yesterday.stream().anyMatch(it -> late(it) && time.isBefore(it.to()));
    }

    private static boolean late(Span it) {
      return !it.to().isAfter(it.from());
    }
  }

  /// Whom this business fetches.
  public static OnCall of(Profile business) {
    return business.emergencies().onCall().orElse(NOBODY);
  }

  /// One person, always.
  public static OnCall of(Phone phone) {
    var person = new Person(Personal.of("the person on call"), Personal.of(phone.e164()), Map.of());
    return new OnCall(List.of(person), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /// Whoever is on duty; everybody where nobody is.
  public List<Person> onDuty(ZonedDateTime now) {
    var there = people.stream().filter(it -> it.onDuty(now)).toList();
    return there.isEmpty() ? people : there;
  }

  /// Whether the number is one of theirs.
  public boolean has(Phone phone) {
    return people.stream().anyMatch(it -> it.phone().equals(Personal.of(phone.e164())));
  }

  /// Whether it is a time to wait.
  public static boolean fit(Duration wait) {
    return wait.compareTo(Duration.ofSeconds(1)) >= 0 && wait.compareTo(Duration.ofHours(2)) <= 0;
  }

  public Duration textWaits() {
    return afterText.orElse(TEXT);
  }

  public Duration callWaits() {
    return afterCall.orElse(CALL);
  }

  public int times() {
    return rounds.orElse(ROUNDS);
  }
}
