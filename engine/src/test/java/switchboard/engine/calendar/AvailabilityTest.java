package switchboard.engine.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.CHICAGO;
import static switchboard.engine.calendar.Plumber.FIX;
import static switchboard.engine.calendar.Plumber.FREE;
import static switchboard.engine.calendar.Plumber.LONDON;
import static switchboard.engine.calendar.Plumber.MONDAY_SIX;
import static switchboard.engine.calendar.Plumber.PLUMBER;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.chicago;
import static switchboard.engine.calendar.Plumber.day;
import static switchboard.engine.calendar.Plumber.local;
import static switchboard.engine.calendar.Plumber.profile;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.slots;
import static switchboard.engine.calendar.Plumber.taken;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Plumber.wish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

class AvailabilityTest {
  @Test
  void a_day_offers_every_step_at_which_the_visit_ends_in_time() {
    assertThat(slots(day("2026-06-02")))
        .hasSize(19)
        .startsWith("2026-06-02T08:00", "2026-06-02T08:30")
        .endsWith("2026-06-02T17:00");
  }

  @Test
  void notice_is_kept_and_the_past_is_never_offered() {
    var ten = chicago("2026-06-01T10:10");
    var today = Availability.slots(PLUMBER, FIX, false, FREE, day("2026-06-01"), ten);
    assertThat(local(today.stream(), CHICAGO)).startsWith("2026-06-01T12:30");
  }

  @Test
  void nothing_is_offered_beyond_the_horizon() {
    assertThat(slots(day("2026-06-15"))).isEmpty();
    assertThat(slots(Wish.ANY)).last().isEqualTo("2026-06-14T17:00");
  }

  @Test
  void a_closed_day_has_no_slots() {
    var hours = week("08:00-18:00");
    hours.remove(SUNDAY);
    hours.put(SATURDAY, List.of());
    var slots = Availability.slots(profile(CHICAGO, hours), FIX, false, FREE, Wish.ANY, MONDAY_SIX);
    assertThat(slots)
        .extracting(it -> it.slot().start().atZone(CHICAGO).getDayOfWeek())
        .contains(MONDAY)
        .doesNotContain(SATURDAY, SUNDAY);
  }

  @Test
  void no_visit_runs_into_the_lunch_break_and_steps_count_from_each_opening() {
    var lunch = profile(CHICAGO, week("08:00-12:00", "12:45-15:00"));
    var slots = Availability.slots(lunch, FIX, false, FREE, day("2026-06-02"), MONDAY_SIX);
    assertThat(local(slots.stream(), CHICAGO))
        .map(it -> it.substring(11))
        .containsExactly(
            "08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "12:45", "13:15",
            "13:45");
  }

  @Test
  void a_day_open_round_the_clock_has_no_seam_at_midnight() {
    var always = profile(CHICAGO, week("00:00-00:00"));
    var late = wish("2026-06-02T23:30", "2026-06-02T23:31", Grain.MINUTE);
    assertThat(Availability.offers(always, FIX, false, FREE, late, MONDAY_SIX, 1))
        .singleElement()
        .matches(Offer::fits);
  }

  @Test
  void the_room_around_a_visit_must_be_free_but_may_lie_outside_the_hours() {
    var travel = service("PT1H", "PT30M", "PT15M", "van-1");
    var busy = List.of(busy("van-1", taken("2026-06-02T10:00", "2026-06-02T16:00")));
    var slots = Availability.slots(PLUMBER, travel, false, busy, day("2026-06-02"), MONDAY_SIX);
    assertThat(local(slots.stream(), CHICAGO))
        .containsExactly(
            "2026-06-02T08:00", "2026-06-02T08:30", "2026-06-02T16:30", "2026-06-02T17:00");
  }

  @Test
  void the_least_busy_of_those_who_can_do_it_does_it() {
    var busy =
        List.of(
            busy("van-1", taken("2026-06-02T10:00", "2026-06-02T12:00")),
            busy("van-2", taken("2026-06-02T10:00", "2026-06-02T11:00")));
    var slots = Availability.slots(PLUMBER, FIX, false, busy, day("2026-06-02"), MONDAY_SIX);
    assertThat(slots).extracting(Opening::resource).containsOnly("van-2");
    var even = Availability.slots(PLUMBER, FIX, false, FREE, day("2026-06-02"), MONDAY_SIX);
    assertThat(even).extracting(Opening::resource).containsOnly("van-1");
    var only = service("PT1H", "PT0S", "PT0S", "van-1", "no-such-van");
    var forced = Availability.slots(PLUMBER, only, false, busy, day("2026-06-02"), MONDAY_SIX);
    assertThat(forced).extracting(Opening::resource).containsOnly("van-1");
  }

