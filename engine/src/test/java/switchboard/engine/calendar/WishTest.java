package switchboard.engine.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.day;
import static switchboard.engine.calendar.Plumber.offers;
import static switchboard.engine.calendar.Plumber.slots;
import static switchboard.engine.calendar.Plumber.taken;
import static switchboard.engine.calendar.Plumber.wish;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.understanding.When.Grain;

/// It is Monday, 2026-06-01, six in the morning; open from eight to six.
class WishTest {
  static final Wish NEXT_WEEK = wish("2026-06-08T00:00", "2026-06-15T00:00", Grain.WEEK);

  static Optional<LocalTime> at(int hour) {
    return Optional.of(LocalTime.of(hour, 0));
  }

  @Test
  void mornings_next_week() {
    assertThat(offers(NEXT_WEEK.in(Set.of(Part.MORNING))))
        .containsExactly("2026-06-08T08:00", "2026-06-09T08:00", "2026-06-10T08:00");
    assertThat(slots(NEXT_WEEK.in(Set.of(Part.MORNING)))).hasSize(7 * 8);
  }

  @Test
  void after_five() {
    assertThat(offers(Wish.ANY.between(at(17), Optional.empty())))
        .containsExactly("2026-06-01T17:00", "2026-06-02T17:00", "2026-06-03T17:00");
  }

  @Test
  void before_noon_but_not_before_ten() {
    assertThat(slots(day("2026-06-02").between(at(10), at(12))))
        .containsExactly(
            "2026-06-02T10:00", "2026-06-02T10:30", "2026-06-02T11:00", "2026-06-02T11:30");
  }

  @Test
  void any_day_but_tuesday_is_not_even_answered_with_tuesday() {
    var wish = day("2026-06-03").notOn(Set.of(TUESDAY));
    var full = taken("2026-06-03T00:00", "2026-06-04T00:00");
    assertThat(offers(wish, busy("van-1", full), busy("van-2", full)))
        .containsExactly("2026-06-01T17:00*", "2026-06-04T08:00*", "2026-06-04T12:00*");
    assertThat(offers(Wish.ANY.notOnDates(Set.of(LocalDate.parse("2026-06-01")))))
        .containsExactly("2026-06-02T08:00", "2026-06-02T12:00", "2026-06-03T08:00");
  }

  @Test
  void thursday_or_friday_afternoon() {
    var wish = Wish.ANY.on(Set.of(THURSDAY, FRIDAY)).in(Set.of(Part.AFTERNOON));
    assertThat(offers(wish))
        .containsExactly("2026-06-04T12:00", "2026-06-05T12:00", "2026-06-11T12:00");
  }

  @Test
  void a_wish_nobody_can_meet_is_answered_with_what_comes_nearest_to_it() {
    assertThat(offers(day("2026-06-02").between(at(19), Optional.empty())))
        .containsExactly("2026-06-01T17:00*", "2026-06-02T11:30*", "2026-06-02T17:00*");
    var night = Wish.ANY.in(Set.of(Part.EVENING)).between(at(20), Optional.empty());
    assertThat(offers(night))
        .containsExactly("2026-06-01T17:00*", "2026-06-02T17:00*", "2026-06-03T17:00*");
  }

  @Test
  void at_five_on_a_day_that_suits() {
    var five = wish("2026-06-02T17:00", "2026-06-02T18:00", Grain.HOUR);
    assertThat(offers(five.on(Set.of(MONDAY, WEDNESDAY)))).noneMatch(it -> !it.endsWith("*"));
    assertThat(slots(five.notOn(Set.of(TUESDAY)))).isEmpty();
    assertThat(slots(five.on(Set.of(TUESDAY)))).startsWith("2026-06-02T17:00");
  }

  @Test
  void a_wish_that_contradicts_itself_is_met_by_nothing_but_answered() {
    var never = Wish.ANY.between(at(15), at(14));
    assertThat(slots(never)).isEmpty();
    assertThat(offers(never)).hasSize(3).allMatch(it -> it.endsWith("*"));
    var noDay = Wish.ANY.notOn(Set.of(DayOfWeek.values()));
    assertThat(offers(noDay)).isEmpty();
    assertThat(offers(Wish.ANY.with(List.of("nothing")))).hasSize(3);
  }
}
