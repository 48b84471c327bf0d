package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {
  private static Set<LocalDate> of(String country, String region, int year) {
    return PublicHolidays.of(country, Optional.of(region).filter(it -> !it.isEmpty()), year);
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void a_holiday_on_a_saturday_counts_then_and_when_it_is_kept() {
    assertThat(of("US", "", 2026))
        .contains(date("2026-07-04"), date("2026-07-03"), date("2026-11-26"), date("2026-12-25"));
  }

  @Test
  void regions_keep_holidays_of_their_own() {
    assertThat(of("GB", "ENG", 2026)).contains(date("2026-04-06"), date("2026-08-31"));
    assertThat(of("GB", "SCT", 2026))
        .contains(date("2026-08-03"), date("2026-11-30"))
        .doesNotContain(date("2026-08-31"));
    assertThat(of("GB", "", 2026)).contains(date("2026-12-25")).doesNotContain(date("2026-08-31"));
  }

  @Test
  void what_is_only_observed_closes_nobody() {
    assertThat(of("US", "NY", 2026)).doesNotContain(date("2026-02-14"), date("2026-10-31"));
  }

  @Test
  void a_place_nobody_knows_has_no_holidays() {
    assertThat(of("ZZ", "", 2026)).isEmpty();
    assertThat(of("US", "no such state", 2026)).isEqualTo(of("US", "", 2026));
    assertThat(of("../us", "", 2026)).isEmpty();
    assertThat(PublicHolidays.knows("ZZ")).isFalse();
    assertThat(PublicHolidays.knows("nyse")).isFalse();
    assertThat(PublicHolidays.knows("US")).isTrue();
    assertThat(PublicHolidays.knows("GB", "ENG")).isTrue();
    assertThat(PublicHolidays.knows("GB", "NY")).isFalse();
  }
}
