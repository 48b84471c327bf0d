package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.CHICAGO;
import static switchboard.engine.calendar.Plumber.FIX;
import static switchboard.engine.calendar.Plumber.MONDAY_SIX;
import static switchboard.engine.calendar.Plumber.PLUMBER;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.chicago;
import static switchboard.engine.calendar.Plumber.day;
import static switchboard.engine.calendar.Plumber.local;
import static switchboard.engine.calendar.Plumber.profile;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.span;
import static switchboard.engine.calendar.Plumber.taken;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Shop.capped;
import static switchboard.engine.calendar.Shop.closing;
import static switchboard.engine.calendar.Shop.keeping;
import static switchboard.engine.calendar.Shop.reserving;
import static switchboard.engine.calendar.Shop.resource;
import static switchboard.engine.calendar.Shop.staffed;
import static switchboard.engine.calendar.Shop.travelling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.understanding.When.Grain;

/// 2026-06-02 is a Tuesday; now is Monday morning.
class PlanningRulesTest {
  static final Wish TUESDAY = day("2026-06-02");
  static final Profile ONE = staffed(PLUMBER, resource("van-1", Kind.VAN));

  static List<Opening> openings(Profile profile, Service service, Wish wish, Busy... busy) {
    return Availability.slots(profile, service, false, List.of(busy), wish, MONDAY_SIX);
  }

  static List<String> times(Profile profile, Service service, Wish wish, Busy... busy) {
    return local(openings(profile, service, wish, busy).stream(), CHICAGO).stream()
        .map(it -> it.substring(11))
        .toList();
  }

  static Optional<Refusal> refusal(Profile profile, Service service, Opening it, Busy... busy) {
    return Availability.refusal(profile, service, false, List.of(busy), it, MONDAY_SIX);
  }

  static Opening at(String resource, String start, String end) {
    return new Opening(resource, taken("2026-06-02T" + start, "2026-06-02T" + end));
  }

  static DayException exception(String from, String to, String resource, Span... hours) {
    return new DayException(
        LocalDate.parse(from),
        LocalDate.parse(to),
        List.of(hours),
        Optional.of(resource).filter(it -> !it.isEmpty()),
        "");
  }

  @Test
  void a_resource_keeps_its_own_hours() {
    var ann = resource("ann", Kind.PERSON, week("13:00-15:00"), Optional.empty());
    var shop = staffed(PLUMBER, ann);
    assertThat(times(shop, FIX, TUESDAY, busy("ann"))).containsExactly("13:00", "13:30", "14:00");
    assertThat(refusal(shop, FIX, at("ann", "10:00", "11:00"), busy("ann")))
        .contains(Refusal.CLOSED);
  }

  @Test
  void the_business_closes_for_several_days() {
    var shop = ONE.with(closing(exception("2026-06-01", "2026-06-04", "")));
    assertThat(local(openings(shop, FIX, Wish.ANY, busy("van-1")).stream(), CHICAGO))
        .startsWith("2026-06-05T08:00");
    assertThat(refusal(shop, FIX, at("van-1", "10:00", "11:00"), busy("van-1")))
        .contains(Refusal.CLOSED);
  }

  @Test
  void other_hours_count_on_a_day_of_their_own_and_the_shortest_exception_wins() {
    var shop =
        ONE.with(
            closing(
                exception("2026-06-02", "2026-06-02", "", span("10:00-12:00")),
                exception("2026-06-01", "2026-06-07", "")));
    assertThat(local(openings(shop, FIX, Wish.ANY, busy("van-1")).stream(), CHICAGO))
        .startsWith("2026-06-02T10:00", "2026-06-02T10:30", "2026-06-02T11:00", "2026-06-08T08:00");
  }

  @Test
  void one_is_away_while_the_others_work() {
    var shop = PLUMBER.with(closing(exception("2026-06-02", "2026-06-02", "van-1")));
    assertThat(openings(shop, FIX, TUESDAY, busy("van-1"), busy("van-2")))
        .isNotEmpty()
        .allMatch(it -> it.resource().equals("van-2"));
  }

