package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.CHICAGO;
import static switchboard.engine.calendar.Plumber.FIX;
import static switchboard.engine.calendar.Plumber.FREE;
import static switchboard.engine.calendar.Plumber.MONDAY_SIX;
import static switchboard.engine.calendar.Plumber.PLUMBER;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.chicago;
import static switchboard.engine.calendar.Plumber.day;
import static switchboard.engine.calendar.Plumber.local;
import static switchboard.engine.calendar.Plumber.offers;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.slots;
import static switchboard.engine.calendar.Plumber.taken;
import static switchboard.engine.calendar.Plumber.told;
import static switchboard.engine.calendar.Plumber.wish;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.understanding.When.Grain;

class OffersTest {
  @Test
  void an_emergency_is_visited_at_night_and_soon() {
    var night = chicago("2026-06-01T23:10");
    var offers = Availability.offers(PLUMBER, FIX, true, FREE, Wish.ANY, night, 3);
    assertThat(told(offers))
        .containsExactly("2026-06-02T00:00", "2026-06-02T01:00", "2026-06-02T02:00");
  }

  @Test
  void an_emergency_waits_for_the_opening_where_nobody_works_at_night() {
    var p = PLUMBER;
    var dayOnly =
        new Profile(
            p.name(),
            p.vertical(),
            p.country(),
            p.zone(),
            p.currency(),
            p.language(),
            p.address(),
            p.numbers(),
            p.persona(),
            p.hours(),
            p.services(),
            p.resources(),
            p.rules(),
            new Emergencies(Duration.ofMinutes(30), false, Map.of()),
            p.alerts(),
            p.recognition(),
            p.faq(),
            p.demo(), Planning.NONE, Telephony.NONE);
    var offers =
        Availability.offers(dayOnly, FIX, true, FREE, Wish.ANY, chicago("2026-06-01T23:10"), 3);
    assertThat(told(offers))
        .containsExactly("2026-06-02T08:00", "2026-06-02T09:00", "2026-06-02T10:00");
  }

  @Test
  void three_offers_are_a_choice_of_half_days() {
    assertThat(offers(Wish.ANY))
        .containsExactly("2026-06-01T08:00", "2026-06-01T12:00", "2026-06-02T08:00");
  }

  @Test
  void offers_for_one_day_are_spread_over_it() {
    assertThat(offers(day("2026-06-02")))
        .containsExactly("2026-06-02T08:00", "2026-06-02T12:00", "2026-06-02T17:00");
  }

  @Test
  void offers_for_a_morning_stay_in_the_morning() {
    assertThat(offers(wish("2026-06-02T06:00", "2026-06-02T12:00", Grain.HOUR)))
        .containsExactly("2026-06-02T08:00", "2026-06-02T09:30", "2026-06-02T11:00");
    assertThat(offers(new Wish(day("2026-06-02").when(), Set.of(Part.MORNING))))
        .containsExactly("2026-06-02T08:00", "2026-06-02T09:30", "2026-06-02T11:30");
  }

  @Test
  void a_part_of_the_day_without_a_date_means_the_next_such_parts() {
    assertThat(offers(new Wish(Optional.empty(), Set.of(Part.AFTERNOON))))
        .containsExactly("2026-06-01T12:00", "2026-06-02T12:00", "2026-06-03T12:00");
  }

  @Test
  void a_point_in_time_comes_first_and_its_neighbours_after_it() {
    var ten = wish("2026-06-02T10:00", "2026-06-02T11:00", Grain.HOUR);
    assertThat(offers(ten))
        .containsExactly("2026-06-02T10:00", "2026-06-02T09:00*", "2026-06-02T11:00*");
    assertThat(slots(ten)).startsWith("2026-06-02T10:00", "2026-06-02T09:30", "2026-06-02T10:30");
    assertThat(offers(wish("2026-06-02T10:10", "2026-06-02T10:11", Grain.MINUTE)))
        .first()
        .isEqualTo("2026-06-02T10:00");
  }

  @Test
  void a_taken_wish_is_answered_with_the_nearest_alternatives() {
    var noon = taken("2026-06-02T10:00", "2026-06-02T11:00");
    assertThat(
            offers(
                wish("2026-06-02T10:00", "2026-06-02T11:00", Grain.HOUR),
                busy("van-1", noon),
                busy("van-2", noon)))
        .containsExactly("2026-06-02T08:00*", "2026-06-02T09:00*", "2026-06-02T11:00*");
  }

  @Test
  void a_full_day_is_answered_with_the_days_next_to_it() {
    var full = taken("2026-06-03T00:00", "2026-06-04T00:00");
    assertThat(offers(day("2026-06-03"), busy("van-1", full), busy("van-2", full)))
        .containsExactly("2026-06-02T17:00*", "2026-06-04T08:00*", "2026-06-04T12:00*");
  }

  @Test
  void after_five_is_the_rest_of_that_day_and_from_tuesday_on_has_no_end() {
    assertThat(slots(wish("2026-06-02T16:00", null, Grain.HOUR)))
        .containsExactly("2026-06-02T16:00", "2026-06-02T16:30", "2026-06-02T17:00");
    assertThat(slots(wish("2026-06-12T00:00", null, Grain.DAY)))
        .startsWith("2026-06-12T08:00")
        .endsWith("2026-06-14T17:00");
  }

  @Test
  void between_two_and_four_means_to_be_done_by_four_unless_it_takes_longer() {
    var window = wish("2026-06-02T14:00", "2026-06-02T16:00", Grain.HOUR);
    assertThat(slots(window))
        .containsExactly("2026-06-02T14:00", "2026-06-02T14:30", "2026-06-02T15:00");
    var install = service("PT4H", "PT0S", "PT0S");
    var slots = Availability.slots(PLUMBER, install, false, FREE, window, MONDAY_SIX);
    assertThat(local(slots.stream(), CHICAGO)).containsExactly("2026-06-02T14:00");
  }
}
