package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.OnCall.Person;
import switchboard.engine.tenant.Profile.Span;

class OnCallTest {
  private static final Person ALWAYS = person("+13165550101", Map.of());
  private static final Person MONDAY_NIGHT =
      person(
          "+13165550102",
          Map.of(DayOfWeek.MONDAY, List.of(new Span(LocalTime.of(20, 0), LocalTime.of(6, 0)))));

  private static Person person(String phone, Map<DayOfWeek, List<Span>> hours) {
    return new Person(Personal.of("Somebody"), Personal.of(phone), hours);
  }

  private static OnCall of(Person... people) {
    return new OnCall(List.of(people), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static ZonedDateTime at(String text) {
    return ZonedDateTime.parse(text + "-06:00[America/Chicago]");
  }

  @Test
  void a_night_lasts_into_the_next_day() {
    var chain = of(MONDAY_NIGHT, ALWAYS);
    assertThat(chain.onDuty(at("2026-01-05T21:00"))).containsExactly(MONDAY_NIGHT, ALWAYS);
    assertThat(chain.onDuty(at("2026-01-06T05:59"))).containsExactly(MONDAY_NIGHT, ALWAYS);
    assertThat(chain.onDuty(at("2026-01-06T06:00"))).containsExactly(ALWAYS);
    assertThat(chain.onDuty(at("2026-01-05T05:00"))).containsExactly(ALWAYS);
  }

  @Test
  void where_nobody_is_on_duty_everybody_is() {
    assertThat(of(MONDAY_NIGHT).onDuty(at("2026-01-07T12:00"))).containsExactly(MONDAY_NIGHT);
    assertThat(OnCall.NOBODY.onDuty(at("2026-01-07T12:00"))).isEmpty();
  }

  @Test
  void their_numbers_are_known() {
    assertThat(of(ALWAYS).has(new Phone("+13165550101"))).isTrue();
    assertThat(of(ALWAYS).has(new Phone("+13165550109"))).isFalse();
  }
}
