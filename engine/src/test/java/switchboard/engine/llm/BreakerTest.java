package switchboard.engine.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private static Breaker failing(int times) {
    var it = Breaker.CLOSED;
    for (int i = 0; i < times; i++) it = it.failed(NOW);
    return it;
  }

  @Test
  void two_failures_are_bad_luck_and_three_are_an_outage() {
    assertThat(failing(2).allows(NOW)).isTrue();
    assertThat(failing(3).allows(NOW)).isFalse();
  }

  @Test
  void a_success_forgives_all_before() {
    assertThat(failing(2).succeeded().failed(NOW).allows(NOW)).isTrue();
  }

  @Test
  void after_a_while_one_may_try_and_the_others_wait() {
    var later = NOW.plusSeconds(5);
    assertThat(failing(3).allows(later)).isTrue();
    assertThat(failing(3).asked(later).allows(later)).isFalse();
    assertThat(failing(3).asked(later).succeeded().allows(later)).isTrue();
  }

  @Test
  void one_who_tries_and_never_reports_does_not_keep_the_door_shut() {
    var later = NOW.plusSeconds(5);
    assertThat(failing(3).asked(later).allows(later.plusSeconds(15))).isTrue();
  }

  @Test
  void each_failed_trial_doubles_the_pause_up_to_five_minutes() {
    assertThat(failing(4).allows(NOW.plusSeconds(9))).isFalse();
    assertThat(failing(4).allows(NOW.plusSeconds(10))).isTrue();
    assertThat(failing(40).allows(NOW.plus(Duration.ofMinutes(5)))).isTrue();
    assertThat(failing(40).allows(NOW.plus(Duration.ofMinutes(4)))).isFalse();
  }
}
