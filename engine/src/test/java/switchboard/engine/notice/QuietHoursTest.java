package switchboard.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Duration DAY = Duration.ofHours(24);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }

  private static Instant due(String start, Duration before) {
    return QuietHours.due(at(start), before, NEW_YORK);
  }

  @Test
  void a_day_before_is_the_same_time_the_day_before() {
    assertThat(due("2026-03-03T14:00", DAY)).isEqualTo(at("2026-03-02T14:00"));
  }

  @Test
  void a_day_before_a_visit_on_the_day_the_clocks_go_forward_is_the_same_time_on_the_clock() {
    assertThat(due("2026-03-08T14:00", DAY)).isEqualTo(at("2026-03-07T14:00"));
    assertThat(Duration.between(at("2026-03-07T14:00"), at("2026-03-08T14:00")))
        .isEqualTo(Duration.ofHours(23));
  }

  @Test
  void a_day_before_a_visit_on_the_day_the_clocks_go_back_is_the_same_time_on_the_clock() {
    assertThat(due("2026-11-01T14:00", DAY)).isEqualTo(at("2026-10-31T14:00"));
  }

  @Test
  void hours_are_real_hours_also_when_the_clocks_change() {
    assertThat(due("2026-03-09T09:00", Duration.ofHours(2)))
        .isEqualTo(at("2026-03-09T07:00").plusSeconds(3600));
    assertThat(due("2026-03-08T14:00", Duration.ofHours(2))).isEqualTo(at("2026-03-08T12:00"));
  }

  @Test
  void what_would_fall_into_the_night_waits_for_the_morning() {
    assertThat(due("2026-03-03T22:30", DAY)).isEqualTo(at("2026-03-03T08:00"));
    assertThat(due("2026-03-03T09:30", Duration.ofHours(2))).isEqualTo(at("2026-03-03T08:00"));
  }

  @Test
  void what_would_come_too_late_in_the_morning_comes_the_evening_before() {
    assertThat(due("2026-03-03T07:30", Duration.ofHours(2))).isEqualTo(at("2026-03-02T20:00"));
    assertThat(due("2026-03-03T08:00", Duration.ofHours(1))).isEqualTo(at("2026-03-02T20:00"));
    assertThat(due("2026-03-04T00:30", Duration.ofHours(2))).isEqualTo(at("2026-03-03T20:00"));
  }

  @Test
  void nine_in_the_evening_is_night_and_eight_in_the_morning_is_day() {
    assertThat(due("2026-03-03T21:00", DAY)).isEqualTo(at("2026-03-03T08:00"));
    assertThat(due("2026-03-03T20:59", DAY)).isEqualTo(at("2026-03-02T20:59"));
    assertThat(due("2026-03-03T08:00", DAY)).isEqualTo(at("2026-03-02T08:00"));
  }

  @Test
  void by_day_a_text_goes_at_once_by_night_in_the_morning_and_too_late_not_at_all() {
    var start = at("2026-03-03T09:00");
    var noon = at("2026-03-02T12:00");
    assertThat(QuietHours.open(noon, start, NEW_YORK)).contains(noon);
    assertThat(QuietHours.open(at("2026-03-02T23:00"), start, NEW_YORK))
        .contains(at("2026-03-03T08:00"));
    assertThat(QuietHours.open(at("2026-03-03T06:00"), at("2026-03-03T07:30"), NEW_YORK)).isEmpty();
  }

  @Test
  void the_night_of_the_clock_change_ends_at_eight_like_any_other() {
    assertThat(QuietHours.open(at("2026-03-08T01:30"), at("2026-03-08T12:00"), NEW_YORK))
        .contains(at("2026-03-08T08:00"));
  }
}
