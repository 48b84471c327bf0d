package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.PlanningRulesTest.ONE;
import static switchboard.engine.calendar.PlanningRulesTest.exception;
import static switchboard.engine.calendar.Plumber.PLUMBER;
import static switchboard.engine.calendar.Plumber.span;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Shop.closing;
import static switchboard.engine.calendar.Shop.keeping;
import static switchboard.engine.calendar.Shop.resource;
import static switchboard.engine.calendar.Shop.staffed;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;

class SpecialDayTest {

  private static final LocalDate FROM = LocalDate.parse("2026-06-01");
  private static final LocalDate TO = LocalDate.parse("2026-06-30");

  private static List<String> special(Profile profile) {
    return SpecialDay.of(profile, FROM, TO).stream()
        .map(it ->
            it.date()
                + it.resource().map(" "::concat).orElse("")
                + (it.holiday() ? " holiday " : " ")
                + it.hours().stream().map(one -> one.from() + "-" + one.to()).toList())
        .toList();
  }

  private static Profile shop(DayException... exceptions) {
    return ONE.with(closing(exceptions));
  }

  @Test
  void an_ordinary_month_has_none() {
    assertThat(special(ONE)).isEmpty();
  }

  @Test
  void closed_days_and_days_with_other_hours_are_told_and_the_shorter_exception_wins() {
    var shop =
        shop(
            exception("2026-06-02", "2026-06-02", "", span("10:00-12:00")),
            exception("2026-06-01", "2026-06-03", ""));
    assertThat(special(shop))
        .containsExactly("2026-06-01 []", "2026-06-02 [10:00-12:00]", "2026-06-03 []");
  }

  @Test
  void a_holiday_is_told_as_one_unless_the_business_is_open() {
    var usa = new Holidays("US", Optional.empty(), Set.of());
    assertThat(special(ONE.with(keeping(usa)))).containsExactly("2026-06-19 holiday []");
    var open = new Holidays("US", Optional.empty(), Set.of(LocalDate.parse("2026-06-19")));
    assertThat(special(ONE.with(keeping(open)))).isEmpty();
  }

  @Test
  void who_is_away_is_named_and_nobody_else() {
    assertThat(special(shop(exception("2026-06-02", "2026-06-02", "van-1"))))
        .containsExactly("2026-06-02 van-1 []");
  }

  @Test
  void who_has_a_week_of_their_own_is_told_beside_the_business() {
    var ann = resource("ann", Kind.PERSON, week("13:00-15:00"), Optional.empty());
    var longer = exception("2026-06-02", "2026-06-02", "", span("06:00-14:30"));
    var shop = staffed(PLUMBER, ann).with(closing(longer));
    assertThat(special(shop))
        .containsExactly("2026-06-02 [06:00-14:30]", "2026-06-02 ann [13:00-14:30]");
  }

  @Test
  void what_the_owner_calls_it_is_kept() {
    var day = LocalDate.parse("2026-06-02");
    var named = new DayException(day, day, List.of(), Optional.empty(), "Stocktaking");
    assertThat(SpecialDay.of(shop(named), FROM, TO).getFirst().label()).contains("Stocktaking");
  }
}
