package switchboard.edge.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.WeekSheet;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.OnCall;

/// Who is fetched in an emergency, as the API shows and takes it.
///
/// @param afterText how long after a text we call, in ISO 8601; `afterCall` how long after a call
///   we turn to the next
record ChainSheet(
    List<Person> people, String afterText, String afterCall, int rounds, boolean tellCaller) {

  /// @param hours when, by day; absent: always
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Person(String name, String phone, Map<DayOfWeek, List<WeekSheet.Hours>> hours) {}

  private static final int LONGEST_NAME = 80;

  static ChainSheet of(OnCall it) {
    return new ChainSheet(
        it.people().stream().filter(one -> !one.phone().erased()).map(ChainSheet::person).toList(),
        it.textWaits().toString(),
        it.callWaits().toString(),
        it.times(),
        it.tellCaller());
  }

  private static Person person(OnCall.Person it) {
    return new Person(
        it.name().erased() ? "" : it.name().text(), it.phone().text(), WeekSheet.of(it.hours()));
  }

  /// @throws BadParameter for what will not do
  static OnCall read(Body body, String country) {
    body.only("people", "afterText", "afterCall", "rounds", "tellCaller");
    var people =
        Body.required("people", body.objects("people", OnCall.MOST)).stream()
            .map(it -> person(it, country))
            .toList();
    var phones = new HashSet<Personal>();
    for (int i = 0; i < people.size(); i++)
      if (!phones.add(people.get(i).phone()))
        throw new BadParameter("people[" + i + "].phone", "A number may be named once only.");
    return new OnCall(
        people,
        wait("afterText", body),
        wait("afterCall", body),
        body.whole("rounds", 1, OnCall.MOST_ROUNDS).map(Math::toIntExact),
        body.flag("tellCaller").orElse(false));
  }

  private static Optional<Duration> wait(String name, Body body) {
    var it = body.duration(name);
    if (it.isPresent() && !OnCall.fit(it.get()))
      throw new BadParameter(name, name + " " + OnCall.WAITS + ".");
    return it;
  }

  private static OnCall.Person person(Body it, String country) {
    it.only("name", "phone", "hours");
    var name = Body.required(it.name("name"), it.line("name", LONGEST_NAME));
    var said = Body.required(it.name("phone"), it.line("phone", 40));
    var phone =
        Phone.of(said, country)
            .orElseThrow(() ->
                new BadParameter(
                    it.name("phone"), it.name("phone") + " must be a telephone number."));
    var hours = it.object("hours").map(WeekSheet::read).orElse(Map.of());
    return new OnCall.Person(Personal.of(name), Personal.of(phone.e164()), hours);
  }
}