  @Test
  void nobody_is_put_to_work_outside_their_own_week_by_a_long_day_of_the_business() {
    var ann = resource("ann", Kind.PERSON, week("13:00-15:00"), Optional.empty());
    var longer = exception("2026-06-02", "2026-06-02", "", span("06:00-14:30"));
    var shop = staffed(PLUMBER, ann).with(closing(longer));
    assertThat(times(shop, FIX, TUESDAY, busy("ann"))).containsExactly("13:00", "13:30");
  }

  @Test
  void out_of_hours_does_not_mean_on_a_day_that_is_closed() {
    var shop = ONE.with(closing(exception("2026-06-02", "2026-06-02", "")));
    var night = wishFor("2026-06-02T03:00");
    assertThat(emergency(ONE, night)).isNotEmpty();
    assertThat(emergency(shop, night)).isEmpty();
    var short_ = ONE.with(closing(exception("2026-06-02", "2026-06-02", "", span("09:00-12:00"))));
    assertThat(emergency(short_, night)).isNotEmpty();
  }

  private static Wish wishFor(String start) {
    return Plumber.wish(start, null, Grain.HOUR);
  }

  private static List<Opening> emergency(Profile profile, Wish wish) {
    return Availability.slots(profile, FIX, true, List.of(busy("van-1")), wish, MONDAY_SIX);
  }

  @Test
  void public_holidays_are_kept_unless_the_business_is_open_on_them() {
    var june = Instant.parse("2026-06-15T12:00:00Z");
    var usa = new Holidays("US", Optional.empty(), Set.of());
    var open = new Holidays("US", Optional.empty(), Set.of(LocalDate.parse("2026-06-19")));
    var unknown = new Holidays("ZZ", Optional.empty(), Set.of());
    assertThat(dates(ONE.with(keeping(usa)), june)).doesNotContain("2026-06-19");
    assertThat(dates(ONE.with(keeping(open)), june)).contains("2026-06-19");
    assertThat(dates(ONE.with(keeping(unknown)), june)).contains("2026-06-19");
  }

  private static Set<String> dates(Profile profile, Instant now) {
    var slots =
        Availability.slots(profile, FIX, false, List.of(busy("van-1")), Wish.ANY, now).stream();
    return Set.copyOf(local(slots, CHICAGO).stream().map(it -> it.substring(0, 10)).toList());
  }