  @Test
  void an_unknown_calendar_is_never_free() {
    assertThat(Availability.slots(PLUMBER, FIX, false, List.of(), Wish.ANY, MONDAY_SIX)).isEmpty();
    assertThat(slots(day("2026-06-02"), busy("somebody-elses-van"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 2026-03-08, 23",
    "America/Chicago, 2026-11-01, 25",
    "Europe/London, 2026-03-29, 23",
    "Europe/London, 2026-10-25, 25",
    "Europe/London, 2026-06-10, 24"
  })
  void a_day_has_as_many_hours_as_it_has(String zone, String date, int hours) {
    var place = ZoneId.of(zone);
    var hourly = new Rules(Duration.ZERO, Duration.ofDays(7), Duration.ofHours(1));
    var always = profile(place, week("00:00-00:00"), hourly);
    var day = LocalDateTime.parse(date + "T00:00");
    var wish =
        Wish.of(
            new When(
                day.atZone(place).toOffsetDateTime(),
                Optional.of(day.plusDays(1).atZone(place).toOffsetDateTime()),
                Grain.DAY));
    var now = day.minusDays(1).atZone(place).toInstant();
    var slots = Availability.slots(always, FIX, false, FREE, wish, now);
    assertThat(slots).hasSize(hours);
    assertThat(slots).extracting(it -> it.slot().start()).doesNotHaveDuplicates();
    assertThat(slots).allMatch(it -> length(it).equals(Duration.ofHours(1)));
  }

  private static Duration length(Opening it) {
    return Duration.between(it.slot().start(), it.slot().end());
  }

  @Test
  void hours_the_clocks_skip_do_not_exist() {
    var half = new Rules(Duration.ZERO, Duration.ofDays(7), Duration.ofMinutes(30));
    var early = profile(CHICAGO, week("02:30-04:00"), half);
    var now = chicago("2026-03-07T12:00");
    var slots = Availability.slots(early, FIX, false, FREE, day("2026-03-08"), now);
    assertThat(local(slots.stream(), CHICAGO)).containsExactly("2026-03-08T03:00");
    var gone = profile(CHICAGO, week("02:00-03:00"), half);
    assertThat(Availability.slots(gone, FIX, false, FREE, day("2026-03-08"), now)).isEmpty();
  }

  @Test
  void opening_hours_follow_the_wall_clock_over_a_change() {
    var london = profile(LONDON, week("09:00-18:00"));
    var friday = LocalDateTime.parse("2026-10-23T07:00").atZone(LONDON).toInstant();
    var starts =
        Availability.slots(london, FIX, false, FREE, Wish.ANY, friday).stream()
            .map(it -> it.slot().start().atZone(LONDON).toLocalTime())
            .toList();
    assertThat(starts).contains(LocalTime.of(9, 0)).doesNotContain(LocalTime.of(8, 30));
    assertThat(starts).allMatch(it -> !it.isAfter(LocalTime.of(17, 0)));
  }

  @Test
  void what_breaks_one_rule_is_not_allowed() {
    var good = new Opening("van-1", taken("2026-06-02T10:00", "2026-06-02T11:00"));
    assertThat(allowed(good)).isTrue();
    assertThat(allowed(new Opening("van-3", good.slot()))).isFalse();
    assertThat(allowed(at("2026-06-02T10:10", "2026-06-02T11:10"))).isFalse();
    assertThat(allowed(at("2026-06-02T10:00", "2026-06-02T12:00"))).isFalse();
    assertThat(allowed(at("2026-06-02T17:30", "2026-06-02T18:30"))).isFalse();
    assertThat(allowed(at("2026-06-01T07:30", "2026-06-01T08:30"))).isFalse();
    assertThat(allowed(at("2026-05-29T10:00", "2026-05-29T11:00"))).isFalse();
    assertThat(allowed(at("2026-06-29T10:00", "2026-06-29T11:00"))).isFalse();
    assertThat(allowed(new Opening("van-1", new Slot(Instant.MIN, Instant.MAX)))).isFalse();
    var busy = List.of(busy("van-1", taken("2026-06-02T10:30", "2026-06-02T10:40")));
    assertThat(Availability.allowed(PLUMBER, FIX, false, busy, good, MONDAY_SIX)).isFalse();
  }

  private static Opening at(String start, String end) {
    return new Opening("van-1", taken(start, end));
  }

  private static boolean allowed(Opening opening) {
    return Availability.allowed(PLUMBER, FIX, false, FREE, opening, MONDAY_SIX);
  }

  @Test
  void absurd_profiles_offer_nothing_and_harm_nobody() {
    var none = service("PT0S", "PT0S", "PT0S");
    assertThat(Availability.slots(PLUMBER, none, false, FREE, Wish.ANY, MONDAY_SIX)).isEmpty();
    var backwards = service("PT-1H", "PT-1H", "PT-9H");
    assertThat(Availability.slots(PLUMBER, backwards, true, FREE, Wish.ANY, MONDAY_SIX)).isEmpty();
    var never = new Rules(Duration.ofDays(9), Duration.ofDays(-9), Duration.ZERO);
    var closed = profile(CHICAGO, week("08:00-09:01"), never);
    assertThat(Availability.offers(closed, FIX, false, FREE, Wish.ANY, MONDAY_SIX, 3)).isEmpty();
    var endless = new Rules(Duration.ZERO, Duration.ofDays(99_999), Duration.ZERO);
    var soon = profile(CHICAGO, week("08:00-09:01"), endless);
    assertThat(Availability.offers(soon, FIX, false, FREE, Wish.ANY, MONDAY_SIX, 3)).hasSize(3);
    assertThat(Availability.offers(soon, FIX, false, FREE, Wish.ANY, MONDAY_SIX, -1)).isEmpty();
  }
}
