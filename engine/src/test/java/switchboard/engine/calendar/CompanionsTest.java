package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.PlanningRulesTest.TUESDAY;
import static switchboard.engine.calendar.PlanningRulesTest.at;
import static switchboard.engine.calendar.PlanningRulesTest.openings;
import static switchboard.engine.calendar.PlanningRulesTest.refusal;
import static switchboard.engine.calendar.PlanningRulesTest.times;
import static switchboard.engine.calendar.Plumber.CHICAGO;
import static switchboard.engine.calendar.Plumber.FIX;
import static switchboard.engine.calendar.Plumber.MONDAY_SIX;
import static switchboard.engine.calendar.Plumber.PLUMBER;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.local;
import static switchboard.engine.calendar.Plumber.taken;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Shop.needing;
import static switchboard.engine.calendar.Shop.resource;
import static switchboard.engine.calendar.Shop.staffed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.tenant.Profile.Resource.Kind;

/// Who does it, and who or what is needed beside them.
class CompanionsTest {
  @Test
  void a_treatment_needs_a_free_room_beside_whoever_gives_it() {
    var shop =
        staffed(
            PLUMBER,
            resource("ann", Kind.PERSON),
            resource("room-1", Kind.ROOM),
            resource("room-2", Kind.ROOM, week("12:00-18:00"), Optional.empty()));
    var service = needing(FIX, List.of(Kind.ROOM));
    var morning = busy("room-1", taken("2026-06-02T08:00", "2026-06-02T14:00"));
    var slots = openings(shop, service, TUESDAY, busy("ann"), morning, busy("room-2"));
    assertThat(local(slots.stream(), CHICAGO)).startsWith("2026-06-02T12:00");
    assertThat(slots.getFirst().with()).containsExactly("room-2");
    assertThat(slots.getLast()).returns("ann", Opening::resource);
    assertThat(times(shop, service, TUESDAY, busy("ann"))).as("no room known").isEmpty();
    var both = needing(FIX, List.of(Kind.ROOM, Kind.ROOM));
    assertThat(openings(shop, both, TUESDAY, busy("ann"), busy("room-1"), busy("room-2")))
        .isNotEmpty()
        .allMatch(it -> it.with().equals(List.of("room-1", "room-2")));
  }

  @Test
  void a_room_is_judged_by_its_own_calendar_and_not_by_the_step() {
    var shop =
        staffed(
            PLUMBER,
            resource("ann", Kind.PERSON),
            resource("room", Kind.ROOM, week("09:15-18:00"), Optional.empty()));
    var service = needing(FIX, List.of(Kind.ROOM));
    assertThat(refusal(shop, service, at("room", "09:30", "10:30"), busy("room"))).isEmpty();
    assertThat(refusal(shop, service, at("room", "09:00", "10:00"), busy("room")))
        .contains(Refusal.CLOSED);
    var noon = busy("room", taken("2026-06-02T12:00", "2026-06-02T13:00"));
    assertThat(refusal(shop, service, at("room", "12:30", "13:30"), noon)).contains(Refusal.TAKEN);
  }

  @Test
  void whoever_leads_is_not_also_the_second_one() {
    var shop = staffed(PLUMBER, resource("ann", Kind.PERSON), resource("bob", Kind.PERSON));
    var pair = needing(FIX, List.of(Kind.PERSON));
    assertThat(openings(shop, pair, TUESDAY, busy("ann"), busy("bob")))
        .isNotEmpty()
        .allMatch(it -> !it.with().contains(it.resource()) && it.with().size() == 1);
    assertThat(times(shop, pair, TUESDAY, busy("ann"))).isEmpty();
  }

  @Test
  void a_property_is_looked_at_only_when_it_is_named() {
    var shop =
        staffed(
            PLUMBER,
            resource("ann", Kind.PERSON),
            resource("lk-101", Kind.PROPERTY),
            resource("lk-102", Kind.PROPERTY));
    var viewing = needing(FIX, List.of(Kind.PROPERTY));
    var all =
        new Busy[] {
          busy("ann"), busy("lk-101", taken("2026-06-02T08:00", "2026-06-02T17:00")), busy("lk-102")
        };
    assertThat(openings(shop, viewing, TUESDAY, all))
        .hasSize(19)
        .allMatch(it -> it.with().isEmpty());
    assertThat(openings(shop, viewing, TUESDAY.with(List.of("lk-101")), all))
        .singleElement()
        .returns(List.of("lk-101"), Opening::with);
    assertThat(openings(shop, viewing, TUESDAY.with(List.of("lk-101")), busy("ann"))).isEmpty();
  }

  @Test
  void a_companion_that_is_no_companion_is_refused() {
    var shop = staffed(PLUMBER, resource("ann", Kind.PERSON), resource("room", Kind.ROOM));
    var service = needing(FIX, List.of(Kind.ROOM));
    var slot = taken("2026-06-02T10:00", "2026-06-02T11:00");
    var known = Stream.of("ann", "room").map(it -> busy(it)).toArray(Busy[]::new);
    assertThat(refusal(shop, service, with(slot, "room"), known)).isEmpty();
    assertThat(refusal(shop, service, with(slot, "cellar"), known)).contains(Refusal.NOT_ABLE);
    assertThat(refusal(shop, service, with(slot, "room"), busy("ann"))).isEmpty();
    assertThat(refusal(shop, service, with(slot, "room"), busy("ann"), busy("room", slot)))
        .contains(Refusal.TAKEN);
  }

  @Test
  void a_named_person_is_asked_and_nobody_else() {
    var all =
        new Busy[] {busy("van-1", taken("2026-06-02T08:00", "2026-06-02T17:00")), busy("van-2")};
    var wish = TUESDAY.by(Optional.of("van-1"));
    assertThat(openings(PLUMBER, FIX, wish, all))
        .singleElement()
        .returns("van-1", Opening::resource);
    assertThat(Availability.offers(PLUMBER, FIX, false, List.of(all), wish, MONDAY_SIX, 3))
        .hasSize(3)
        .allMatch(it -> it.opening().resource().equals("van-1"));
    assertThat(openings(PLUMBER, FIX, TUESDAY.by(Optional.of("nobody")), all)).isEmpty();
  }

  @Test
  void only_those_who_are_able_do_it() {
    var shop =
        staffed(
            PLUMBER,
            resource("ann", Kind.PERSON, "gas", "laser"),
            resource("bob", Kind.PERSON, "gas"),
            resource("room", Kind.ROOM, "laser"));
    var laser = needing(FIX, List.of(), "laser");
    assertThat(openings(shop, laser, TUESDAY, busy("ann"), busy("bob"), busy("room")))
        .isNotEmpty()
        .allMatch(it -> it.resource().equals("ann"));
    assertThat(refusal(shop, laser, at("bob", "10:00", "11:00"), busy("bob")))
        .contains(Refusal.NOT_ABLE);
    assertThat(refusal(shop, laser, at("room", "10:00", "11:00"), busy("room")))
        .contains(Refusal.NOT_ABLE);
  }

  static Opening with(Slot slot, String other) {
    return new Opening("ann", slot, List.of(other), true);
  }
}
