package switchboard.edge.telephony;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.engine.calendar.BusinessHours;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Reception;
import switchboard.engine.tenant.Reception.Policy;
import switchboard.engine.tenant.Reception.Terms;

/// How callers are received, as the owner reads and writes it.
///
/// @param now how it stands; not written
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HoursSheet(
    Optional<Received> open, Optional<Received> closed, Optional<Received> holiday, Now now) {

  private static final int MOST = 10;
  private static final String TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
  private static final Map<String, Policy> POLICIES =
      Stream.of(Policy.values()).collect(Collectors.toUnmodifiableMap(HoursSheet::word, it -> it));

  record Received(String policy, List<Greeting> greetings) {}

  record Greeting(String language, String text) {}

  /// @param hour `open`, `closed` or `holiday`
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Now(
      String hour, String policy, Optional<String> label, Optional<OffsetDateTime> opens) {}

  private static String word(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  static HoursSheet of(Visit visit, Profile profile, Instant at) {
    var it = Reception.of(profile);
    var hours = BusinessHours.at(profile, at);
    var now =
        new Now(
            word(hours.hour()),
            word(hours.policy(profile)),
            hours.label(),
            hours.opens().map(visit::at));
    return new HoursSheet(
        it.open().map(HoursSheet::received),
        it.closed().map(HoursSheet::received),
        it.holiday().map(HoursSheet::received),
        now);
  }

  private static Received received(Terms it) {
    var greetings =
        it.greeting().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> new Greeting(one.getKey(), one.getValue()))
            .toList();
    return new Received(word(it.does()), greetings);
  }

  /// @throws BadParameter for what will not do
  static Reception read(Body body) {
    body.only("open", "closed", "holiday");
    return new Reception(terms(body, "open"), terms(body, "closed"), terms(body, "holiday"));
  }

  private static Optional<Terms> terms(Body body, String name) {
    return body.object(name)
        .map(it -> it.only("policy", "greetings"))
        .map(it -> new Terms(it.choice("policy", POLICIES), greetings(it)));
  }

  private static Map<String, String> greetings(Body body) {
    var all = new LinkedHashMap<String, String>();
    for (var it : body.objects("greetings", MOST).orElse(List.of())) {
      it.only("language", "text");
      var name = it.name("language");
      var tag = Body.required(name, it.line("language", 35));
      if (!tag.matches(TAG)) throw new BadParameter(name, name + " must be such as en-US.");
      var text = Body.required(it.name("text"), it.line("text", Reception.LONGEST));
      if (all.put(tag, text) != null) throw new BadParameter(name, name + " is named twice.");
    }
    return all;
  }
}
