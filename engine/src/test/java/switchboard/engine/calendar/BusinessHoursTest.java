package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.tenant.Reception.Hour;

/// Whether a business is open, over nights, holidays and clocks that change.
class BusinessHoursTest {

  private static final Profile PLUMBER = Presets.all().getFirst().profile();
  private static final Span DAY = new Span(LocalTime.of(8, 0), LocalTime.of(18, 0));

  private static Profile open(Map<DayOfWeek, List<Span>> hours, Planning planning) {
    var it = PLUMBER;
    return new Profile(
            it.name(),
            it.vertical(),
            it.country(),
            it.zone(),
            it.currency(),
            it.language(),
            it.address(),
            it.numbers(),
            it.persona(),
            hours,
            it.services(),
            it.resources(),
            it.rules(),
            it.emergencies(),
            it.alerts(),
            it.recognition(),
            it.faq(),
            it.demo(),
            planning,
            it.telephony());
  }

  private static Profile weekdays() {
    return open(
        Map.of(
            DayOfWeek.MONDAY, List.of(DAY),
            DayOfWeek.TUESDAY, List.of(DAY),
            DayOfWeek.FRIDAY, List.of(DAY)),
        Planning.NONE);
  }

  /// A moment on the wall clock in Kansas.
  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(PLUMBER.zone()).toInstant();
  }

  private static void closed(Profile it, String now, Hour hour, String opens) {
    var hours = BusinessHours.at(it, at(now));
    assertThat(hours.hour()).isEqualTo(hour);
    assertThat(hours.opens()).contains(at(opens));
  }

  @Test
  void it_is_open_from_the_minute_it_opens_until_the_minute_it_closes() {
    var it = weekdays();
    closed(it, "2026-11-23T07:59:59", Hour.CLOSED, "2026-11-23T08:00");
    assertThat(BusinessHours.at(it, at("2026-11-23T08:00")).hour()).isEqualTo(Hour.OPEN);
    assertThat(BusinessHours.at(it, at("2026-11-23T17:59:59")).opens()).isEmpty();
    closed(it, "2026-11-23T18:00", Hour.CLOSED, "2026-11-24T08:00");
    closed(it, "2026-11-24T18:00", Hour.CLOSED, "2026-11-27T08:00");
  }

  @Test
  void a_span_over_midnight_is_of_the_day_it_begins_on() {
    var night = new Span(LocalTime.of(20, 0), LocalTime.of(2, 0));
    var it = open(Map.of(DayOfWeek.FRIDAY, List.of(night)), Planning.NONE);
    assertThat(BusinessHours.at(it, at("2026-11-28T01:59")).hour()).isEqualTo(Hour.OPEN);
    closed(it, "2026-11-28T02:00", Hour.CLOSED, "2026-12-04T20:00");
  }

  @Test
  void the_next_opening_is_on_the_wall_clock_whatever_the_clocks_do() {
    // in Kansas they were put back on 1 November 2026 and are put forward on 14 March 2027
    closed(weekdays(), "2026-10-30T19:00", Hour.CLOSED, "2026-11-02T08:00");
    assertThat(BusinessHours.at(weekdays(), at("2026-10-30T19:00")).opens())
        .contains(Instant.parse("2026-11-02T14:00:00Z"));
    assertThat(BusinessHours.at(weekdays(), at("2027-03-12T19:00")).opens())
        .contains(Instant.parse("2027-03-15T13:00:00Z"));
  }

  @Test
  void an_hour_that_the_clocks_skip_is_no_opening_time() {
    var early = new Span(LocalTime.of(2, 30), LocalTime.of(9, 0));
    var it = open(Map.of(DayOfWeek.SUNDAY, List.of(early)), Planning.NONE);
    assertThat(BusinessHours.at(it, Instant.parse("2027-03-14T07:59:00Z")).opens())
        .contains(Instant.parse("2027-03-14T08:00:00Z"));
  }

  @Test
  void a_holiday_is_one_only_where_it_would_be_open() {
    var kept = new Holidays("US", Optional.empty(), Set.of());
    var it = open(weekdays().hours(), planning(List.of(), Optional.of(kept)));
    closed(it, "2026-12-25T10:00", Hour.HOLIDAY, "2026-12-28T08:00");
    closed(it, "2026-11-26T10:00", Hour.CLOSED, "2026-11-27T08:00");
  }

  @Test
  void what_the_owner_calls_a_day_they_are_closed_is_told() {
    var away =
        new DayException(
            LocalDate.parse("2026-11-23"),
            LocalDate.parse("2026-11-24"),
            List.of(),
            Optional.empty(),
            "for our team day");
    var it = open(weekdays().hours(), planning(List.of(away), Optional.empty()));
    closed(it, "2026-11-23T10:00", Hour.HOLIDAY, "2026-11-27T08:00");
    assertThat(BusinessHours.at(it, at("2026-11-23T10:00")).label()).contains("for our team day");
  }

  @Test
  void a_business_that_names_no_hours_is_always_open() {
    var it = open(Map.of(), Planning.NONE);
    assertThat(BusinessHours.at(it, at("2026-11-22T03:00")).hour()).isEqualTo(Hour.OPEN);
  }

  @Test
  void a_business_that_does_not_open_again_in_sight_says_no_time() {
    var away =
        new DayException(
            LocalDate.parse("2026-11-23"),
            LocalDate.parse("2027-11-23"),
            List.of(),
            Optional.empty(),
            "");
    var it = open(weekdays().hours(), planning(List.of(away), Optional.empty()));
    var hours = BusinessHours.at(it, at("2026-11-23T10:00"));
    assertThat(hours.hour()).isEqualTo(Hour.HOLIDAY);
    assertThat(hours.opens()).isEmpty();
    assertThat(hours.label()).isEmpty();
  }

  private static Planning planning(List<DayException> exceptions, Optional<Holidays> holidays) {
    var it = Planning.NONE;
    return new Planning(
        exceptions,
        holidays,
        it.dailyCap(),
        it.travel(),
        it.reserve(),
        it.cancellation(),
        it.reminders(),
        it.displacing(),
        it.claim(),
        it.promises(),
        it.survey());
  }
}