  @Test
  void an_exception_on_a_holiday_counts_for_more_than_the_holiday() {
    var juneteenth = exception("2026-06-19", "2026-06-19", "", span("10:00-11:00"));
    var planning =
        Shop.planning(
            List.of(juneteenth),
            Optional.of(new Holidays("US", Optional.empty(), Set.of())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var now = Instant.parse("2026-06-15T12:00:00Z");
    assertThat(dates(ONE.with(planning), now)).contains("2026-06-19");
  }

  @Test
  void between_two_visits_there_is_time_to_travel_and_breaks_need_none() {
    var shop = ONE.with(travelling("PT45M"));
    var noon = taken("2026-06-02T12:00", "2026-06-02T13:00");
    var visit = new Busy("van-1", List.of(noon), List.of(noon), true);
    var lunch = new Busy("van-1", List.of(noon), List.of(), true);
    assertThat(times(shop, FIX, TUESDAY, visit))
        .contains("10:00", "14:00")
        .doesNotContain("10:30", "13:30");
    assertThat(times(shop, FIX, TUESDAY, lunch)).contains("11:00", "13:00");
    assertThat(refusal(shop, FIX, at("van-1", "13:30", "14:30"), visit)).contains(Refusal.TAKEN);
  }

  @Test
  void a_room_does_not_travel() {
    var room = staffed(PLUMBER, resource("room", Kind.ROOM)).with(travelling("PT45M"));
    var service = service("PT1H", "PT0S", "PT0S", "room");
    var noon = busy("room", taken("2026-06-02T12:00", "2026-06-02T13:00"));
    assertThat(times(room, service, TUESDAY, noon)).contains("11:00", "13:00");
  }

  @Test
  void buffers_that_differ_stack_and_travel_is_no_longer_than_they_are() {
    var visit = taken("2026-06-02T12:00", "2026-06-02T13:00");
    var padded = taken("2026-06-02T11:45", "2026-06-02T13:15");
    var busy = new Busy("van-1", List.of(padded), List.of(visit), true);
    var service = service("PT1H", "PT15M", "PT45M");
    var expected = List.of("13:30", "14:00");
    assertThat(times(ONE, service, TUESDAY, busy)).contains("10:00").containsAll(expected);
    assertThat(times(ONE, service, TUESDAY, busy)).doesNotContain("10:30", "13:00");
    assertThat(times(ONE.with(travelling("PT30M")), service, TUESDAY, busy))
        .isEqualTo(times(ONE, service, TUESDAY, busy));
    assertThat(times(ONE.with(travelling("PT1H")), service, TUESDAY, busy))
        .contains("14:00")
        .doesNotContain("13:30");
  }

  @Test
  void a_day_takes_no_more_visits_than_it_may() {
    var two =
        busy(
            "van-1",
            taken("2026-06-02T08:00", "2026-06-02T09:00"),
            taken("2026-06-02T23:30", "2026-06-03T00:30"));
    var full = at("van-1", "14:00", "15:00");
    assertThat(refusal(ONE.with(capped(2)), FIX, full, two)).contains(Refusal.DAY_FULL);
    assertThat(refusal(ONE.with(capped(3)), FIX, full, two)).isEmpty();
    assertThat(times(ONE.with(capped(2)), FIX, TUESDAY, two)).isEmpty();
    assertThat(times(ONE.with(capped(2)), FIX, day("2026-06-03"), two)).isNotEmpty();
    assertThat(
            Availability.slots(ONE.with(capped(2)), FIX, true, List.of(two), TUESDAY, MONDAY_SIX))
        .as("emergencies")
        .isNotEmpty();
  }

  @Test
  void a_cap_counts_visits_over_all_vans_and_breaks_over_none() {
    var shop = PLUMBER.with(capped(2));
    var one = taken("2026-06-02T08:00", "2026-06-02T09:00");
    var other = taken("2026-06-02T12:00", "2026-06-02T13:00");
    assertThat(times(shop, FIX, TUESDAY, busy("van-1", one), busy("van-2", other))).isEmpty();
    var lunch = new Busy("van-2", List.of(other), List.of(), true);
    assertThat(times(shop, FIX, TUESDAY, busy("van-1", one), lunch)).isNotEmpty();
  }

  @Test
  void a_service_and_a_resource_have_caps_of_their_own() {
    var visit = taken("2026-06-02T08:00", "2026-06-02T09:00");
    var install = Shop.capped(FIX, 1);
    var same = new Busy("van-1", List.of(visit), List.of(visit), List.of(visit), true);
    var other = new Busy("van-1", List.of(visit), List.of(visit), List.of(), true);
    assertThat(times(ONE, install, TUESDAY, same)).isEmpty();
    assertThat(times(ONE, install, TUESDAY, other)).isNotEmpty();
    var lazy =
        staffed(
            PLUMBER,
            resource("van-1", Kind.VAN, Map.of(), Optional.of(1)),
            resource("van-2", Kind.VAN));
    assertThat(openings(lazy, FIX, TUESDAY, same, busy("van-2")))
        .isNotEmpty()
        .allMatch(it -> it.resource().equals("van-2"));
  }

  @Test
  void time_kept_for_emergencies_is_left_open_until_shortly_before() {
    var shop = ONE.with(reserving("PT2H", "PT12H"));
    var seven =
        busy(
            "van-1",
            taken("2026-06-02T08:00", "2026-06-02T15:00"),
            taken("2026-06-02T18:00", "2026-06-02T20:00"));
    assertThat(times(shop, FIX, TUESDAY, seven))
        .containsExactly("15:00", "15:30", "16:00", "16:30", "17:00");
    var eight = busy("van-1", taken("2026-06-02T08:00", "2026-06-02T16:00"));
    assertThat(times(shop, FIX, TUESDAY, eight)).isEmpty();
    assertThat(refusal(shop, FIX, at("van-1", "16:00", "17:00"), eight)).contains(Refusal.RESERVED);
    assertThat(Availability.slots(shop, FIX, true, List.of(eight), TUESDAY, MONDAY_SIX))
        .as("emergencies")
        .isNotEmpty();
    assertThat(
            Availability.slots(
                shop, FIX, false, List.of(eight), TUESDAY, chicago("2026-06-01T12:01")))
        .as("twelve hours before")
        .hasSize(3);
  }

  @Test
  void the_room_around_a_visit_uses_up_time_too_but_only_while_it_is_open() {
    var shop = ONE.with(reserving("PT8H", "PT0S"));
    var padded = service("PT1H", "PT1H", "PT1H");
    assertThat(times(shop, padded, TUESDAY, busy("van-1"))).containsExactly("08:00", "17:00");
  }

  @Test
  void what_is_not_certain_is_offered_as_such_and_only_if_nothing_certain_is_free() {
    var doubt = new Busy("van-1", List.of(), List.of(), false);
    assertThat(openings(PLUMBER, FIX, TUESDAY, doubt)).isNotEmpty().noneMatch(Opening::sure);
    var ten = busy("van-2", taken("2026-06-02T10:00", "2026-06-02T11:00"));
    assertThat(openings(PLUMBER, FIX, TUESDAY, doubt, ten))
        .hasSize(19)
        .allMatch(it -> it.sure() == it.resource().equals("van-2"))
        .filteredOn(it -> !it.sure())
        .hasSize(3);
  }

  @Test
  void each_refusal_says_why() {
    var good = at("van-1", "10:00", "11:00");
    assertThat(refusal(ONE, FIX, good, busy("van-1"))).isEmpty();
    assertThat(refusal(ONE, FIX, good)).contains(Refusal.UNKNOWN);
    assertThat(refusal(ONE, FIX, good, busy("van-1", good.slot()))).contains(Refusal.TAKEN);
    assertThat(why("10:00", "10:30")).contains(Refusal.WRONG_LENGTH);
    assertThat(why("10:10", "11:10")).contains(Refusal.OFF_STEP);
    assertThat(why("17:30", "18:30")).contains(Refusal.CLOSED);
    assertThat(refusal(ONE, FIX, at("nobody", "10:00", "11:00"))).contains(Refusal.NOT_ABLE);
    assertThat(on("2026-06-01T07:30")).contains(Refusal.TOO_SOON);
    assertThat(on("2020-06-01T10:00")).contains(Refusal.TOO_SOON);
    assertThat(on("2026-06-15T10:00")).contains(Refusal.TOO_FAR);
    assertThat(on("2999-06-15T10:00")).contains(Refusal.TOO_FAR);
    var odd = Slot.of(chicago("2026-06-02T10:00").plusNanos(1), FIX.duration());
    assertThat(refusal(ONE, FIX, new Opening("van-1", odd), busy("van-1")))
        .contains(Refusal.OFF_STEP);
  }

  private static Optional<Refusal> why(String start, String end) {
    return refusal(ONE, FIX, at("van-1", start, end), busy("van-1"));
  }

  private static Optional<Refusal> on(String start) {
    var slot = Slot.of(chicago(start), FIX.duration());
    return refusal(ONE, FIX, new Opening("van-1", slot), busy("van-1"));
  }

  @Test
  void a_shop_open_past_midnight_belongs_to_the_evening_it_opened() {
    var late = staffed(profile(CHICAGO, week("22:00-02:00")), resource("van-1", Kind.VAN));
    var shop = late.with(closing(exception("2026-06-02", "2026-06-02", "")));
    assertThat(times(late, FIX, TUESDAY, busy("van-1")))
        .containsExactly("00:00", "00:30", "01:00", "22:00", "22:30", "23:00", "23:30");
    assertThat(times(shop, FIX, TUESDAY, busy("van-1"))).containsExactly("00:00", "00:30", "01:00");
  }
}
