package switchboard.edge.handoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.WeekSheet;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.HandOff;
import switchboard.engine.tenant.HandOff.Large;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Trigger;

/// Who callers are put through to, and what for, as the API shows and takes it.
///
/// @param ringing how long one telephone rings, `patience` how long a caller is kept waiting, in
///   ISO 8601
/// @param large from which sum on a person is fetched; absent: from none
/// @param never what nobody is fetched for
/// @param linked whether people read a link instead of what a call was about
/// @param callBack how soon a caller whom nobody took is promised to be called back
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RingSheet(
    List<Person> people,
    String ringing,
    String patience,
    int rounds,
    Optional<Sum> large,
    List<String> never,
    boolean linked,
    String callBack) {

  /// @param hours when, by day; absent: always
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Person(
      String id, String name, String phone, Map<DayOfWeek, List<WeekSheet.Hours>> hours) {}

  /// @param minor in the currency's smallest unit
  record Sum(long minor, String currency) {}

  private static final int LONGEST_NAME = 80;
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST_RINGING = Duration.ofSeconds(60);
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(15);
  private static final Duration LEAST_PROMISE = Duration.ofMinutes(5);
  private static final Duration MOST_PROMISE = Duration.ofDays(7);
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Map<String, Trigger> TRIGGERS =
      new TreeMap<>(
          Stream.of(Trigger.values())
              .filter(it -> it != Trigger.TAKEN_OVER)
              .collect(Collectors.toMap(HandOffSheet::lower, it -> it)));

  static RingSheet of(Profile profile) {
    var it = HandOff.of(profile);
    return new RingSheet(
        it.people().stream().filter(one -> !one.phone().erased()).map(RingSheet::person).toList(),
        it.rings().toString(),
        it.waits().toString(),
        it.times(),
        it.threshold(profile).map(much -> new Sum(much.minor(), much.currency())),
        it.never().stream().map(HandOffSheet::lower).sorted().toList(),
        it.linksOnly(profile),
        profile.planning().promising().callBack().toString());
  }

  private static Person person(HandOff.Person it) {
    return new Person(
        it.id(),
        it.name().erased() ? "" : it.name().text(),
        it.phone().text(),
        WeekSheet.of(it.hours()));
  }

  /// The business with what is wanted of it. Important customers stay who they are, and a promise
  /// that is not spoken of stays as it is.
  ///
  /// @throws BadParameter for what will not do
  static Profile read(Body body, Profile profile) {
    body.only("people", "ringing", "patience", "rounds", "large", "never", "linked", "callBack");
    var ring = ring(body, profile);
    return within("callBack", body, LEAST_PROMISE, MOST_PROMISE)
        .map(it -> profile.with(profile.planning().callingBack(it)))
        .orElse(profile)
        .with(profile.telephony().with(ring));
  }

  private static HandOff ring(Body body, Profile profile) {
    var people =
        Body.required("people", body.objects("people", HandOff.MOST)).stream()
            .map(it -> person(it, profile.country()))
            .toList();
    differ(people);
    return new HandOff(
        people,
        within("ringing", body, LEAST, MOST_RINGING),
        within("patience", body, LEAST, MOST_PATIENCE),
        body.whole("rounds", 1, HandOff.MOST_ROUNDS).map(Math::toIntExact),
        body.object("large").map(RingSheet::sum),
        never(body),
        HandOff.of(profile).vips(),
        body.flag("linked"));
  }

  private static void differ(List<HandOff.Person> people) {
    var known = new HashSet<>();
    for (int i = 0; i < people.size(); i++) {
      if (!known.add(people.get(i).id()))
        throw new BadParameter("people[" + i + "].id", "An id may be used once only.");
      if (!known.add(people.get(i).phone()))
        throw new BadParameter("people[" + i + "].phone", "A number may be named once only.");
    }
  }

  private static Optional<Duration> within(
      String name, Body body, Duration least, Duration most) {
    var it = body.duration(name);
    if (it.isPresent() && (it.get().compareTo(least) < 0 || it.get().compareTo(most) > 0))
      throw new BadParameter(name, name + " must be from " + least + " to " + most + ".");
    return it;
  }

  private static Set<Trigger> never(Body body) {
    var expected = "never must be a list of: " + String.join(", ", TRIGGERS.keySet()) + ".";
    return body.names("never", TRIGGERS.size()).orElse(List.of()).stream()
        .map(it -> {
          var known = TRIGGERS.get(it);
          if (known == null) throw new BadParameter("never", expected);
          return known;
        })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Large sum(Body it) {
    it.only("minor", "currency");
    var minor = Body.required(it.name("minor"), it.whole("minor", 1, Long.MAX_VALUE));
    var currency = Body.required(it.name("currency"), it.line("currency", 3));
    if (!CURRENCY.matcher(currency).matches())
      throw new BadParameter(it.name("currency"), it.name("currency") + " must be like GBP.");
    return new Large(minor, currency);
  }

  private static HandOff.Person person(Body it, String country) {
    it.only("id", "name", "phone", "hours");
    var name = Body.required(it.name("name"), it.line("name", LONGEST_NAME));
    var said = Body.required(it.name("phone"), it.line("phone", 40));
    var phone =
        Phone.of(said, country)
            .orElseThrow(() ->
                new BadParameter(
                    it.name("phone"), it.name("phone") + " must be a telephone number."));
    var id = it.line("id", 40).orElseGet(() -> named(name));
    if (!ID.matcher(id).matches())
      throw new BadParameter(it.name("id"), it.name("id") + " must be small letters and digits.");
    var hours = it.object("hours").map(WeekSheet::read).orElse(Map.of());
    return new HandOff.Person(id, Personal.of(name), Personal.of(phone.e164()), hours);
  }

  /// An id for somebody who was given none.
  private static String named(String name) {
    var plain =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (plain.isEmpty()) return "person";
    return plain.substring(0, Math.min(40, plain.length()));
  }
}
